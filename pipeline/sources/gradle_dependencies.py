"""The dependencies that Gradle scripts and version catalogues declare, and the variables that hold their versions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.sources.gradle import GradleScript, Statement, Token
from pipeline.sources.gradle_catalog import Entry, VersionCatalog
from pipeline.sources.project import Project

Span = tuple[int, int]

NOTATION = re.compile(
    r"(?P<group>[\w.\-]+):(?P<artifact>[\w.\-]+)(?::(?P<version>[^:@]*)(?::(?P<classifier>[\w\-]+))?(?:@[\w\-]+)?)?"
)
_VARIABLE = re.compile(
    r"\$\{?(?:(?:rootProject|project|ext|extra)\.)*(?:(?:property|get|extra|ext)?[(\[]['\"](?P<key>[^'\"]+)['\"][)\]]"
    r"|(?P<name>[A-Za-z_][\w.]*)(?:\[['\"](?P<index>[^'\"]+)['\"]\])?)\}?"
)
_PLACE = re.compile(r"^(?:(?:rootProject|project|ext|extra)\.)+")
_PROPERTY = re.compile(rb"^[ \t]*(?P<name>[\w.\-]+)[ \t]*[=:][ \t]*(?P<value>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
_MANAGEMENT = frozenset({"imports", "constraints"})


@dataclass(frozen=True)
class Definition:
    """Where a version is written: the file, and the span of the bare text."""

    file: str
    span: Span
    value: str
    entry: bool = False
    """It stands in a map, beside others."""


@dataclass(frozen=True)
class GradleDependency:
    """A dependency notation of a script, or a library of the version catalogue."""

    file: str
    group: str
    artifact: str
    version: str | None
    versioned: bool
    classifier: str | None
    management: bool
    test: bool
    kind: Literal["string", "map", "catalog"]
    statement: Statement | None = None
    token: Token | None = None
    entry: Entry | None = None
    variable: str | None = None

    @property
    def ga(self) -> str:
        return f"{self.group}:{self.artifact}"


class GradleFiles:
    """The scripts and version catalogues of a project."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.paths = self.scripts_of(project)
        self.scripts = {path: GradleScript(project.read(path), path.endswith(".kts")) for path in self.paths}
        self.catalogs = {path: VersionCatalog(project.read(path)) for path in project.glob("**/*.versions.toml")}

    @staticmethod
    def scripts_of(project: Project) -> list[str]:
        """Scripts of the build, settings and plugins applied by path included."""
        return project.glob("**/*.gradle", "**/*.gradle.kts")

    @property
    def declared(self) -> Sequence[GradleDependency]:
        return self._declared

    @cached_property
    def _declared(self) -> list[GradleDependency]:
        found = [item for path in self.paths for item in self._of_script(path)]
        return found + [item for path in self.catalogs for item in self._of_catalog(path)]

    def _of_script(self, path: str) -> Iterator[GradleDependency]:
        for statement in self.scripts[path].statements:
            if not {"dependencies", "imports"} & set(statement.blocks) or "plugins" in statement.blocks:
                continue
            yield from self._of_statement(path, statement)

    def _of_statement(self, path: str, statement: Statement) -> Iterator[GradleDependency]:
        words = statement.words
        managed = bool(_MANAGEMENT & set(statement.blocks)) or "dependencyManagement" in statement.blocks
        managed = managed or any(word in ("platform", "enforcedPlatform", "mavenBom") for word in words)
        test = statement.head.startswith("test")
        fields = map_fields(statement)
        if "group" in fields and "name" in fields:
            version = fields.get("version")
            text = version.value if version and version.kind == "string" else None
            value, variable = self._resolved(path, text) if text else (None, None)
            if version is not None and version.kind == "word":
                value, variable = self.value(path, version.value), version.value
            group, name = fields["group"].value, fields["name"].value
            yield GradleDependency(
                path,
                group,
                name,
                value,
                version is not None,
                None,
                managed,
                test,
                "map",
                statement,
                None,
                None,
                variable,
            )
            return
        for token in statement.strings:
            if (match := NOTATION.fullmatch(token.value)) and "project" not in words[:2]:
                text, added = match["version"] or "", _added_to(statement, token)
                value, variable = self._resolved(path, text)
                if added is not None and added.kind == "word":
                    value, variable = self.value(path, added.value), added.value
                yield GradleDependency(
                    path, match["group"], match["artifact"], value, bool(text or added), match["classifier"],
                    managed, test, "string", statement, token, None, variable,
                )  # fmt: skip

    def _of_catalog(self, path: str) -> Iterator[GradleDependency]:
        for entry in self.catalogs[path].entries:
            if entry.section != "libraries":
                continue
            module = entry.field("module") or entry.string
            group, name = entry.field("group"), entry.field("name")
            notation = module.value if module else f"{group.value}:{name.value}" if group and name else ""
            match = NOTATION.fullmatch(notation)
            reference = entry.field("version.ref")
            version = self.catalogs[path].version(reference.value) if reference else entry.field("version")
            if match:
                value = version.value if version else match["version"]
                versioned = bool(reference or version or match["version"])
                yield GradleDependency(
                    path,
                    match["group"],
                    match["artifact"],
                    value,
                    versioned,
                    None,
                    False,
                    False,
                    "catalog",
                    None,
                    None,
                    entry,
                )

    def _resolved(self, path: str, text: str) -> tuple[str | None, str | None]:
        """(version, name of the variable it stands for)."""
        match = _VARIABLE.fullmatch(text)
        if match:
            name = match["key"] or match["index"] or match["name"]
            entry = f"{match['name']}.{match['index']}"
            name = entry if entry in self._variables else name
            return self.value(path, name), name
        return (text if text and "$" not in text else None), None

    def value(self, path: str, name: str) -> str | None:
        found = self.definitions(path, name)
        return found[0].value if found else None

    def definitions(self, path: str, name: str) -> list[Definition]:
        """Where a variable or property gets a literal: the same script first, then the others, gradle.properties."""
        name = _PLACE.sub("", name)
        found = self._variables.get(name) or self._variables.get(name.removeprefix("versions."), [])
        return sorted(found, key=lambda d: d.file != path)

    @cached_property
    def _variables(self) -> dict[str, list[Definition]]:
        found: dict[str, list[Definition]] = {}
        for path, script in self.scripts.items():
            for statement in script.statements:
                if (pair := _assignment(statement)) is not None:
                    name, token = pair
                    found.setdefault(name, []).append(Definition(path, token.inner, token.value))
                for name, token in _entries(statement):
                    found.setdefault(name, []).append(Definition(path, token.inner, token.value, entry=True))
        for path in self.project.glob("**/gradle.properties"):
            for match in _PROPERTY.finditer(self.project.read(path)):
                name, value = match["name"].decode("latin-1"), match["value"].decode("latin-1")
                found.setdefault(name, []).append(Definition(path, match.span("value"), value))
        return found

    def script_of(self, path: str) -> str | None:
        module = self.project.module_of(path)
        candidates = (f"{module}/{name}" if module else name for name in ("build.gradle", "build.gradle.kts"))
        return next((candidate for candidate in candidates if candidate in self.scripts), None)

    def declares(self, file: str, ga: str) -> bool:
        """In this script, in a root script (which may configure all projects), or in a catalogue."""
        known = {file, "build.gradle", "build.gradle.kts", *self.catalogs}
        return any(d.ga == ga and d.file in known and not d.management for d in self.declared)

    def has_boot(self, path: str) -> bool:
        """Boot's plugin with dependency management, or its BOM, is somewhere in the build."""
        texts = [*(script.text for script in self.scripts.values()), *map(self.project.text, self.catalogs)]
        plugin = any("org.springframework.boot" in text for text in texts) or bool(self.catalogs)
        managed = (
            "io.spring.dependency-management",
            "spring-boot-dependencies",
            "BOM_COORDINATES",
            "dependency-management",
        )
        return plugin and any(word in text for text in texts for word in managed)

    def boot_managed(self, declared: GradleDependency) -> bool:
        """The build script's own class path (`buildscript`) is not managed."""
        blocks = declared.statement.blocks if declared.statement else ()
        return "buildscript" not in blocks and self.has_boot(declared.file)

    def locally_managed(self, declared: GradleDependency) -> str | None:
        return next((d.version for d in self.declared if d.management and d.ga == declared.ga), None)


