"""What the fixers of Maven and Gradle build files share: declared dependencies, and edits of them across files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.sources.project import Change


@dataclass(frozen=True)
class Coordinate:
    """What to declare: a version of None means that a BOM manages it."""

    group: str
    artifact: str
    version: str | None = None
    scope: str | None = None
    """Maven's name of the scope; None is the scope of what it replaces."""
    classifier: str | None = None
    exclusions: tuple[str, ...] = ()
    """`group:artifact` each."""

    @property
    def ga(self) -> str:
        return f"{self.group}:{self.artifact}"


class Declared(Protocol):
    """One dependency as a build file declares it."""

    @property
    def file(self) -> str: ...

    @property
    def group(self) -> str: ...

    @property
    def artifact(self) -> str: ...

    @property
    def ga(self) -> str: ...

    @property
    def version(self) -> str | None:
        """As resolved from the project's own properties; None when nothing is declared or it stays unknown."""
        ...

    @property
    def versioned(self) -> bool:
        """True when the declaration itself says a version, known or not."""
        ...

    @property
    def classifier(self) -> str | None: ...

    @property
    def management(self) -> bool:
        """It only manages a version (Maven's dependencyManagement, Gradle's constraints)."""
        ...

    @property
    def test(self) -> bool: ...


class Build(Protocol):
    """A project's build files of one tool, with edits that wait until `changes` is asked for.

    Each takes back only what its own `declared` gave.
    """

    @property
    def declared(self) -> Sequence[Declared]: ...

    def boot_managed(self, declared: Any) -> bool:
        """True when the Spring Boot BOM gives the versions where this is declared."""
        ...

    def locally_managed(self, declared: Any) -> str | None:
        """Version that the project's own management (not a BOM) gives it."""
        ...

    def declares(self, file: str, ga: str) -> bool:
        """True when the file (or, in Maven, a parent of it in this project) declares the dependency."""
        ...

    def script_of(self, path: str) -> str | None:
        """The build file of the module that a source file belongs to."""
        ...

    def has_boot(self, path: str) -> bool:
        """True when the Spring Boot BOM gives versions in this build file."""
        ...

    def add(self, path: str, item: Coordinate) -> None:
        """Adds a dependency to this build file."""
        ...

    def set_version(self, declared: Any, version: str | None) -> None:
        """None takes the version away; a version held in a property is set there."""
        ...

    def replace(self, declared: Any, successors: Sequence[Coordinate]) -> None:
        """The first takes its place, the others follow it; none at all removes it."""
        ...

    def changes(self, reason: str) -> Iterable[Change]: ...
