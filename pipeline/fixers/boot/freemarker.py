"""FreeMarker templates that end in .ftl, which was Boot's default suffix up to 2.1."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import depends_on, own_line
from pipeline.sources.project import Change
from shared.models import Wave


@fixer(
    "freemarker-suffix",
    title="Keep the suffix of FreeMarker templates",
    source="Spring Boot 2.2 release notes, Freemarker templates: the default suffix is .ftlh",
    wave=Wave.STARTUP,
    boot3=False,
)
def freemarker_suffix(case: Case) -> Iterator[Change]:
    """Only for projects known to be older: later ones with .ftl files read them some other way, or not at all."""
    own = own_line(case)
    if own is None or own >= (2, 2) or not depends_on(case.project, "spring-boot-starter-freemarker"):
        return
    if _templates(case, "ftl") and not _templates(case, "ftlh"):
        yield from added(
            case.project,
            "spring.freemarker.suffix",
            ".ftl",
            "without it Boot looks for .ftlh since 2.2 and finds no view",
            applications(case.project),
        )


def _templates(case: Case, suffix: str) -> list[str]:
    return case.project.glob(f"**/templates/*.{suffix}", f"**/templates/**/*.{suffix}")
