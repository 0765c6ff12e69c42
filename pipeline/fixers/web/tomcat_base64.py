"""Tomcat's inner copy of Commons Codec's Base64, which lost most of its methods in Tomcat 10.1."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.project import Change
from shared.models import Wave

_OLD, _NEW = "org.apache.tomcat.util.codec.binary.Base64", "org.apache.commons.codec.binary.Base64"


@fixer(
    "tomcat-base64",
    title="Use Commons Codec's Base64 instead of Tomcat's copy of it",
    source="Tomcat 10.1 changelog: unused methods of the fork of Commons Codec removed; Javadoc of both",
    wave=Wave.TYPES,
    on=r"org\.apache\.tomcat\.util\.codec\.binary\b",
)
def tomcat_base64(case: Case) -> Iterator[Change]:
    """Same methods by the same names; where Commons Codec is not there, the next round adds it."""
    for path in case.places():
        file = case.project.java(path)
        after = rename_types(file, {_OLD: _NEW})
        if after != file.source:
            yield Change(path, after, "Tomcat 10.1 kept few methods of its copy of Commons Codec")
