"""HQL whose two operands are of different types: the database converted one, Hibernate 6 refuses the query.

Shapes: `e.code = 7` (a String), `e.age = '30'`, `e.day > '2020-01-01'`, `e.age like '3%'`, `e.active = 'true'`,
`o.customer = c.id`, `o.customer = 1`, `c.id in (select o.customer from ...)`, `lower(o.customer.id)`,
`year(e.day) = '2020'`, `to_char(...) = '2020'`, `set e.instant = current_timestamp`, and `c.orders.size`, which is no
path any more; `e.id % 2`. Errors: "Cannot compare left
expression of type ... with right expression of type ...", "Cannot assign expression of type ...", "Operand of 'like' is
of type ... which is not a string", "Plural path '...' refers to a collection". Each was tried on 5.6 and on 6.6.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.persistence.entities import Attribute, Entity, Model
from pipeline.fixers.persistence.hql import Query, aliases_of, rewrites, text_of, texts_of
from pipeline.fixers.persistence.hql_strings import Strings
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from shared.models import Wave

_WHOLE = frozenset({"int", "long", "short", "byte", "Integer", "Long", "Short", "Byte", "BigInteger"})
_NUMBERS = _WHOLE | {"double", "float", "Double", "Float", "BigDecimal"}
_CASTS = {"LocalDate": "LocalDate", "LocalDateTime": "LocalDateTime", "Date": "timestamp", "Timestamp": "timestamp"}
"""HQL's name of the type that a string is taken for beside an attribute of this Java type."""
_CLOCKS = {"Instant": "instant", "LocalDate": "current_date"}
_TRUTHS = {"'1'": "true", "'0'": "false", "'true'": "true", "'false'": "false", "1": "true", "0": "false"}
_BOXES = {"long": ("Long",), "Long": ("long",), "int": ("Integer",), "Integer": ("int",)}
_DAY = r"'\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?'"
_VALUE = r"(?:'[^']*'|-?\d+(?:\.\d+)?(?![\w.]))"
_PATH = r"(?<![\w.:#'])(?:(?P<alias>\w+)\.)?(?P<name>\w+)(?![\w.(])"
_EQUAL = re.compile(rf"{_PATH}(?P<op>\s*(?:=|<>|!=)\s*)(?P<value>{_VALUE})")
_ORDERED = re.compile(rf"{_PATH}(?P<op>\s*(?:[<>]=?)\s*)(?P<value>{_VALUE})")
_LISTED = re.compile(rf"(?i){_PATH}(?P<op>\s+(?:not\s+)?in\s*\(\s*)(?P<value>{_VALUE}(?:\s*,\s*{_VALUE})*)(?=\s*\))")
_BETWEEN = re.compile(rf"(?i){_PATH}(?P<op>\s+(?:not\s+)?between\s+)(?P<value>{_VALUE}\s+and\s+{_VALUE})")
_PART = re.compile(
    r"(?i)(?P<head>\b(?:year|month|day|hour|minute|second|length|size)\s*\([^()']*\)\s*(?:=|<>|!=|[<>]=?)\s*)'(?P<number>\d+)'"
)
_NOW = re.compile(rf"(?i){_PATH}(?P<op>\s*=\s*)current_timestamp\b(?:\s*\(\s*\))?")
_PAIR = re.compile(rf"{_PATH}\s*(?:=|<>|!=)\s*(?P<other>\w+)\.(?P<its>\w+)(?![\w.(])")
_SELECTED = re.compile(
    rf"(?i){_PATH}\s+(?:not\s+)?in\s*\(\s*select\s+(?:distinct\s+)?(?P<other>\w+)\.(?P<its>\w+)(?=\s+from\b)"
)
_MODULO = re.compile(rf"{_PATH}\s*%\s*(?P<value>\d+|:\w+|\?\d+|\w+\.\w+)(?![\w.%])")
_SIZE = re.compile(r"(?<![\w.:#'(])(?P<alias>\w+)\.(?P<name>\w+)\.size\b(?!\s*\()")


@fixer(
    "hibernate-6-operands",
    title="Give both sides of an HQL comparison one type",
    source="Hibernate 6.0 to 6.3 migration guides, HQL type checking; Hibernate Query Language guide; catalogue F18",
    wave=Wave.STARTUP,
    confidence="medium",
)
def hibernate_6_operands(case: Case) -> Iterator[Change]:
    for path, edit in rewrites(case.project, _operands):
        yield Change(path, edit.result(), "Hibernate 6 compares values of one type only")


