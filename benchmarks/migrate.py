"""`make bench`: a whole migration against the same by hand, paired, as ratios of medians.

By hand: `mvn verify`, the OpenRewrite plugin with the pinned Apache set, `mvn verify` again, all with default flags.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Cost, adopt_orphans, measure
from pipeline.tools.openrewrite import LAST_MINOR

PLUGIN = ("org.openrewrite.maven", "rewrite-maven-plugin", "5.46.3")
RECIPES = (
    ("org.openrewrite.recipe", "rewrite-spring", "5.25.1"),
    ("org.openrewrite.recipe", "rewrite-migrate-java", "2.31.1"),
)
"""What a person would run by hand: the last versions under Apache-2.0."""
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Pair:
    """One project's paired runs."""

    ours: list[Cost]
    by_hand: list[Cost]
    second: list[Cost]
    tools_cpu: list[float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("projects", nargs="*", type=Path, help="default: two examples")
    parser.add_argument("-n", "--runs", type=int, default=3)
    parser.add_argument("--repository", type=Path, help="a warm local Maven repository, used by both sides")
    arguments = parser.parse_args()
    adopt_orphans()
    projects = arguments.projects or [ROOT / "examples" / "bookstore", ROOT / "examples" / "warehouse"]
    print("project          cpu ours/hand  wall ours/hand  own cpu s  own %  second/first cpu")
    for project in projects:
        with tempfile.TemporaryDirectory(prefix="autobuilder-bench-") as directory:
            print(row(project.name, compare(project.resolve(), Path(directory), arguments)), flush=True)


def compare(project: Path, directory: Path, arguments: argparse.Namespace) -> Pair:
    pair = Pair([], [], [], [])
    repository = (arguments.repository or directory / "m2").resolve()
    warm(project, directory, repository)
    for number in range(arguments.runs):
        home = directory / f"home-{number}"
        first = ours(project, directory, home, repository)
        pair.ours.append(first)
        pair.tools_cpu.append(tools_cpu(directory))
        pair.second.append(ours(project, directory, home, repository))
        pair.by_hand.append(by_hand(project, directory, repository))
        shutil.rmtree(home, ignore_errors=True)
    return pair


def warm(project: Path, directory: Path, repository: Path) -> None:
    """Both sides once, so that no download is measured."""
    ours(project, directory, directory / "home-warm", repository)
    by_hand(project, directory, repository)


def ours(project: Path, directory: Path, home: Path, repository: Path) -> Cost:
    environment = os.environ | {"AUTOBUILDER_HOME": str(home), "AUTOBUILDER_MAVEN_REPOSITORY": str(repository)}
    out = directory / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [str(ROOT / "autobuilder"), "migrate", str(project), "--out", str(out), "--no-llm"]
    return measure(command, directory, directory / "ours.log", environment)


def tools_cpu(directory: Path) -> float:
    report = json.loads((directory / "out" / "report.json").read_text())
    return report["timings"]["tools_cpu_seconds"]


def by_hand(project: Path, directory: Path, repository: Path) -> Cost:
    copy = directory / "by-hand"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("target", ".git"))
    maven = ["mvn", "-B", "-ntp", f"-Dmaven.repo.local={repository}"]
    rewrite = [
        *(*maven, ":".join((*PLUGIN, "run"))),
        f"-Drewrite.recipeArtifactCoordinates={','.join(':'.join(gav) for gav in RECIPES)}",
        f"-Drewrite.activeRecipes=org.openrewrite.java.spring.boot3.UpgradeSpringBoot_3_{LAST_MINOR}",
    ]
    log = directory / "by-hand.log"
    steps = ([*maven, "clean", "verify"], rewrite, [*maven, "clean", "verify"])
    return sum((measure(step, copy, log) for step in steps), Cost(0, 0, 0))


def row(name: str, pair: Pair) -> str:
    def median(values: list[float]) -> float:
        return statistics.median(values)

    cpu = median([a.cpu / b.cpu for a, b in zip(pair.ours, pair.by_hand, strict=True)])
    wall = median([a.wall / b.wall for a, b in zip(pair.ours, pair.by_hand, strict=True)])
    own = median([a.cpu - tools for a, tools in zip(pair.ours, pair.tools_cpu, strict=True)])
    share = 100 * own / median([a.cpu for a in pair.ours])
    second = median([b.cpu / a.cpu for a, b in zip(pair.ours, pair.second, strict=True)])
    return f"{name:16} {cpu:13.2f}  {wall:14.2f}  {own:9.2f}  {share:5.1f}  {second:16.2f}"


if __name__ == "__main__":
    main()
