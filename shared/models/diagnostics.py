"""What a build complains of."""

from enum import StrEnum

from shared.models.base import Model


class Wave(StrEnum):
    """Build errors come in waves; a later one is hidden until the earlier ones are gone."""

    POM = "pom"
    PLUGIN = "plugin"
    PROCESSOR = "processor"
    IMPORTS = "imports"
    TYPES = "types"
    TEST_COMPILE = "test_compile"
    STARTUP = "startup"
    TEST = "test"
    ENVIRONMENT = "environment"


WAVES = tuple(Wave)


class Diagnostic(Model):
    """One problem that a tool reported. `environment` ones are no fault of the code (catalogue, family N)."""

    wave: Wave
    message: str
    """First line as the tool printed it, ANSI codes removed."""
    detail: str = ""
    """Following lines that belong to it: `symbol:`, `location:`, the chain of causes."""
    path: str | None = None
    """POSIX path relative to the project root, if it is in a file of the project."""
    line: int | None = None
    """1-based."""
    column: int | None = None
    module: str | None = None
    test: str | None = None
    """`fully.qualified.Class#method` when a test failed."""
    next_action: str | None = None
    """One sentence for a person, filled in for what is left at the end."""