def _operands(query: Query, file: JavaFile, model: Model) -> list[str]:
    operands = _Operands(aliases_of(text_of(query, file), model), model)
    return [operands.typed(text) for text in texts_of(query, file)]


@dataclass
class _Operands:
    """The entities that one query's aliases stand for."""

    aliases: dict[str, Entity]
    model: Model

    def typed(self, text: str) -> str:
        for pattern, write in self._rules():
            text = pattern.sub(write, text)
        return Strings(self.aliases, self.model).written(text)

    def _rules(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
        return (
            (_EQUAL, self._values),
            (_LISTED, self._values),
            (_ORDERED, self._range),
            (_BETWEEN, self._range),
            (_PART, lambda m: m["head"] + str(int(m["number"]))),
            (_NOW, self._now),
            (_PAIR, self._pair),
            (_SELECTED, self._pair),
            (_SIZE, self._size),
            (_MODULO, self._modulo),
        )

    def _attribute(self, alias: str | None, name: str) -> Attribute | None:
        entity = self.aliases.get(alias or "")
        return self.model.attributes(entity).get(name) if entity else None

    def _values(self, match: re.Match[str], quote: bool = True) -> str:
        """Each literal as one of the attribute's type; a number beside a String only where order does not matter."""
        attribute = self._attribute(match["alias"], match["name"])
        if attribute is None:
            return match.group()
        if identifier := self.model.id_of(attribute.type):
            return _identified(match, identifier)
        literals = re.sub(_VALUE, lambda m: self._literal(m.group(), attribute.type, quote), match["value"])
        return match.group()[: -len(match["value"])] + literals

    def _literal(self, text: str, type: str, quote: bool) -> str:
        ordinal = type in self.model.enums and text[1:-1].isdigit() and text.startswith("'")
        return text[1:-1] if ordinal else _literal(text, type, quote)

    def _range(self, match: re.Match[str]) -> str:
        return self._values(match, quote=False)

    def _now(self, match: re.Match[str]) -> str:
        attribute = self._attribute(match["alias"], match["name"])
        now = _CLOCKS.get(attribute.type) if attribute else None
        return f"{match.group()[: match.end('op') - match.start()]}{now}" if now else match.group()

    def _pair(self, match: re.Match[str]) -> str:
        """An association beside an identifier: the path goes on to the identifier."""
        left, right = self._attribute(match["alias"], match["name"]), self._attribute(match["other"], match["its"])
        if left is None or right is None:
            return match.group()
        for given, other, end in ((left, right, match.end("name")), (right, left, match.end("its"))):
            identifier = self.model.id_of(given.type)
            if identifier and other.type in (identifier.type, *_BOXES.get(identifier.type, ())):
                at = end - match.start()
                return f"{match.group()[:at]}.{identifier.name}{match.group()[at:]}"
        return match.group()

    def _modulo(self, match: re.Match[str]) -> str:
        """Hibernate reads `%` of a number; Spring Data's own parser of queries does not."""
        attribute = self._attribute(match["alias"], match["name"])
        path = match.group()[: match.end("name") - match.start()]
        return f"mod({path}, {match['value']})" if attribute and attribute.type in _NUMBERS else match.group()

    def _size(self, match: re.Match[str]) -> str:
        many = match["alias"] in self.aliases and not self._attribute(match["alias"], match["name"])
        return f"size({match['alias']}.{match['name']})" if many else match.group()


def _identified(match: re.Match[str], identifier: Attribute) -> str:
    """An association beside a number or a string that its identifier can be."""
    inner = r"-?\d+" if identifier.type in _WHOLE else r"'[^']*'" if identifier.type == "String" else "(?!)"
    if all(re.fullmatch(inner, value) for value in re.findall(_VALUE, match["value"])):
        at = match.end("name") - match.start()
        return f"{match.group()[:at]}.{identifier.name}{match.group()[at:]}"
    return match.group()


def _literal(text: str, type: str, quote: bool) -> str:
    inner = text[1:-1]
    if type in ("boolean", "Boolean") and quote:
        return _TRUTHS.get(text.lower(), text)
    if type in _NUMBERS and re.fullmatch(r"-?\d+" if type in _WHOLE else r"-?\d+(?:\.\d+)?", inner):
        return inner if text.startswith("'") else text
    if type == "String" and quote and not text.startswith("'"):
        return f"'{text}'"
    if type in _CASTS and re.fullmatch(_DAY if type != "LocalDate" else r"'\d{4}-\d{1,2}-\d{1,2}'", text):
        return f"cast({text} as {_CASTS[type]})"
    return text
