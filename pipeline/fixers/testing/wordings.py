"""Spring's errors in the words of Spring 5 and in those of Spring 6.

Each row was tried: the same requests and calls were made with Boot 2.3, 2.7 and 3.5.16, and their messages and reasons
compared (Spring MVC, WebFlux, RestTemplate); those of Spring Data and Spring Security are read from their jars.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HOLE = re.compile(r"\x00\d+\x00|%[sd]")
"""What a test's source puts into a text when it runs."""
_NESTED = r"; nested exception is [\w.$]+"
_SLOT = re.compile(r"\{(\d|\*|url)\}")
_SAID = {"*": "([^']*)", "url": "((?:https?://)?[^':\"]*)"}
_TYPE = r"[\w$\[\]<>\x00%]+"
_BY_TYPE = rf"for method parameter (?:of )?type {_TYPE}"
_MISMATCH = (
    r"(Failed to convert (?:property )?value of type '[^']*' to required type '[^']*'(?: for property '[^']*')?)"
    + _NESTED
)


@dataclass(frozen=True)
class Wording:
    """`{1}` of a new text is a group of the old one; `{*}` and `{url}`, which has no port (those of tests change), what
    only the new one says."""

    old: str
    new: tuple[str, ...]


def _missing(old: str, *new: str) -> Wording:
    return Wording(old, tuple(f"Required {text} is not present." for text in new))


WORDINGS = (
    *(
        _missing(rf"(?:Required|Missing) {old} '([^']+)' {_BY_TYPE}(?: is not present)?", new)
        for old, new in (
            ("request header", "header '{1}'"),
            ("cookie", "cookie '{1}'"),
            ("matrix variable", "path parameter '{1}'"),
            ("URI template variable", "path variable '{1}'"),
            ("request parameter", "parameter '{1}'"),
        )
    ),
    Wording(
        rf"(Required request parameter '([^']+)' {_BY_TYPE}) is present but converted to null",
        ("Required parameter '{2}' is not present.",),
    ),
    *(
        Wording(
            rf"Missing {old} '([^']+)' for method parameter of type ({_TYPE})",
            (f"Required {old} '{{1}}' for method parameter type {{2}} is not present",),
        )
        for old in ("request header", "cookie", "matrix variable", "URI template variable")
    ),
    _missing(rf"Required {_TYPE} parameter '([^']+)' is not present", "parameter '{1}'", "query parameter '{1}'"),
    Wording(
        rf"Required ({_TYPE}) parameter '([^']+)' is not present",
        ("Required request parameter '{2}' for method parameter type {1} is not present",),
    ),
    _missing(r"Required request part '([^']+)' is not present", "part '{1}'", "request part '{1}'"),
    Wording(r"Parameter conditions .* not met for actual request parameters: .*", ("Invalid request parameters.",)),
    Wording(
        r"Content type '([^']+)' not supported",
        ("Content-Type '{1}' is not supported.", "Content-Type '{1}' is not supported"),
    ),
    Wording(
        r"Content type '' not supported", ("Content-Type 'null' is not supported.", "Content-Type is not supported")
    ),
    Wording(
        r"Request method '([^']+)' not supported",
        (
            "Request method '{1}' is not supported.",
            "Request method '{1}' is not supported",
            "Method '{1}' is not supported.",
        ),
    ),
    Wording(r"Could not find acceptable representation", ("No acceptable representation",)),
    Wording(r"No handler found for (\w+) (/\S*)", ("No endpoint {1} {2}.",)),
    Wording(r"No handler found for \w+ /(\S*)", ("No static resource {1}.",)),
    Wording(r"Request body is missing: [^\"]+", ("No request body",)),
    Wording(
        rf"{_MISMATCH}: (Failed to convert from type .* for value )'([^']*)'(?:{_NESTED}.*)?$",
        ("Method parameter '{*}': {1}; {2}[{3}]", "{1}; {2}[{3}]"),
    ),
    Wording(
        rf"{_MISMATCH}: (.+?)(?:{_NESTED}.*)?$",
        ("Method parameter '{*}': {1}; {2}", "{1}; {2}"),
    ),
    Wording(
        r"org\.springframework\.web\.util\.NestedServletException: "
        r"Request processing failed; nested exception is (.+)$",
        ("jakarta.servlet.ServletException: Request processing failed: {1}",),
    ),
    Wording(r"Request processing failed; nested exception is (.+)$", ("Request processing failed: {1}",)),
    Wording(
        rf"((?:The given id|Ids|Entity|Entities|Example|Page index|Page size) must not be [\w ]+)!(?:{_NESTED}.*)?$",
        ("{1}",),
    ),
    Wording(rf"^(.+?){_NESTED}.*$", ("{1}",)),
    Wording(r"^Access is denied$", ("Access Denied",)),
    Wording(r"^(Failed to convert value of type '[^']*' to required type '[^']*')", ("Method parameter '{*}': {1}",)),
    Wording(
        r"^([45]\d\d [A-Z][\w -]+): (.+)$",
        tuple(
            f'{{1}} on {method} request for "{{url}}": {{2}}' for method in ("GET", "POST", "PUT", "DELETE", "PATCH")
        ),
    ),
    Wording(r"^(https?://[^?#\s]+)$", ("{1}?continue",)),  # HttpSessionRequestCache of Security 6
    Wording(r"^(https?://[^?#\s]+\?[^#\s]+)$", ("{1}&continue",)),
    Wording(
        r"(?<!\?=\"; )(?<!\?=\\\"; )filename\*=UTF-8''([^\s;]+)$",
        ("filename=\"=?UTF-8?Q?{*}?=\"; filename*=UTF-8''{1}",),
    ),  # ContentDisposition of 6.0
)
ANY = (
    r"nested exception is|is not present|for method parameter of type|not supported|not met for actual|must not be"
    r"|acceptable representation|No handler found|Request body is missing|Access is denied"
    r"|Failed to convert value| request for \\?\"|filename\*=|[?&]continue\b"
)
"""What each old text has."""


