"""`apis(...)` and `paths(...)` of a Docket: what of the project it documents."""

import re
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_reach import reachable
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import ancestor, arguments, chained, field_text, literal

_ALL = ('"/**"', '"/.*"', '".*"')
_BOOT = '"org.springframework.boot'
_ERROR = re.compile(r'"/(?:basic-)?error[\w.*/\-]*"')


@dataclass
class Selection:
    """Java expressions of packages and path patterns; `dropped` are selectors that springdoc has no words for."""

    packages: list[str] = field(default_factory=list[str])
    paths: list[str] = field(default_factory=list[str])
    not_packages: list[str] = field(default_factory=list[str])
    not_paths: list[str] = field(default_factory=list[str])
    dropped: list[str] = field(default_factory=list[str])

    def read(self, file: JavaFile, cls: Node, value: Node) -> None:
        """One argument of `apis` or `paths`, with the helper methods that make it."""
        before = self._count()
        understood = False
        for place in reachable(file, cls, [value]):
            for call in file.walk("method_invocation", under=place):
                understood |= self._call(file, call)
            if place.type == "lambda_expression" or next(file.walk("lambda_expression", under=place), None):
                understood = False
                break
        if not understood and self._count() == before:
            self.dropped.append(" ".join(file.text(value).split()))

    def named(self) -> list[str]:
        """As the Docket said it."""
        found = [f"basePackage({text})" for text in self.packages]
        found += [f"not basePackage({text})" for text in self.not_packages]
        return found + [f"paths({text})" for text in self.paths] + [f"not paths({text})" for text in self.not_paths]

    def _count(self) -> int:
        return sum(map(len, (self.packages, self.paths, self.not_packages, self.not_paths, self.dropped)))

    def _call(self, file: JavaFile, call: Node) -> bool:
        name, values = field_text(file, call, "name"), arguments(call)
        text = file.text(values[0]) if values else ""
        negated = _negated(file, call)
        match name:
            case "any":
                return True
            case "withClassAnnotation" | "withMethodAnnotation":
                if text.rpartition(".class")[0] not in ("RestController", "Controller"):
                    self.dropped.append(f"{name}({text})")
                return True
            case "basePackage":
                if not (negated and text.startswith(_BOOT)):
                    (self.not_packages if negated else self.packages).append(text)
                return True
            case "ant" | "regex":
                self._path(file, name, values[0], negated=negated) if values else None
                return bool(values)
            case _:
                return False

    def _path(self, file: JavaFile, kind: str, value: Node, *, negated: bool) -> None:
        text = file.text(value)
        if text in _ALL or (negated and _ERROR.fullmatch(text)):
            return
        pattern = text if kind == "ant" else _pattern(literal(file, value) or "")
        if pattern:
            (self.not_paths if negated else self.paths).append(pattern)
        else:
            self.dropped.append(f"{'not ' if negated else ''}{kind}({text})")


def _pattern(regex: str) -> str:
    """A regular expression that is a path, or one and what is below, as a path pattern; "" for any other."""
    if re.fullmatch(r"/[\w/\-]+", regex):
        return f'"{regex}"'
    found = re.fullmatch(r"(/[\w/\-]+?)/?(?:\.\*|\.\+)", regex)
    return f'"{found[1]}/**"' if found else ""


def _negated(file: JavaFile, call: Node) -> bool:
    after = chained(call)
    if after is not None and field_text(file, after, "name") == "negate":
        return True
    above = ancestor(call, "argument_list")
    while above is not None and above.parent is not None:
        if field_text(file, above.parent, "name") == "not":
            return True
        above = ancestor(above, "argument_list")
    return False
