"""`@Bean(autowire = Autowire.NO)`, as many Quartz configurations say the default: Spring 6 has no such element.

Left: BY_NAME and BY_TYPE, which injected setters of the bean that nothing else names; the report says what to do.
Source: Spring Framework 5.1 Javadoc, @Bean.autowire() deprecated; Spring Framework 6.0, removed.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field
from shared.models import Wave

_AUTOWIRE = "org.springframework.beans.factory.annotation.Autowire"


@fixer(
    "bean-autowiring",
    title="Drop @Bean's autowire element where it says the default",
    source="Spring Framework 5.1 Javadoc, @Bean.autowire() deprecated; removed in 6.0",
    wave=Wave.TYPES,
)
def bean_autowiring(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"Autowire.NO"):
        file = case.project.java(path)
        edit = file.edit()
        spare = [(node, item) for node in file.annotations("Bean") for item in arguments(node) if _is_spare(file, item)]
        for annotation, item in spare:
            _drop(edit, annotation, item)
        if edit:
            if file.source.count(b"Autowire.") == len(spare) + 1:  # the import is the one more
                edit.remove_import(_AUTOWIRE)
            yield Change(path, edit.result(), "Autowire.NO was the default, and the element is gone")


def _is_spare(file: JavaFile, item: Node) -> bool:
    return "".join(file.text(item).split()) == "autowire=Autowire.NO"


def _drop(edit: JavaEdit, annotation: Node, item: Node) -> None:
    """With the comma before or after it, or with the parentheses."""
    items = arguments(annotation)
    at = items.index(item)
    if len(items) == 1:
        edit.splices.delete(field(annotation, "arguments").start_byte, annotation.end_byte)
    elif at:
        edit.splices.delete(items[at - 1].end_byte, item.end_byte)
    else:
        edit.splices.delete(item.start_byte, items[1].start_byte)
