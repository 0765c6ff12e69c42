"""Services that take the AuthenticationManager, and that its accounts are made of: Boot 2's manager of an adapter was a
delegate that was built when it was first asked; AuthenticationConfiguration's is built at once, before its accounts.

Left: constructors that Lombok writes.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import annotations_of, field, field_text
from shared.models import Wave

_LAZY = "org.springframework.context.annotation.Lazy"
_MANAGER = "AuthenticationManager"


@fixer(
    "lazy-managers",
    title="Take the AuthenticationManager lazily where its accounts need the one who takes it",
    source="WebSecurityConfigurerAdapter 5.7, AuthenticationManagerDelegator; Spring Framework Javadoc of @Lazy",
    wave=Wave.STARTUP,
    on=r"Cannot apply \S+ to already built object",
)
def lazy_managers(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_MANAGER.encode()):
        if "src/test/" in path:
            continue
        edit = case.project.java(path).edit()
        for declared in edit.file.walk("field_declaration"):
            if field_text(edit.file, declared, "type") == _MANAGER:
                _field(edit, declared)
        for constructor in edit.file.walk("constructor_declaration"):
            for parameter in edit.file.walk("formal_parameter", under=field(constructor, "parameters")):
                if field_text(edit.file, parameter, "type") == _MANAGER and not _is_lazy(edit, parameter):
                    edit.insert(parameter.start_byte, f"@{edit.type_name(_LAZY)} ")
        if edit:
            yield Change(path, edit.result(), "an adapter's manager was built when it was first asked")


def _field(edit: JavaEdit, declared: Node) -> None:
    injected = annotations_of(edit.file, declared, "Autowired", "Inject")
    if injected and not _is_lazy(edit, declared):
        line = newline_of(edit.file.source) + indent_at(edit.file.source, injected[0].start_byte)
        edit.insert(injected[0].end_byte, f"{line}@{edit.type_name(_LAZY)}")


def _is_lazy(edit: JavaEdit, declaration: Node) -> bool:
    return bool(annotations_of(edit.file, declaration, "Lazy"))
