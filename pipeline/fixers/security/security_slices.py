"""@WebMvcTest picked adapters up by their type; a configuration of beans must be imported.

Source: Spring Boot reference, "Auto-configured Spring MVC Tests" and the 2.7 WebMvcTypeExcludeFilter's includes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, arguments

_NO_SECURITY = re.compile(
    rb"addFilters\s*=\s*false|useDefaultFilters\s*=\s*false|SecurityAutoConfiguration\.class|WebSecurityConfigurer(?:Adapter)?\.class|@ContextConfiguration"
)
_IMPORT = "org.springframework.context.annotation.Import"


@dataclass(frozen=True)
class Configuration:
    """A class that was an adapter."""

    module: str
    package: str
    name: str
    public: bool

    def serves(self, module: str, file: JavaFile, application: str) -> bool:
        """A test of its module can see it, does not name it yet, and its application (a package) scans it."""
        visible = self.public or file.package == self.package
        scanned = not application or f"{self.package}.".startswith(f"{application}.")
        return module == self.module and visible and scanned and f"{self.name}.class".encode() not in file.source


def import_into_slices(project: Project, configurations: Sequence[Configuration]) -> Iterator[Change]:
    """Adds @Import to the slice tests of the modules that had adapters."""
    applications = {project.java(path).package for path in project.java_paths(b"@SpringBootApplication")}
    for path in project.java_paths(b"@WebMvcTest"):
        file, module = project.java(path), project.module_of(path)
        application = max((a for a in applications if f"{file.package}.".startswith(f"{a}.")), key=len, default="")
        served = {c.name: c.package for c in configurations if c.serves(module, file, application)}
        names = [(package, name) for name, package in served.items()]
        if not names or _NO_SECURITY.search(file.source):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for test in annotations_of(file, cls, "WebMvcTest"):
                _import(file, cls, test, [n for _, n in names], edit.insert)
        for package, name in names:
            edit.add_import(f"{package}.{name}")
        if edit.splices:
            edit.add_import(_IMPORT)
            yield Change(path, edit.result(), "@WebMvcTest no longer finds the security configuration by its type")


def _import(file: JavaFile, cls: Node, test: Node, names: list[str], insert: Callable[[int, str], None]) -> None:
    classes = ", ".join(f"{name}.class" for name in names)
    existing = annotations_of(file, cls, "Import")
    if not existing:
        listed = classes if len(names) == 1 else "{" + classes + "}"
        line = newline_of(file.source) + indent_at(file.source, test.start_byte)
        insert(test.end_byte, f"{line}@Import({listed})")
        return
    value = arguments(existing[0])[0]
    if value.type == "element_value_array_initializer":
        insert(value.end_byte - 1, f", {classes}")
    else:
        insert(value.start_byte, "{")
        insert(value.end_byte, f", {classes}}}")
