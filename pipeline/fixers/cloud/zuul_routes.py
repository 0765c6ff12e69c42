"""Zuul's settings, read as routes, and written for Spring Cloud Gateway Server MVC.

Source: classes ZuulProperties, SimpleRouteLocator and PreDecorationFilter of Spring Cloud Netflix 2.2; Spring Cloud
Gateway 4.3 reference, Server MVC. Seen with the same requests to a Zuul of Hoxton and to a gateway of 2025.0: paths,
queries, bodies, sensitive headers both ways, X-Forwarded-*, redirects and timeouts come out alike.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.sources.settings import Setting, canonical

ROOT = "spring.cloud.gateway.server.webmvc"
_ROUTE = re.compile(
    r"zuul\.routes\.(?P<id>[a-zA-Z0-9-]+)"
    r"(?:\.(?P<name>path|service-?id|url|strip-?prefix|sensitive-?headers))?",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:zuul|hystrix|ribbon|[\w-]+\.ribbon)\..*")
_PLACEHOLDER = r"\$\{[\w.-]+(?::[\w.-]*)?\}"
_URL = re.compile(rf"(?P<host>https?://(?:[\w.:-]|{_PLACEHOLDER})+)(?P<path>(?:/[\w.-]+)*)/?")
_PATH = re.compile(r"(?:/(?:[\w.-]+|\*))*(?:/\*\*)?")
_SERVICE = re.compile(r"[a-zA-Z0-9.-]+")
_HEADERS = re.compile(r"[\w-]*(?:\s*,\s*[\w-]+)*")
_SENSITIVE = "Cookie,Set-Cookie,Authorization"
_LIMITED = "hystrix.command.default.execution.timeout.enabled"
_FLAGS = {
    "zuul.addproxyheaders": ("true", "false"),
    "zuul.addhostheader": ("true", "false"),
    "zuul.stripprefix": ("true",),
    "zuul.retryable": ("false",),
    "ribbon.eureka.enabled": ("true",),
    _LIMITED: ("true", "false"),
}
"""Flags with the values that have an equal."""
_NUMBERS = (
    "zuul.host.connecttimeoutmillis",
    "zuul.host.sockettimeoutmillis",
    "ribbon.connecttimeout",
    "ribbon.readtimeout",
    "hystrix.command.default.execution.isolation.thread.timeoutinmilliseconds",
)
_TEXTS = ("zuul.prefix", "zuul.ignoredservices", "zuul.sensitiveheaders")


def is_zuul(setting: Setting) -> bool:
    """It is read by Zuul, or by Ribbon or Hystrix below it."""
    return bool(_OWN.match(setting.key))


@dataclass
class _Route:
    id: str
    given: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def path(self) -> str:
        path = self.given.get("path") or f"/{self.id}/**"
        return path if path.startswith("/") else f"/{path}"


class Zuul:
    """What one document says. `known` is False where something in it has no equal."""

    def __init__(self, settings: Sequence[Setting]) -> None:
        self.routes: dict[str, _Route] = {}
        self.globals: dict[str, str] = {}
        read = [self._read(setting) for setting in settings if is_zuul(setting)]
        routes = self.routes.values()
        fit = bool(routes) and len({r.path for r in routes}) == len(routes) and all(self._fits(r) for r in routes)
        self.known = fit and all(read) and self._times() is not None

    @property
    def closed(self) -> bool:
        """No service gets a route that is not written down."""
        return self.globals.get("zuul.ignoredservices") == "*"

    @property
    def balanced(self) -> bool:
        return any("url" not in route.given for route in self.routes.values())

    def _read(self, setting: Setting) -> bool:
        match, value = _ROUTE.fullmatch(setting.key), setting.value.strip()
        if match:
            name = canonical(match["name"] or "path")
            self.routes.setdefault(match["id"], _Route(match["id"])).given[name] = value
            return True
        key = canonical(setting.key)
        self.globals[key] = value
        return (
            (key in _TEXTS and "$" not in value)
            or (key in _FLAGS and value in _FLAGS[key])
            or (key in _NUMBERS and value.isdigit())
        )

    def _fits(self, route: _Route) -> bool:
        given = route.given
        target = (
            _URL.fullmatch(given["url"]) if "url" in given else _SERVICE.fullmatch(given.get("serviceid", route.id))
        )
        prefix = self.globals.get("zuul.prefix", "")
        return bool(
            target
            and _PATH.fullmatch(route.path)
            and re.fullmatch(r"(?:/[\w.-]+)*", prefix)
            and given.get("stripprefix", "true") in ("true", "false")
            and _HEADERS.fullmatch(self._sensitive(route))
        )

    def _sensitive(self, route: _Route) -> str:
        return route.given.get("sensitiveheaders", self.globals.get("zuul.sensitiveheaders", _SENSITIVE))

    def _times(self) -> tuple[int, int] | None:
        """(connect, read) in milliseconds, None where routes by URL and by service have different ones."""
        number = {key: int(self.globals[key]) for key in _NUMBERS if key in self.globals}
        command = number.get(_NUMBERS[4]) if self.globals.get(_LIMITED) != "false" else None
        read = number.get("ribbon.readtimeout", 1000)
        url = (number.get(_NUMBERS[0], 2000), number.get(_NUMBERS[1], 10000))
        service = (number.get("ribbon.connecttimeout", 1000), min(read, command) if command else read)
        found = {url if "url" in route.given else service for route in self.routes.values()}
        return found.pop() if len(found) == 1 else None

    def values(self) -> Iterator[tuple[str, str]]:
        """(key, value) of the gateway below its root, routes apart."""
        times = self._times()
        if self.globals.get("zuul.addproxyheaders", "true") == "true":
            yield "trusted-proxies", ".*"
        yield "forwarded-request-headers-filter.enabled", "false"
        if times is not None:
            yield "http-client.connect-timeout", f"{times[0]}ms"
            yield "http-client.read-timeout", f"{times[1]}ms"

    def written(self) -> Iterator[tuple[str, str, str, list[str]]]:
        """(id, URI, path, filters) of each route, in the order in which Zuul asks them: `/**` comes last."""
        prefix = self.globals.get("zuul.prefix", "")
        for route in sorted(self.routes.values(), key=lambda r: r.path == "/**"):
            target = _URL.fullmatch(route.given.get("url", ""))
            uri = target["host"] if target else f"lb://{route.given.get('serviceid', route.id)}"
            yield (
                route.id,
                uri,
                prefix + route.path,
                list(self._filters(route, prefix, target["path"] if target else "")),
            )

    def _filters(self, route: _Route, prefix: str, base: str) -> Iterator[str]:
        own = route.path.partition("*")[0].rstrip("/") if "*" in route.path else ""
        stripped = prefix + (own if route.given.get("stripprefix", "true") == "true" else "")
        if stripped:
            yield f"StripPrefix={stripped.count('/')}"
        if base:
            yield f"PrefixPath={base}"
        if base and stripped and self.globals.get("zuul.addproxyheaders", "true") == "true":
            yield f"AddRequestHeader=X-Forwarded-Prefix, {stripped}"
        for header in filter(None, (name.strip() for name in self._sensitive(route).split(","))):
            yield f"RemoveRequestHeader={header}"
            yield f"RemoveResponseHeader={header}"
        if self.globals.get("zuul.addhostheader") == "true":
            yield "PreserveHostHeader"


def as_properties(zuul: Zuul) -> Iterable[str]:
    for key, value in zuul.values():
        yield f"{ROOT}.{key}={value}"
    for number, (name, uri, path, filters) in enumerate(zuul.written()):
        at = f"{ROOT}.routes[{number}]"
        yield from (f"{at}.id={name}", f"{at}.uri={uri}", f"{at}.predicates[0]=Path={path}")
        yield from (f"{at}.filters[{i}]={text}" for i, text in enumerate(filters))


def as_yaml(zuul: Zuul) -> Iterable[str]:
    """Below one dotted key: another `spring:` would be a duplicate."""
    yield f"{ROOT}:"
    for key, value in zuul.values():
        yield f'  {key}: "{value}"'
    yield "  routes:"
    for name, uri, path, filters in zuul.written():
        yield from (f'    - id: "{name}"', f'      uri: "{uri}"', "      predicates:", f'        - "Path={path}"')
        if filters:
            yield "      filters:"
        yield from (f'        - "{text}"' for text in filters)
