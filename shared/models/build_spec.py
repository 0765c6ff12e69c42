"""What a builder is given."""

from typing import Literal

from shared.models.base import Model
from shared.models.project import ProjectFacts
from shared.models.run import Options, StepName, Target
from shared.telemetry import Traceparent


class Limits(Model):
    """Of one build."""

    seconds: int = 3600
    memory_mb: int = 4096


class GitSource(Model):
    url: str
    ref: str | None = None


class BuildSpec(Model):
    """spec.json: all that a builder needs. Paths are relative to the run's exchange directory."""

    schema_version: Literal[1] = 1
    build_id: str
    """`build-<run>-<step>-<attempt>`: the same attempt has the same name, so that starting it twice is harmless."""
    run_id: str
    step: StepName
    attempt: int
    target: Target
    options: Options = Options()
    name: str
    """Of the project, for messages."""
    subdir: str | None = None
    git: GitSource | None = None
    archive: str | None = None
    """Upload to unpack, for `prepare`."""
    snapshot: str | None = None
    """Input snapshot (`*.tar.zst`), for all other heavy steps; for `prepare`, a source that the host fetched."""
    baseline: str | None = None
    """result.json of the baseline, for `build`: which tests failed before."""
    origin: str | None = None
    """Snapshot of the project as it came, for `build`: some builds look only at what has changed since."""
    feed: str | None = None
    """What the project needs of the private feed (`*.tar.zst`): a Maven repository of files."""
    facts: ProjectFacts | None = None
    signatures: bool = False
    """A build that fails writes down what the types it names look like, for a language model."""
    output: str
    """Directory for result.json, snapshot.tar.zst, log, jars/."""
    limits: Limits = Limits()
    traceparent: Traceparent = None
    """The build's own place in the run's trace."""
