"""What is known of a project before anything of it runs."""

from typing import Literal

from shared.models.base import Model


class ModuleFacts(Model):
    """One Maven module or Gradle project. `path` is "." for the root."""

    path: str
    artifact: str
    packaging: str = "jar"
    java: str | None = None
    main_sources: int = 0
    test_sources: int = 0


class ProjectFacts(Model):
    """What `prepare` found out about a project without running anything of it."""

    name: str
    build_tool: Literal["maven", "gradle"]
    modules: tuple[ModuleFacts, ...]
    java: str
    """Source level as declared: "1.8", "11"; "1.8" when nothing says otherwise (Maven's Boot 2 parent)."""
    spring_boot: str
    source_digest: str
    """sha256 over paths and contents: the key under which a baseline can be reused."""
    files: int
    bytes: int
    warnings: tuple[str, ...] = ()


class Finding(Model):
    """Something `assess` noticed: why it matters, which rule handles it, or what a person must decide."""

    title: str
    severity: Literal["automatic", "check", "manual"]
    why: str
    rule: str | None = None
    """Id of the fixer that handles it."""
    paths: tuple[str, ...] = ()
    effort_minutes: int = 0
    """A person's time if done by hand; an estimate."""
