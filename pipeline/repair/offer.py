"""A proposal's effect: the tree before and after, and the files that differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.gates.base import Evidence
from pipeline.gates.methods import is_test_path
from pipeline.sources.project import Change, Project
from shared.models import BuildResult, Outcome, Target


@dataclass(frozen=True)
class Offer:
    before: Project
    after: Project
    changes: tuple[Change, ...]
    target: Target

    @classmethod
    def of(cls, project: Project, changes: tuple[Change, ...], target: Target) -> "Offer":
        return cls(project, project.with_changes(changes), changes, target)

    @property
    def paths(self) -> list[str]:
        return [change.path for change in self.changes]

    def pairs(self, *, tests: bool | None = None) -> Iterator[tuple[str, str, str]]:
        """(path, text before, text after) of each changed file, "" where there is none."""
        for path in self.paths:
            if tests is None or is_test_path(path) is tests:
                yield path, text(self.before, path), text(self.after, path)

    @cached_property
    def java(self) -> Evidence:
        """The changed Java files as the gates read them. Only these: a rule is about what changed."""
        return Evidence(
            before=_only(self.before, self.paths),
            after=_only(self.after, self.paths),
            baseline=None,
            build=BuildResult(outcome=Outcome.FAILED),
            target=self.target,
        )

    @property
    def touches_build(self) -> bool:
        return any(is_build_file(path) for path in self.paths)


def is_build_file(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in ("pom.xml", "gradle.properties") or path.endswith((".gradle", ".gradle.kts", ".versions.toml"))


def text(project: Project, path: str) -> str:
    return project.text(path) if path in project else ""


def _only(project: Project, paths: list[str]) -> Project:
    kept = tuple(path for path in project.paths if path in paths and path.endswith(".java"))
    return Project(project.root, kept, {path: project.read(path) for path in kept})
