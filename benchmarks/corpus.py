"""`make bench-corpus CORPUS=DIR`: every project below a folder, without a language model, as one table.

A project is a sub-folder with a build file at its root; `NAME/.subdir` may name the folder of the build.
"""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import Cost, adopt_orphans, measure

ROOT = Path(__file__).parents[1]
HEADER = (
    "| project | engine | verified | tests before | after | refused or failed | first left | fixers | lines | CPU s |"
)


@dataclass(frozen=True)
class Result:
    """One migration: its cost, and report.json where it got so far."""

    project: str
    engine: str
    cost: Cost
    report: dict[str, Any] | None
    error: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--engines", nargs="+", default=["fixers"])
    parser.add_argument("--repository", type=Path, help="a warm local Maven repository")
    parser.add_argument("--only", nargs="*", help="names of projects")
    parser.add_argument("--output", type=Path, help="also write the table to this file")
    options = parser.parse_args()
    adopt_orphans()
    lines = [HEADER, "|" + "---|" * HEADER.count(" | ") + "---|"]
    print("\n".join(lines))
    with tempfile.TemporaryDirectory(prefix="autobuilder-corpus-") as directory:
        results: list[Result] = []
        for result in results_of(options, Path(directory)):
            results.append(result)
            lines.append(row(result))
            print(lines[-1], flush=True)
    lines += ["", *totals(results, options.engines)]
    print("\n".join(lines[-len(options.engines) :]))
    if options.output:
        options.output.write_text("\n".join(lines) + "\n")


def results_of(options: argparse.Namespace, directory: Path) -> Iterator[Result]:
    for project in sorted(p for p in options.corpus.iterdir() if p.is_dir()):
        if not options.only or project.name in options.only:
            for engine in options.engines:
                yield migrated(project, engine, directory, options.repository)


def migrated(project: Path, engine: str, directory: Path, repository: Path | None) -> Result:
    """With a home of its own, so that no baseline is reused."""
    home, out, log = directory / "home", directory / "out", directory / "log"
    for place in (home, out):
        shutil.rmtree(place, ignore_errors=True)
    log.unlink(missing_ok=True)
    warm = {"AUTOBUILDER_MAVEN_REPOSITORY": str(repository.resolve())} if repository else {}
    subdir = project / ".subdir"
    command = [str(ROOT / "autobuilder"), "migrate", str(project), "--out", str(out), "--no-llm", "--engine", engine]
    if subdir.exists():
        command += ["--subdir", subdir.read_text().strip()]
    cost = measure(command, directory, log, os.environ | {"AUTOBUILDER_HOME": str(home)} | warm)
    report = out / "report.json"
    found = json.loads(report.read_text()) if report.exists() else None
    return Result(project.name, engine, cost, found, log.read_text(errors="replace").strip().rpartition("\n")[2])


def row(result: Result) -> str:
    report = result.report
    if report is None:
        return f"| {result.project} | {result.engine} | no | | | {cell(result.error)} | | | | {result.cost.cpu:.0f} |"
    checks = (report["verification"] or {"checks": []})["checks"]
    refused = " ".join(check["id"] for check in checks if check["passed"] is False)
    failed = report["failure"]["step"] if report["failure"] and not refused else ""
    left = report["diagnostics"][0]["message"] if report["diagnostics"] else ""
    changes = report["changes"]
    return " | ".join(
        [
            f"| {result.project} | {result.engine}",
            verdict(report),
            tests(report["baseline"]),
            tests(report["result"]),
            refused or failed,
            cell(left),
            str(len(changes["fixers"])),
            f"+{changes['insertions']} -{changes['deletions']}",
            f"{result.cost.cpu:.0f} |",
        ]
    )


def verdict(report: dict[str, Any]) -> str:
    if report["status"] != "succeeded":
        return "no"
    return "yes" if report["baseline"] and report["baseline"]["tests"]["passed"] else "yes, no test to prove it"


def tests(section: dict[str, Any] | None) -> str:
    return f"{section['tests']['passed']}/{section['tests']['run']}" if section else ""


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")[:80]


def totals(results: list[Result], engines: list[str]) -> Iterator[str]:
    for engine in engines:
        mine = [r for r in results if r.engine == engine]
        good = sum(r.report is not None and r.report["status"] == "succeeded" for r in mine)
        cpu = sum(r.cost.cpu for r in mine)
        yield f"{engine}: {good} of {len(mine)} verified, {cpu:.0f} CPU seconds."


if __name__ == "__main__":
    main()
