"""Settings of single Feign clients that got another name, without an error where the old one stays."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from pipeline.sources.settings import canonical
from shared.models import Wave

_DECODE = re.compile(r"(?:spring\.cloud\.open)?feign\.client\.config[.\[].+\.decode404")


@fixer(
    "feign-dismiss-404",
    title="Name Feign's decode404 dismiss404, as it is read now",
    source="Spring Cloud 2022.0 release notes, OpenFeign; class FeignClientProperties of OpenFeign 4",
    wave=Wave.STARTUP,
)
def feign_dismiss_404(case: Case) -> Iterator[Change]:
    """Unread, it would make an answer 404 an exception again."""
    for path, file in config_files(case.project, b"decode404", b"decode-404"):
        found = [s for s in file.settings if _DECODE.fullmatch(canonical(s.key))]
        after = file.with_renamed({s: f"{s.key.rpartition('.')[0]}.dismiss404" for s in found})
        if after.source != file.source:
            yield Change(path, after.source, "OpenFeign 4 reads dismiss404")
