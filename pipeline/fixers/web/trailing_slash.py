"""Requests whose path ends in a slash reach their mapping as before, where the project makes such requests."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import MAPPINGS, came_from_before, is_reactive
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, annotations_of, literal, modifiers, pairs, superclass
from shared.models import Wave

_SLASHED = re.compile(r"(?:https?://[\w.\-]+(?::\d+)?)?(?P<path>/[^?\s{}$<>]*[^/?\s{}$<>])/(?:\?.*)?")
_LINK = re.compile(r"""@\{~?(/[^}()]*/)(?:\([^}]*\))?\}|(?:href|action|url|src)\s*[=:]\s*["'](/[^"'{}$]*/)["']|"""
                   r"""(?:fetch|get|post|put|delete|ajax)\(\s*["'`](/[^"'`{}$]*/)["'`]""")  # fmt: skip
_PAGES = ("**/templates/**.html", "**/static/**.html", "**/static/**.js", "**/webapp/**.jsp")
_NAME = "TrailingSlashConfiguration"
_CLASS = """package {package};

import org.springframework.context.annotation.Configuration;
import org.springframework.web.{kind}.PathMatchConfigurer;
import org.springframework.web.{kind}.{configurer};

/** Spring matches no trailing slash by default since version 6; requests to this application have some. */
@Configuration(proxyBeanMethods = false)
class {name} implements {configurer} {{
    @Override
    @SuppressWarnings("deprecation")
    public void {method}(PathMatchConfigurer configurer) {{
        configurer.setUseTrailingSlashMatch(true);
    }}
}}
"""


@fixer(
    "trailing-slash",
    title="Match a trailing slash where the project's own requests have one",
    source="Spring Framework 6.0 release notes: trailing slash matching is off by default; catalogue E02",
    wave=Wave.TEST,
    on=r"Status expected:<\d+> but was:<40[045]>|404 NOT_FOUND",
    proactive=True,
    confidence="medium",
)
def trailing_slash(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or project.java_paths(_NAME.encode(), b"setUseTrailingSlashMatch"):
        return
    if project.java_paths(b"extends WebMvcConfigurationSupport", b"UrlHandlerFilter"):
        return
    if not (_failed_requests(case) if case.diagnostics else _mapped_requests(project)):
        return
    for path in _applications(project):
        home = f"{path.rpartition('/')[0]}/{_NAME}.java"
        text = _source(project.java(path).package, reactive=is_reactive(project, path))
        yield Change.text(home, text, "Spring 6 answers 404 to a path with a slash too many")


def _applications(project: Project) -> list[str]:
    """Of several only those in whose module something is mapped: a gateway or a registry maps nothing itself."""
    found = [path for path in project.java_paths(b"@SpringBootApplication") if "src/main/" in path]
    mapped = {project.module_of(path) for path in project.java_paths(b"Mapping") if "src/main/" in path}
    return found if len(found) < 2 else [path for path in found if project.module_of(path) in mapped]


def _source(package: str, *, reactive: bool) -> str:
    if reactive:
        names = {"kind": "reactive.config", "configurer": "WebFluxConfigurer", "method": "configurePathMatching"}
    else:
        names = {"kind": "servlet.config.annotation", "configurer": "WebMvcConfigurer", "method": "configurePathMatch"}
    return _CLASS.format(package=package, name=_NAME, **names)


def _failed_requests(case: Case) -> bool:
    """A test class that failed, or one that it extends, asks for such a path."""
    files = list(_lineage(case.project, case.test_classes()))
    asked = (text for file in files for text in _literals(file))
    return any(_SLASHED.fullmatch(text) or text.endswith("}/") for text in asked) or any(map(_adds_slash, files))


def _lineage(project: Project, names: set[str]) -> Iterator[JavaFile]:
    seen: set[str] = set()
    while names := names - seen:
        seen |= names
        files = [project.java(path) for name in names for path in project.glob(f"**/{name}.java")]
        yield from files
        names = {superclass(file, cls) for file in files for cls in file.walk("class_declaration")} - {""}


def _adds_slash(file: JavaFile) -> bool:
    """`Controller.URL + "/"` is a path with a slash, whatever the constant says."""
    sums = [node for node in file.walk("binary_expression") if (node.parent or node).type != "binary_expression"]
    return any((right := _right(node)) is not None and file.text(right) in ('"/"', "'/'") for node in sums)


def _mapped_requests(project: Project) -> bool:
    mapped = [re.compile(pattern) for pattern in mappings(project)]
    return any(
        pattern.fullmatch(path) and not any(p.fullmatch(f"{path}/") for p in mapped)
        for path in _requested(project)
        for pattern in mapped
    )


def _requested(project: Project) -> set[str]:
    """Paths asked for with a trailing slash, without it."""
    found: set[str] = set()
    for path in project.java_paths(b'/"', b"/?"):
        if "/test/" in path and b"standaloneSetup" not in project.read(path):
            found |= {m["path"] for text in _literals(project.java(path)) if (m := _SLASHED.fullmatch(text))}
    for page in project.glob(*_PAGES):
        links = (next(filter(None, match.groups())) for match in _LINK.finditer(project.text(page)))
        found |= {m["path"] for link in links if (m := _SLASHED.fullmatch(link))}
    return found


def _literals(file: JavaFile) -> Iterator[str]:
    """Whole string literals, and those at the end of a sum: one that goes on with `+` does not end in its slash."""
    for node in file.walk("string_literal"):
        end = node
        while end.parent is not None and end.parent.type == "binary_expression" and end == _right(end.parent):
            end = end.parent
        if end.parent is not None and end.parent.type != "binary_expression":
            yield literal(file, node) or ""


def _right(binary: Node) -> Node | None:
    return binary.child_by_field_name("right")


def mappings(project: Project) -> set[str]:
    """A regex for every path that a controller maps."""
    found: set[str] = set()
    for path in project.java_paths(*(f"@{name}".encode() for name in MAPPINGS)):
        file = project.java(path)
        for annotation in file.annotations(*MAPPINGS):
            method = annotation.parent.parent if annotation.parent else None
            if "src/main/" in path and method is not None and method.type == "method_declaration":
                found |= {_regex(a, b) for a in _bases(file, method) for b in _paths(file, annotation) or [""]}
    return found


def _bases(file: JavaFile, method: Node) -> list[str]:
    cls = ancestor(method, "class_declaration", "interface_declaration")
    if cls is None or modifiers(cls) is None:
        return [""]
    return [p for a in annotations_of(file, cls, "RequestMapping") for p in _paths(file, a)] or [""]


def _paths(file: JavaFile, annotation: Node) -> list[str]:
    values = pairs(file, annotation)
    node = values.get("value") or values.get("path")
    return [file.text(f) for f in file.walk("string_fragment", under=node)] if node else []


def _regex(base: str, path: str) -> str:
    """The joined mapping as a regex; a variable stands for one segment."""
    joined = f"/{base}/{path}" if path else f"/{base}"
    parts = re.split(r"(\{[^{}]*\})", re.sub(r"/+", "/", joined))
    return "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts)
