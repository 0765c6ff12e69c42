"""Members of libraries that are gone from the jars of Boot 3, and how to look them up by what javac says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from pipeline.knowledge.tables import read_table

_SYMBOL = re.compile(r"symbol:\s+(?P<kind>method|variable|static) (?P<name>\w+)")
_LOCATION = re.compile(
    r"location:\s+(?:(?:variable|parameter) \w+ of type|@?interface|class|enum|record) (?P<type>[\w.$]+)"
)
_UNFIT = (
    re.compile(r"(?P<kind>method) (?P<name>\w+) in (?:class|interface) (?P<type>[\w.$]+)\S* cannot be applied"),
    re.compile(
        r"no suitable (?P<kind>method) found for (?P<name>\w+)\([^\n]*\n"
        r"\s*method (?P<type>[\w.$]+?)(?:<[^\n]*?>)?\.(?:<[^\n]*?>)?(?P=name)\("
    ),
    re.compile(r"(?P<kind>)(?P<name>\w+)(?:\([^\n]*\))? has private access in (?P<type>[\w.$]+)"),
)
MISSING = (
    r"symbol:\s+(?:method|variable|static) \w+|method \w+ in \w+ \S+ cannot be applied|no suitable method found"
    r"|has private access in"
)
"""Whether it is worth while to ask `missing`."""


@dataclass(frozen=True)
class Missing:
    """A use of a member that javac does not accept."""

    kind: str
    """`method` (also an element of an annotation), `variable` (a field or constant), `static` (its import), or ""."""
    name: str
    type: str
    """As javac names it, "" for a member of the class around."""


@dataclass(frozen=True)
class Member:
    """A member that is gone, or takes other arguments since."""

    types: tuple[str, ...]
    """Qualified names, or shell patterns of them, through which code may speak of it."""
    name: str
    given: str
    """The arguments for which this row is, as written or as a shell pattern; "" for any."""
    to: str
    """A new name; or what takes the place of the use, where `{it}` is the receiver with its dot and `{0}` the first
    argument; or `-` when the use did nothing any more; "" when a person decides."""
    imports: tuple[str, ...]
    """Types that `to` names."""
    says: str
    """What a person should do; "" when `to` says it."""

    @property
    def renamed(self) -> bool:
        return self.to.isidentifier()

    def of(self, type: str) -> bool:
        """A name without a package is compared with the end of a name, not of a pattern."""
        qualified = any(fnmatchcase(type, known) for known in self.types)
        return qualified or any("*" not in known and known.endswith(f".{type}") for known in self.types)


def missing(text: str) -> Missing | None:
    """The member that an error of javac is about."""
    if symbol := _SYMBOL.search(text):
        location = _LOCATION.search(text)
        return Missing(symbol["kind"], symbol["name"], location["type"].replace("$", ".") if location else "")
    unfit = next((found for pattern in _UNFIT if (found := pattern.search(text))), None)
    return Missing(unfit["kind"], unfit["name"], unfit["type"].replace("$", ".")) if unfit else None


def members(name: str, type: str) -> tuple[Member, ...]:
    return tuple(row for row in _by_name().get(name, ()) if row.of(type)) if type else ()


@lru_cache
def _by_name() -> dict[str, tuple[Member, ...]]:
    found: dict[str, tuple[Member, ...]] = {}
    for row in map(_member, read_table("members")):
        found[row.name] = (*found.get(row.name, ()), row)
    return found


def _member(row: Mapping[str, str]) -> Member:
    return Member(
        tuple(row["types"].split()), row["member"], row["given"], row["to"], tuple(row["imports"].split()), row["says"]
    )
