"""`messageSource.getMessage(error, null)`: Spring 6 keeps its message formats by locale in a map that takes no null.

Source: MessageSourceSupport of Spring Framework 5.3.31 and 6.2.19, tried with both: a default message with arguments
was formatted, and is a NullPointerException now. A code that is found is looked up for the default locale, as ever.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type
from shared.models import Wave

_SOURCES = frozenset(
    f"{kind}MessageSource" for kind in ("", "Hierarchical", "Abstract", "ResourceBundle", "ReloadableResourceBundle")
)


@fixer(
    "null-locales",
    title="Ask message sources for the default locale where they were given none",
    source="MessageSourceSupport of Spring Framework 5.3.31 and 6.2.19",
    wave=Wave.TYPES,
)
def null_locales(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"MessageSource"):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("getMessage"):
            receiver, given = call.child_by_field_name("object"), arguments(call)
            known = receiver is not None and declared_type(edit.file, receiver) in _SOURCES
            if known and 2 <= len(given) <= 4 and given[-1].type == "null_literal":
                edit.replace(given[-1], f"{edit.type_name('java.util.Locale')}.getDefault()")
        if edit:
            yield Change(path, edit.result(), "Spring 6 formats no message for a locale that is null")
