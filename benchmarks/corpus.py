"""`make bench-corpus CORPUS=DIR`: every project below a folder, without a language model, as one table.

A project is a sub-folder. `DIR/corpus.tsv` (or `--list`; columns name, repo, commit, subdir), where there is one, says
which, at which commit, and where in it the build is; `NAME/.subdir` does the last too. Results are kept in
`--results` (`corpus.json`, `corpus.md`): a later run takes the place of a project's row for the same engine.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus_table import Row, load, merged, row_of, save, shown
from benchmarks.measure import adopt_orphans, measure
from pipeline.steps.attempt import Deadline
from pipeline.steps.recipes import openrewrite
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import find_jdks
from pipeline.tools.openrewrite_build import SETTING
from shared.report import Report
from shared.settings import Settings

ROOT = Path(__file__).parents[1]
ENGINES = ("fixers", "openrewrite+fixers", "openrewrite")


@dataclass(frozen=True)
class Project:
    """One source tree; `subdir` is where its build is, `repo` and `commit` where the tree is from."""

    name: str
    path: Path
    subdir: str | None
    repo: str
    commit: str


def main() -> None:
    options = _options()
    adopt_orphans()
    rows = load(options.results) if options.results else ()
    with tempfile.TemporaryDirectory(prefix="autobuilder-corpus-") as directory:
        if any(engine != "fixers" for engine in options.engines):
            os.environ.setdefault(SETTING, str(built_runner(Path(directory), options.repository)))
        for project in projects_of(options.corpus, options.list):
            if options.only and project.name not in options.only:
                continue
            for engine in options.engines:
                row = migrated(project, engine, Path(directory), options.repository)
                rows = merged(rows, [row])
                if options.results:
                    save(rows, options.results)
                print(f"{row.project} {row.engine}: {row.verified}, {row.cpu_seconds:.0f} CPU seconds", flush=True)
    print(shown(rows))


def built_runner(directory: Path, repository: Path | None) -> Path:
    """OpenRewrite's runner, built once: every run has a home of its own and would build it anew."""
    workspace = Workspace(
        exchange=directory,
        directory=directory / "runner",
        log=print,
        jdks=find_jdks(),
        maven_repository=(repository or Settings().repository_dir).resolve(),
        cache=directory / "cache",
    )
    return openrewrite(workspace, directory, Deadline.after(3600)).home


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--engines", nargs="+", default=["fixers"], choices=ENGINES)
    parser.add_argument("--list", type=Path, help="table of the projects; default: corpus.tsv in the folder")
    parser.add_argument("--repository", type=Path, help="a warm local Maven repository")
    parser.add_argument("--only", nargs="*", help="names of projects")
    parser.add_argument("--results", type=Path, help="folder that keeps corpus.json and corpus.md")
    return parser.parse_args()


def projects_of(corpus: Path, table: Path | None = None) -> list[Project]:
    """Those of the table that are there, or else every sub-folder."""
    table = table or corpus / "corpus.tsv"
    if not table.is_file():
        folders = sorted(path for path in corpus.iterdir() if path.is_dir() and not path.name.startswith("."))
        return [_with_checkout(Project(path.name, path, None, "", "")) for path in folders]
    with table.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    named = [Project(r["name"], corpus / r["name"], r.get("subdir"), r["repo"], r["commit"]) for r in rows]
    return [_with_checkout(project) for project in named if project.path.is_dir()]


def _with_checkout(project: Project) -> Project:
    """The commit that is checked out counts, not the one that the table names."""
    hint = project.path / ".subdir"
    subdir = hint.read_text(encoding="utf-8").strip() if hint.is_file() else project.subdir
    command = ["git", "-C", str(project.path), "rev-parse", "HEAD"]
    has_git = (project.path / ".git").exists()
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() if has_git else ""
    return replace(project, subdir=None if subdir == "." else subdir, commit=found or project.commit)


def migrated(project: Project, engine: str, directory: Path, repository: Path | None) -> Row:
    """With a home of its own, so that no baseline is reused."""
    home, out, log = directory / "home", directory / "out", directory / "log"
    for place in (home, out):
        shutil.rmtree(place, ignore_errors=True)
    log.unlink(missing_ok=True)
    environment = os.environ | {"AUTOBUILDER_HOME": str(home), "PYTHONPATH": str(ROOT)}
    if repository:
        environment["AUTOBUILDER_MAVEN_REPOSITORY"] = str(repository.resolve())
    command = [sys.executable, "-m", "cli", "migrate", str(project.path.resolve())]
    command += [*(_subdir(project)), "--out", str(out), "--no-llm", "--engine", engine]
    cost = measure(command, directory, log, environment)
    report = out / "report.json"
    found = Report.model_validate_json(report.read_bytes()) if report.exists() else None
    error = log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
    row = row_of(project.name, engine, found, error, cost.cpu)
    return replace(row, repo=project.repo, commit=project.commit, seen=f"{datetime.now(UTC):%Y-%m-%d}")


def _subdir(project: Project) -> Iterator[str]:
    if project.subdir:
        yield from ("--subdir", project.subdir)


if __name__ == "__main__":
    main()
