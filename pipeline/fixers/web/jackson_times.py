"""Plain mappers that wrote java.time's values by their getters, which Jackson refuses since 2.12 (Boot 2.5).

Only in tests that fail of it. Left: mappers of the application, and such as are set up further.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, body_of, field_text
from shared.models import Wave

_BUILDER = "com.fasterxml.jackson.databind.json.JsonMapper"
_FEATURE = "com.fasterxml.jackson.databind.MapperFeature"


@fixer(
    "jackson-plain-times",
    title="Let plain mappers of tests write java.time's values as before Jackson 2.12",
    source="Jackson 2.12 release notes (databind #2683), 2.19: MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_TIMES",
    wave=Wave.TEST,
    on=r"Java 8 date/time type `[\w.]+` not supported by default",
    boot3=False,
)
def jackson_plain_times(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 5)):
        return
    for path in (p for p in case.places() if "src/test/" in p):
        edit = case.project.java(path).edit()
        for node in edit.file.walk("object_creation_expression"):
            plain = not arguments(node) and body_of(node) is None
            if plain and field_text(edit.file, node, "type") == "ObjectMapper":
                builder, feature = edit.type_name(_BUILDER), edit.type_name(_FEATURE)
                edit.replace(node, f"{builder}.builder().disable({feature}.REQUIRE_HANDLERS_FOR_JAVA8_TIMES).build()")
        if edit:
            yield Change(path, edit.result(), "a mapper without modules wrote dates by their getters before")