def map_fields(statement: Statement) -> dict[str, Token]:
    """`group: 'g', name: 'a'` (Groovy) or `group = "g"` (Kotlin) by name; a value may be a variable."""
    tokens = statement.tokens
    return {
        tokens[i].value: tokens[i + 2]
        for i in range(len(tokens) - 2)
        if tokens[i].kind == "word" and tokens[i + 1].value in (":", "=") and tokens[i + 2].kind in ("string", "word")
    }


def _assignment(statement: Statement) -> tuple[str, Token] | None:
    """(name, literal) of `x = '1'`, `ext.x = '1'`, `ext['x'] = '1'`, `set('x', '1')`, `val x by extra("1")`."""
    tokens = statement.tokens
    if statement.head in ("set", "extra.set", "ext.set") and len(statement.strings) == 2:
        return statement.strings[0].value, statement.strings[1]
    last = tokens[-1]
    literal = last if last.kind == "string" else tokens[-2] if len(tokens) > 2 and tokens[-2].kind == "string" else None
    if literal is None:
        return None
    position = tokens.index(literal)
    before = tokens[position - 1].value if position else ""
    if before == "=" and position >= 2:
        name = tokens[position - 2]
        if name.value == "]" and position >= 4 and tokens[position - 3].kind == "string":
            return tokens[position - 3].value, literal
        return (name.value.rpartition(".")[2], literal) if name.kind == "word" else None
    if before == "(" and "by" in statement.words and position >= 4:
        return statement.words[1], literal
    return None


def _entries(statement: Statement) -> Iterator[tuple[str, Token]]:
    """(`versions.x`, literal) of `ext.versions = [x: '1', 'y': '2']`; of lists and nested maps there are none."""
    tokens, depth = statement.tokens, 0
    at = next((i for i in range(1, len(tokens) - 1) if tokens[i].value == "=" and tokens[i + 1].value == "["), None)
    if at is None or tokens[at - 1].kind != "word":
        return
    name = tokens[at - 1].value.rpartition(".")[2]
    for i, token in enumerate(tokens[at + 1 :], at + 1):
        depth += {"[": 1, "]": -1}.get(token.value, 0) if token.kind == "mark" else 0
        if depth == 1 and token.kind == "string" and tokens[i - 1].value == ":" and tokens[i - 2].kind != "mark":
            yield f"{name}.{tokens[i - 2].value}", token


def _added_to(statement: Statement, token: Token) -> Token | None:
    """What follows the string and a `+`."""
    tokens, at = statement.tokens, statement.tokens.index(token)
    return tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1].value == "+" else None
