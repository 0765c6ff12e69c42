"""`@ParamDef(type = "string")`: Hibernate 6 takes the class of a filter's parameter, where 5 took a type's name."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import literal, pairs
from shared.models import Wave

_CLASSES = {
    "string": "String",
    "boolean": "Boolean",
    "byte": "Byte",
    "short": "Short",
    "int": "Integer",
    "integer": "Integer",
    "long": "Long",
    "float": "Float",
    "double": "Double",
    "character": "Character",
    "char": "Character",
    "big_decimal": "java.math.BigDecimal",
    "bigdecimal": "java.math.BigDecimal",
    "big_integer": "java.math.BigInteger",
    "biginteger": "java.math.BigInteger",
    "uuid-char": "java.util.UUID",
    "uuidchar": "java.util.UUID",
    "pg-uuid": "java.util.UUID",
    "postgresuuid": "java.util.UUID",
    "uuid-binary": "java.util.UUID",
    "uuidbinary": "java.util.UUID",
    "date": "java.util.Date",
    "timestamp": "java.util.Date",
    "instant": "java.time.Instant",
    "localdate": "java.time.LocalDate",
    "localdatetime": "java.time.LocalDateTime",
    "offsetdatetime": "java.time.OffsetDateTime",
    "zoneddatetime": "java.time.ZonedDateTime",
}
"""Java classes of the types that BasicTypeRegistry of 5.6 knows by these names."""
_NAMED = re.compile(r"org\.hibernate\.type\.(\w+)Type|java\.lang\.(\w+)|(java\.(?:util|math|time)\.\w+)")


@fixer(
    "hibernate-filter-parameters",
    title="Name the types of filters' parameters by class",
    source="Hibernate 6.0 migration guide, Type System: @ParamDef takes a class; Javadoc of 6.6",
    wave=Wave.TYPES,
)
def hibernate_filter_parameters(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"ParamDef"):
        file = case.project.java(path)
        edit = file.edit()
        for annotation in file.annotations("ParamDef"):
            value = pairs(file, annotation).get("type")
            named = _class_of(literal(file, value) or "") if value is not None else ""
            if value is not None and named:
                edit.replace(value, f"{edit.type_name(named) if '.' in named else named}.class")
        if edit and _is_hibernate(file):
            yield Change(path, edit.result(), "Hibernate 6 takes the class of a filter's parameter")


def _is_hibernate(file: JavaFile) -> bool:
    return file.imported("org.hibernate.annotations.ParamDef") or b"@org.hibernate.annotations.ParamDef" in file.source


def _class_of(name: str) -> str:
    """The class, with its package outside java.lang; "" for a type of the project's own."""
    if match := _NAMED.fullmatch(name):
        return match[3] or match[2] or _CLASSES.get(match[1].lower(), "")
    return _CLASSES.get(name.lower(), "")
