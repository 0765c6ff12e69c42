"""JobOperator.start(String, Properties): the parameters were one text in Spring Batch 4.

Source: JobOperator of spring-batch-core 4.3 and 5.2; PropertiesConverter 4.3 (comma or new line between the pairs)
and 5.2 (new line alone).
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, declared_type, field
from shared.models import Wave

_CONVERTER = "org.springframework.batch.support.PropertiesConverter"
_OPERATORS = ("JobOperator", "SimpleJobOperator")
_PAIRS = re.compile(r"\w[\w.]*=[^,=()\\]+(?:,\w[\w.]*=[^,=()\\]+)*")


@fixer(
    "batch-operator-parameters",
    title="Hand the job operator its parameters as Properties",
    source="Spring Batch 5.2 API, JobOperator.start(String, Properties); PropertiesConverter",
    wave=Wave.TYPES,
)
def batch_operator_parameters(case: Case) -> Iterator[Change]:
    """Literals of plain pairs, and one pair whose value follows as an expression. A type in parentheses or a text from
    elsewhere is left: the notation of types changed too."""
    for path in case.project.java_paths(b"JobOperator"):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("start"):
            given, receiver = arguments(call), call.child_by_field_name("object")
            if len(given) != 2 or receiver is None or declared_type(edit.file, receiver) not in _OPERATORS:
                continue
            text = _text(edit.file, given[1])
            if text is not None:
                edit.replace(given[1], f"{edit.type_name(_CONVERTER)}.stringToProperties({text})")
        if edit:
            yield Change(path, edit.result(), "the job operator of Spring Batch 5 takes Properties")


def _text(file: JavaFile, value: Node) -> str | None:
    text = file.text(value)
    if value.type == "string_literal":
        plain = text == '""' or _PAIRS.fullmatch(text.strip('"'))
        return text.replace(",", "\\n") if plain else None
    if value.type == "binary_expression" and field(value, "left").type == "string_literal":
        numeric = file.text(field(value, "right")) in ("System.currentTimeMillis()", "System.nanoTime()")
        return text if numeric and re.fullmatch(r'"\w[\w.]*="', file.text(field(value, "left"))) else None
    return None
