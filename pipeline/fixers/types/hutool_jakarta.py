"""Hutool's helpers for servlets and mail have a twin for Jakarta EE beside them: `ServletUtil` -> `JakartaServletUtil`.

Source: classes of hutool-extra 5.8.15 (servlets) to 5.8.40 (mail, since 5.8.30); same methods in both.
"""

from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.types.type_renames import rename_types
from pipeline.knowledge import older
from pipeline.sources.project import Change
from shared.models import Wave

_EXTRA = "cn.hutool.extra"
_NAMES = {
    f"{_EXTRA}.{old}": f"{_EXTRA}.{new}"
    for old, new in (
        ("servlet.ServletUtil", "servlet.JakartaServletUtil"),
        ("mail.MailUtil", "mail.JakartaMailUtil"),
        ("mail.Mail", "mail.JakartaMail"),
    )
}
_FIRST, _TESTED = "5.8.30", "5.8.40"


@fixer(
    "hutool-jakarta",
    title="Use Hutool's helpers for Jakarta's servlets and mail",
    source="classes of hutool-extra 5.8.40",
    wave=Wave.TYPES,
)
def hutool_jakarta(case: Case) -> Iterator[Change]:
    done = False
    for path in case.project.java_paths(*(name.rpartition(".")[0].encode() for name in _NAMES)):
        file = case.project.java(path)
        after = rename_types(file, _NAMES)
        if after != file.source:
            done = True
            yield Change(path, after, "Spring Boot 3 has Jakarta's servlets and mail")
    if done:
        yield from _versions(case)


def _versions(case: Case) -> Iterable[Change]:
    for build in builds_of(case.project):
        for declared in build.declared:
            if declared.group == "cn.hutool" and declared.version and older(declared.version, _FIRST):
                build.set_version(declared, _TESTED)
        yield from build.changes(f"Hutool has its helpers for Jakarta EE since {_FIRST}")
