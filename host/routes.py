"""Route templates of HTTP triggers, as ASP.NET reads them: `runs/{id:int}`, `{*path}`, `items/{name?}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from host.app import AppFunction, HttpTrigger
from shared.errors import Misconfigured

CONSTRAINTS = {
    "int": r"-?\d+",
    "long": r"-?\d+",
    "guid": r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "alpha": "[A-Za-z]+",
    "bool": "(?i:true|false)",
    "decimal": r"-?\d+(?:\.\d+)?",
}


@dataclass(frozen=True)
class AppRoute:
    """One HTTP function and the paths it serves. `rank` orders routes: literal segments beat parameters beat `*`."""

    function: AppFunction
    trigger: HttpTrigger
    pattern: re.Pattern[str]
    rank: tuple[int, ...]

    def match(self, path: str) -> dict[str, str] | None:
        found = self.pattern.fullmatch(path)
        return {name: value for name, value in found.groupdict().items() if value} if found else None


def compile_routes(functions: list[tuple[AppFunction, HttpTrigger]], prefix: str) -> list[AppRoute]:
    """In the order in which to try them. Raises `Misconfigured` for a template it cannot read."""
    routes: list[AppRoute] = []
    for function, trigger in functions:
        segments = [part for part in f"{prefix}/{trigger.route}".split("/") if part]
        pattern = re.compile("".join(_segment(part, function.name) for part in segments) + "/?", re.IGNORECASE)
        routes.append(AppRoute(function, trigger, pattern, tuple(_rank(part) for part in segments)))
    return sorted(routes, key=lambda route: route.rank)


def _rank(segment: str) -> int:
    return 0 if "{" not in segment else 2 if segment.startswith("{*") else 1


def _segment(segment: str, function: str) -> str:
    if "{" not in segment:
        return "/" + re.escape(segment)
    found = re.fullmatch(r"\{(\*{0,2})(\w+)(?::(\w+))?(\?)?\}", segment)
    if not found:
        raise Misconfigured(f"{function}: the route segment '{segment}' is not supported by the embedded host.")
    star, name, constraint, optional = found.groups()
    if star:
        return f"(?:/(?P<{name}>.*))?"
    if constraint and constraint not in CONSTRAINTS:
        raise Misconfigured(f"{function}: the route constraint '{constraint}' is not supported by the embedded host.")
    group = f"/(?P<{name}>{CONSTRAINTS.get(constraint, '[^/]+')})"
    return f"(?:{group})?" if optional else group
