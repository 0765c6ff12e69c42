"""What may be wished for: a target, and options."""

from functions.api.schemas.runs import WantedOptions, WantedTarget
from pipeline.fixers import FIXERS
from pipeline.knowledge import resolve_boot
from shared.errors import InvalidRequest
from shared.models import Options, Target


def target_of(wanted: WantedTarget) -> Target:
    """With a full Boot version. Raises InvalidRequest for a pair that cannot be."""
    target = Target(java=wanted.java, spring_boot=resolve_boot(wanted.spring_boot))
    if target.is_boot3 and target.java == 11:
        raise InvalidRequest("Spring Boot 3 needs Java 17; ask for java 17, or for spring_boot 2.7 with java 11.")
    return target


def options_of(wanted: WantedOptions) -> Options:
    """Raises InvalidRequest for a fixer that there is not."""
    known = {fixer.id for fixer in FIXERS}
    if unknown := [name for name in wanted.fixers or () if name not in known]:
        raise InvalidRequest(f"There is no fixer {unknown[0]!r}; leave `fixers` out to allow all.")
    return Options.model_validate({**wanted.model_dump(), "fixers": wanted.fixers and tuple(wanted.fixers)})
