"""Overloaded @Bean methods, of which one wins in silence: Spring 6 refuses them unless told to take them."""

from collections import Counter
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field_text, methods
from shared.models import Wave


@fixer(
    "overloaded-beans",
    title="Take overloaded @Bean methods as before",
    source="Spring Framework 6.0 Javadoc, @Configuration(enforceUniqueMethods), true by default",
    wave=Wave.STARTUP,
)
def overloaded_beans(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@Configuration"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            names = Counter(field_text(file, m, "name") for m in methods(file, cls) if annotations_of(file, m, "Bean"))
            for node in annotations_of(file, cls, "Configuration") if any(n > 1 for n in names.values()) else ():
                if "enforceUniqueMethods" in file.text(node):
                    continue
                if node.type == "marker_annotation":
                    edit.insert(node.end_byte, "(enforceUniqueMethods = false)")
                elif "=" in file.text(node):
                    edit.insert(node.end_byte - 1, ", enforceUniqueMethods = false")
        if edit:
            yield Change(path, edit.result(), "two @Bean methods have one name")