@dataclass(frozen=True)
class Reworded:
    """A text of Spring 5 that a test expects, and the one of Spring 6 that came in its place."""

    wording: Wording
    template: str
    old: str
    new: str
    said: tuple[str, ...]
    """What stands for each `{*}` or `{url}`."""

    def within(self, source: str) -> str | None:
        """A string's source with this text in the new words; None where it has another text."""
        for match in re.finditer(self.wording.old, source, re.DOTALL):
            parts = [re.escape(_unescaped(part)) for part in HOLE.split(match[0])]
            if any(parts) and re.fullmatch(".+".join(parts), self.old, re.DOTALL):
                return self._filled(source, match)
        return None

    def _filled(self, source: str, match: re.Match[str]) -> str | None:
        said = iter(self.said)
        new = _escaped(self.template)
        text = _SLOT.sub(lambda s: _escaped(next(said)) if s[1] in _SAID else match[int(s[1])], new)
        formats = [re.findall(r"%[sd]", one) for one in (match[0], text)]
        return source[: match.start()] + text + source[match.end() :] if formats[0] == formats[1] else None


def reworded(expected: str, actual: str, *, whole: bool) -> Reworded | None:
    """Only where the actual text is, word for word, what the table makes of the expected one."""
    for wording in WORDINGS:
        for match in re.finditer(wording.old, expected, re.DOTALL):
            before, after = re.escape(expected[: match.start()]), re.escape(expected[match.end() :])
            for template in wording.new:
                pattern = f"{before}(?P<new>{_pattern(template, match)}){after}"
                found = (re.fullmatch if whole else re.search)(pattern, actual, re.DOTALL)
                if found and found["new"] != match[0]:
                    return Reworded(wording, template, match[0], found["new"], found.groups()[1:])
    return None


def _pattern(template: str, match: re.Match[str]) -> str:
    return "".join(_slots(template, match))


def _slots(template: str, match: re.Match[str]) -> Iterator[str]:
    for at, part in enumerate(_SLOT.split(template)):
        yield re.escape(part) if at % 2 == 0 else _SAID.get(part) or re.escape(match[int(part)])


def _unescaped(source: str) -> str:
    return re.sub(r'\\(["\'\\])', r"\1", source)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
