"""`deleteById` of what is not there: an EmptyResultDataAccessException up to Spring Data JPA 2, and nothing since.

Source: Spring Data JPA 3.0 changelog (deleteById no longer throws), SimpleJpaRepository of 2.7 and 3.5. Code that
answers "not found" by that exception would report success. Where it is caught, handled or asked for by a test, the
repository gets the old method back as a default one: callers and mocks see what they saw.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import deeper, indent_at, newline_of
from pipeline.sources.syntax import declared_type, extended, field, field_text, methods
from shared.models import Wave

_EXCEPTION = "EmptyResultDataAccessException"
_NEEDED = (f"org.springframework.dao.{_EXCEPTION}", "org.springframework.transaction.annotation.Transactional")
_BASE = re.compile(
    r"(?:[\w.]+\.)?(?P<base>JpaRepository|(?:List)?CrudRepository|(?:List)?PagingAndSortingRepository)"
    r"\s*<\s*(?P<entity>[\w.]+)\s*,\s*(?P<id>[\w.]+)\s*>"
)
_OTHER_STORES = r"spring-boot-starter-data-(?!jpa|rest)[\w-]+"
_HANDLED = re.compile(rb"@ExceptionHandler|ControllerAdvice")


@dataclass(frozen=True)
class _Repository:
    interface: Node
    entity: str
    identifier: str


@fixer(
    "missing-deletes",
    title="Keep the exception of deleteById where code answers by it",
    source="Spring Data JPA 3.0: SimpleJpaRepository.deleteById ignores entities that are not there",
    wave=Wave.TEST,
)
def missing_deletes(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (3, 0)) or not depends_on(project, "spring-(?:boot-starter-)?data-jpa"):
        return
    asking = project.java_paths(_EXCEPTION.encode())
    everywhere = any(_HANDLED.search(project.read(path)) for path in asking)
    paths = project.java_paths(b"deleteById(") if everywhere else asking
    used = {name for path in paths for name in _deleted_by(project.java(path))}
    alone = not depends_on(project, _OTHER_STORES)
    bases = (b"JpaRepository", b"CrudRepository", b"PagingAndSortingRepository")
    for path in project.java_paths(*bases) if used else ():
        edit = project.java(path).edit()
        for repository in _repositories(edit.file, alone):
            if field_text(edit.file, repository.interface, "name") in used:
                _give_back(edit, repository)
        if edit:
            yield Change(path, edit.result(), "Spring Data 3 passes over what is not there, without a word")


def _deleted_by(file: JavaFile) -> Iterator[str]:
    """Types of the variables whose `deleteById` is called, as a stub or verification of Mockito, too."""
    for call in file.calls("deleteById"):
        receiver = call.child_by_field_name("object")
        while receiver is not None and receiver.type == "method_invocation":
            given = field(receiver, "arguments").named_children
            receiver = given[0] if given else None
        if receiver is not None:
            yield declared_type(file, receiver)


def _repositories(file: JavaFile, alone: bool) -> Iterator[_Repository]:
    """Those of JPA, by their own interface, that say nothing of the method themselves; `alone`: no other store."""
    for interface in file.walk("interface_declaration"):
        found = [m for node in extended(interface) if (m := _BASE.fullmatch(file.text(node)))]
        own = methods(file, interface, "deleteById")
        if found and not own and (alone or found[0]["base"] == "JpaRepository"):
            yield _Repository(interface, found[0]["entity"], found[0]["id"])


def _give_back(edit: JavaEdit, repository: _Repository) -> None:
    source, body = edit.file.source, field(repository.interface, "body")
    newline, outer = newline_of(source), indent_at(source, repository.interface.start_byte)
    inner, members = deeper(outer), body.named_children
    thrown, transactional = (edit.type_name(name) for name in _NEEDED)
    said = f'"No " + {repository.entity}.class + " entity with id " + id + " exists!"'
    lines = [
        "@Override",
        f"@{transactional}",
        f"default void deleteById({repository.identifier} id) {{",
        f"{deeper('')}delete(findById(id).orElseThrow(() ->",
        f"{deeper(deeper(''))}new {thrown}({said}, 1)));",
        "}",
    ]
    text = "".join(f"{newline}{inner}{line}" for line in lines)
    if members:
        edit.insert(members[-1].end_byte, newline + text)
    else:
        edit.splices.replace(body.start_byte, body.end_byte, f"{{{text}{newline}{outer}}}")
