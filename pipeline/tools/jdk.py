"""JDKs and Maven installations of this machine, found by their files: no process is started."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Jdk:
    """One installed JDK (it has `bin/javac`)."""

    version: int
    """Feature release: 8, 11, 17, 21, 25."""
    home: Path
    """Value for JAVA_HOME, links resolved."""
    vendor: str
    """As the `release` file says it ("Eclipse Adoptium"), "" when it says nothing."""

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"
