"""@WebMvcTest picked adapters up by their type; a configuration of beans must be imported.

Source: Spring Boot reference, "Auto-configured Spring MVC Tests" and the 2.7 WebMvcTypeExcludeFilter's includes. The
adapter's beans were there also where MockMvc has no filters (`addFilters = false`) and where the security of Boot is
excluded, if the class switches security on itself: filters and controllers of the slice take its AuthenticationManager.

Left: tests whose contexts are their own (@ContextConfiguration without the application) or whose filters exclude it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, annotations_of, arguments, field_text, has_modifier

_EXCLUDED = re.compile(rb"useDefaultFilters\s*=\s*false|WebSecurityConfigurer(?:Adapter)?\.class")
_NO_BOOT_SECURITY = re.compile(rb"\bSecurityAutoConfiguration\.class")
_CONTEXT = re.compile(rb"@ContextConfiguration\b([^)]*)")
_IMPORT = "org.springframework.context.annotation.Import"


@dataclass(frozen=True)
class Configuration:
    """A class that was an adapter, of its own or static in another one: a scan found both."""

    module: str
    package: str
    name: str
    public: bool
    enables: bool
    """Has @EnableWebSecurity, so that it needs nothing of Boot."""

    @classmethod
    def of(cls, module: str, file: JavaFile, node: Node) -> "Configuration | None":
        outer = ancestor(node, "class_declaration")
        classes = [outer, node] if outer is not None else [node]
        if outer is not None and (ancestor(outer, "class_declaration") or not has_modifier(node, "static")):
            return None
        if any(has_modifier(c, "private") for c in classes):
            return None
        public = all(has_modifier(c, "public") for c in classes)
        enables = bool(annotations_of(file, node, "EnableWebSecurity"))
        return cls(module, file.package, ".".join(field_text(file, c, "name") for c in classes), public, enables)

    def serves(self, module: str, file: JavaFile, application: str) -> bool:
        """A test of its module can see it, does not name it yet, and its application (a package) scans it."""
        visible = self.public or file.package == self.package
        scanned = not application or f"{self.package}.".startswith(f"{application}.")
        return module == self.module and visible and scanned and f"{self.name}.class".encode() not in file.source


def import_into_slices(project: Project, configurations: Sequence[Configuration]) -> Iterator[Change]:
    """Adds @Import to the slice tests of the modules that had adapters."""
    homes = project.java_paths(b"@SpringBootApplication")
    applications = {project.java(path).package for path in homes}
    names_of_applications = {path.rpartition("/")[2].removesuffix("java").encode() + b"class" for path in homes}
    for path in project.java_paths(b"@WebMvcTest"):
        file, module = project.java(path), project.module_of(path)
        application = max((a for a in applications if f"{file.package}.".startswith(f"{a}.")), key=len, default="")
        served = [c for c in configurations if c.serves(module, file, application)]
        names = [(package, name) for name, package in {c.name: c.package for c in served}.items()]
        own = _CONTEXT.search(file.source)
        active = any(c.enables for c in served) or not _NO_BOOT_SECURITY.search(file.source)
        elsewhere = own and not any(name in own[1] for name in names_of_applications)
        if not names or not active or elsewhere or _EXCLUDED.search(file.source):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for test in annotations_of(file, cls, "WebMvcTest"):
                _import(file, cls, test, [n for _, n in names], edit.insert)
        for package, name in names:
            edit.add_import(f"{package}.{name.partition('.')[0]}")
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
    value = value.child_by_field_name("value") or value
    if value.type == "element_value_array_initializer":
        insert(value.end_byte - 1, f", {classes}")
    else:
        insert(value.start_byte, "{")
        insert(value.end_byte, f", {classes}}}")
