"""Where HQL takes a number or a moment for a string: `lower(e.age)`, `e.shop.id like '3%'`, `year(e.day) like '2%'`.

Hibernate 5 let the database convert; version 6 refuses ("Parameter 1 of function 'lower()' has type 'STRING', but
argument is of type ...", "Operand of 'like' is of type ... which is not a string"). Cast to string, each gives on H2
what it gave before, null included; `concat` and `||` take any type in both. Left: an Instant is of another zone's text,
a UUID has its hyphens and a Boolean is no digit there since version 6, and an enum may be text already.
"""

import re
from dataclasses import dataclass

from pipeline.fixers.persistence.entities import Attribute, Entity, Model

_NUMBERS = frozenset({"int", "long", "short", "byte", "double", "float", "Integer", "Long", "Short", "Byte"}) | {
    *("Double", "Float", "BigInteger", "BigDecimal"),
}
_MOMENTS = frozenset({"LocalDate", "LocalDateTime", "LocalTime", "Date", "Timestamp", "Calendar"})
_PATH = r"(?<![\w.:#'])(?P<path>[A-Za-z_]\w*(?:\.\w+)*)(?![\w.(])"
_UNTYPED = r"(?:function|to_char|date_format|formatdatetime|ifnull|nvl)\s*\((?:[^()']|'[^']*'|\([^()]*\))*\)"
_WHOLE = r"(?:year|month|day|hour|minute|second|length|size|locate)\s*\((?:[^()']|'[^']*')*\)"
_VALUE = r"(?:'[^']*'|:\w+|\?\d+|[A-Za-z_][\w.]*)"
_HEAD = (
    r"(?P<head>\b(?:(?:lower|upper|substring|length|char_length|character_length|replace|locate|lpad|rpad)\s*\(\s*"
    rf"|locate\s*\(\s*{_VALUE}\s*,\s*|trim\s*\(\s*(?:(?:(?:leading|trailing|both)\b\s*)?(?:{_VALUE}\s+)?from\s+)?"
    r"|(?<!\.)like\s+))"
)
_LIKE = r"(?=\s+(?:not\s+)?like\b)"
_LIKE_PATH = re.compile(rf"(?i){_PATH}{_LIKE}")
_TEXT_OF_PATH = re.compile(rf"(?i){_HEAD}{_PATH}")
_CALL = re.compile(rf"(?i)(?<![\w.])(?P<call>{_UNTYPED}(?=\s*(?:=|<>|!=)\s*'|\s+(?:not\s+)?like\b)|{_WHOLE}{_LIKE})")
_TEXT_OF_CALL = re.compile(rf"(?i){_HEAD}(?P<call>{_UNTYPED}|{_WHOLE})(?=\s*[,)])")


@dataclass(frozen=True)
class Strings:
    """The entities that one query's aliases stand for."""

    aliases: dict[str, Entity]
    model: Model

    def written(self, text: str) -> str:
        text = _CALL.sub(r"cast(\g<call> as string)", text)
        text = _TEXT_OF_CALL.sub(r"\g<head>cast(\g<call> as string)", text)
        text = _LIKE_PATH.sub(lambda m: self._cast(m["path"]), text)
        return _TEXT_OF_PATH.sub(lambda m: m["head"] + self._cast(m["path"]), text)

    def _cast(self, path: str) -> str:
        attribute, text = self._attribute(path.split(".")), path
        if attribute and (identifier := self.model.id_of(attribute.type)):
            attribute, text = identifier, f"{path}.{identifier.name}"
            if attribute.type == "String":
                return text
        known = attribute is not None and attribute.type in _NUMBERS | _MOMENTS
        return f"cast({text} as string)" if known else path

    def _attribute(self, names: list[str]) -> Attribute | None:
        """What the path ends at, by way of associations and embedded values."""
        aliased = len(names) > 1 and names[0] in self.aliases
        entity = self.aliases.get(names[0] if aliased else "")
        found: Attribute | None = None
        for step in names[aliased:]:
            found = self.model.attributes(entity).get(step) if entity else None
            entity = self.model.classes.get(found.type) if found else None
        return found
