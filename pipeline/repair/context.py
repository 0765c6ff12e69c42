"""Of a project, what a model needs to see for one group of problems, and no more. Sizes are bounded in characters."""

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.repair.models import Group
from pipeline.sources.project import Project
from shared.models import Diagnostic, Wave

Signatures = Callable[[str], str | None]
"""Fully qualified type name -> its public members as `javap` prints them, or None."""

WHOLE_FILE = 24_000
ALL_FILES = 72_000
WINDOW = 40
"""Lines shown on each side of a problem in a file that is too long to be shown whole."""
RELATED = 4
TYPES = 6
SIGNATURE = 4_000
POM = 16_000

_TYPE_NAME = re.compile(r"\b[A-Z]\w{2,}\b")
_QUALIFIED = re.compile(r"\b(?:[a-z_]\w*\.){2,}[A-Z]\w*\b")
_SETTINGS = ("**/src/main/resources/application*.properties", "**/src/main/resources/application*.y*ml")
_TEST_SETTINGS = ("**/src/test/resources/application*.properties", "**/src/test/resources/application*.y*ml")


def shown_paths(project: Project, group: Group) -> list[str]:
    """Files with a problem, the failing tests, the project's types that the messages name; then settings when the
    application does not start or a test fails."""
    wanted: dict[str, None] = {d.path: None for d in group.diagnostics if d.path and d.path in project}
    sources = _sources_by_name(project)
    for diagnostic in group.diagnostics:
        wanted |= dict.fromkeys(_of_test(diagnostic, sources))
    named = [name for d in group.diagnostics for name in _TYPE_NAME.findall(_said(d))]
    related = [path for name in dict.fromkeys(named) for path in sources.get(name, []) if path not in wanted]
    wanted |= dict.fromkeys(related[:RELATED])
    if group.wave in (Wave.STARTUP, Wave.TEST):
        wanted |= dict.fromkeys(project.glob(*_SETTINGS, *_TEST_SETTINGS)[:RELATED])
    return [path for path in wanted if not path.endswith("pom.xml")]


def _sources_by_name(project: Project) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in project.glob("**/*.java"):
        found.setdefault(path.rpartition("/")[2].removesuffix(".java"), []).append(path)
    return found


def _of_test(diagnostic: Diagnostic, sources: dict[str, list[str]]) -> Iterator[str]:
    if diagnostic.test:
        qualified = diagnostic.test.partition("#")[0].partition("$")[0]
        place = qualified.replace(".", "/") + ".java"
        yield from (path for path in sources.get(qualified.rpartition(".")[2], []) if path.endswith(place))


def build_paths(project: Project, group: Group) -> list[str]:
    """The build files of the modules that the problems are in, and the root's."""
    modules = dict.fromkeys(project.module_of(d.path) for d in group.diagnostics if d.path)
    named = dict.fromkeys((d.module or ".").removeprefix(".") for d in group.diagnostics)
    names = ("pom.xml", "build.gradle", "build.gradle.kts", "gradle/libs.versions.toml")
    places = (f"{module}/{name}" if module else name for module in {**modules, **named, "": None} for name in names)
    return [path for path in dict.fromkeys(places) if path in project][:3]


def excerpt(text: str, lines: Iterable[int], limit: int = WHOLE_FILE) -> tuple[str, bool]:
    """(text, whole): the file, or its head and what is around the lines when it is longer than `limit` characters."""
    if len(text) <= limit:
        return text, True
    rows = text.splitlines()
    wanted = set(range(min(60, len(rows))))
    for line in list(lines)[:20]:
        wanted |= set(range(max(0, line - 1 - WINDOW), min(len(rows), line + WINDOW)))
    parts, previous = list[str](), -1
    for index in sorted(wanted):
        if index != previous + 1:
            parts.append(f"[... lines {previous + 2} to {index} are left out ...]")
        parts.append(rows[index])
        previous = index
    return "\n".join(parts)[: 2 * limit], False


def span(text: str, line: int, around: int = 3) -> str:
    """Numbered lines around a problem, the failing one marked."""
    rows = text.splitlines()
    first, last = max(1, line - around), min(len(rows), line + around)
    return "\n".join(f"{'>' if n == line else ' '} {n:5} | {rows[n - 1][:240]}" for n in range(first, last + 1))


def type_signatures(project: Project, group: Group, signatures: Signatures) -> list[tuple[str, str]]:
    """Of the types that the group's messages name, as far as they are known."""
    found = ((name, signatures(name)) for name in named_types(project, group.diagnostics)[: 3 * TYPES])
    return [(name, text[:SIGNATURE]) for name, text in found if text][:TYPES]


def named_types(project: Project, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Qualified names of the types in the messages, simple ones as the failing files import them."""
    wanted: dict[str, None] = {}
    for diagnostic in diagnostics:
        text = _said(diagnostic)
        wanted |= dict.fromkeys(_QUALIFIED.findall(text))
        if diagnostic.path and diagnostic.path in project and diagnostic.path.endswith(".java"):
            imports = {i.name.rpartition(".")[2]: i.name for i in project.java(diagnostic.path).imports}
            line = _line(project.text(diagnostic.path), diagnostic.line)
            named = _TYPE_NAME.findall(f"{text}\n{line}")
            wanted |= dict.fromkeys(imports[name] for name in named if name in imports)
    return list(wanted)


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message[:1000]}\n{diagnostic.detail[:4000]}"


def _line(text: str, number: int | None) -> str:
    rows = text.splitlines()
    return rows[number - 1] if number and 0 < number <= len(rows) else ""
