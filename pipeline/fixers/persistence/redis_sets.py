"""Arrays that are members of a Redis set: `isMember` takes any number of members, too, since Spring Data Redis 2.6."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field_text
from shared.models import Wave

_PLAIN = ("identifier", "field_access", "method_invocation", "array_access")


@fixer(
    "redis-set-members",
    title="Say that an array is one member of a set, not its elements",
    source="Javadoc of SetOperations.isMember(K, Object...), Spring Data Redis 2.6",
    wave=Wave.TYPES,
    on=r"Map<java\.lang\.Object,java\.lang\.Boolean> cannot be converted to (?:java\.lang\.)?[Bb]oolean",
)
def redis_set_members(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            call = edit.file.expression_at(diagnostic.line, diagnostic.column)
            given = arguments(call) if call is not None and field_text(edit.file, call, "name") == "isMember" else []
            if given and given[-1].type in _PLAIN:
                edit.insert(given[-1].start_byte, "(Object) ")
        if edit:
            yield Change(path, edit.result(), "isMember with an array asks for each of its elements since")
