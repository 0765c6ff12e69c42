"""A class that implements a repository itself, a stand-in of tests mostly, and lacks what JpaRepository got since 2.4.

Each method that is new says what Spring Data's own default does, by the methods that the class has. Source: Javadoc of
JpaRepository, CrudRepository and QueryByExampleExecutor of Spring Data 2.4 to 3.5.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.layout import Layout, append_member
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import field_text, methods, parameters, simple_name
from shared.models import Wave

_REPOSITORY = re.compile(
    r"\b(?:JpaRepository|ListCrudRepository|CrudRepository)\s*<\s*(?P<t>[\w.]+)\s*,\s*(?P<id>[\w.]+)\s*>"
)
_UNSUPPORTED = "throw new UnsupportedOperationException();"
_FLUENT = "org.springframework.data.repository.query.FluentQuery"
_EACH = "(Iterable<{ids}> ids) {{\n    ids.forEach(this::deleteById);\n}}"
_JPA = {
    "getById": "public {t} getById({id} id) {{\n    {one}\n}}",
    "getReferenceById": "public {t} getReferenceById({id} id) {{\n    {one}\n}}",
    "deleteAllInBatch": "public void deleteAllInBatch(Iterable<{t}> entities) {{\n    {many}(entities);\n}}",
    "deleteAllByIdInBatch": "public void deleteAllByIdInBatch" + _EACH.replace("{ids}", "{id}"),
    "saveAllAndFlush": "public <S extends {t}> List<S> saveAllAndFlush(Iterable<S> entities) {{\n"
    "    List<S> saved = saveAll(entities);\n    flush();\n    return saved;\n}}",
    "findBy": "public <S extends {t}, R> R findBy(Example<S> example, "
    "Function<FluentQuery.FetchableFluentQuery<S>, R> query) {{\n    throw new UnsupportedOperationException();\n}}",
}
_CRUD = {"deleteAllById": "public void deleteAllById" + _EACH.replace("{ids}", "? extends {id}")}
_NAMES = "|".join((*_JPA, *_CRUD))
_IMPORTS = {
    "saveAllAndFlush": ("java.util.List",),
    "findBy": ("java.util.function.Function", "org.springframework.data.domain.Example", _FLUENT),
}


@fixer(
    "own-repositories",
    title="Give classes that implement a repository the methods that it got since",
    source="Javadoc of JpaRepository, CrudRepository and QueryByExampleExecutor of Spring Data 2.4 to 3.5",
    wave=Wave.TYPES,
    on=rf"is not abstract and does not override abstract method (?:<[^>]*>)?(?:{_NAMES})\(.*\) in "
    r"org\.springframework\.data\.",
    confidence="medium",
)
def own_repositories(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        lines = {diagnostic.line for diagnostic in found}
        for cls in edit.file.walk("class_declaration"):
            if lines & set(range(cls.start_point[0] + 1, cls.end_point[0] + 2)):
                _complete(edit, cls, case.project)
        if edit:
            yield Change(path, edit.result(), "repositories have more methods since Spring Data 2.5")


def _complete(edit: JavaEdit, cls: Node, project: Project) -> None:
    file = edit.file
    known = _types(file, cls, project)
    if known is None:
        return
    entity, key, jpa = known
    layout, wanted = Layout.of(file, cls), _JPA | _CRUD if jpa else _CRUD
    one = next((f"return {name}(id);" for name in ("getOne", "getById") if methods(file, cls, name)), _UNSUPPORTED)
    many = "deleteInBatch" if methods(file, cls, "deleteInBatch") else "deleteAll"
    for name, source in wanted.items():
        there = methods(file, cls, name)
        if any(name != "deleteAllInBatch" or parameters(file, method) for method in there):
            continue
        append_member(edit, cls, f"@Override\n{source.format(t=entity, id=key, one=one, many=many)}", layout)
        for name_to_import in _IMPORTS.get(name, ()):
            edit.add_import(name_to_import)


def _types(file: JavaFile, cls: Node, project: Project) -> tuple[str, str, bool] | None:
    """Entity, type of its id, and whether it is JPA's repository that the class implements, itself or by another."""
    above = field_text(file, cls, "interfaces")
    for _ in range(4):
        if found := _REPOSITORY.search(above):
            return found["t"], found["id"], "JpaRepository" in above
        names = [simple_name(name) for name in re.findall(r"[\w.]+(?:<[^<>]*>)?", above.removeprefix("implements"))]
        above = " ".join(_header(project, name) for name in names)
    return None


def _header(project: Project, name: str) -> str:
    for path in project.glob(f"**/{name}.java"):
        file = project.java(path)
        for interface in file.walk("interface_declaration"):
            return " ".join(file.text(c) for c in interface.children if c.type == "extends_interfaces")
    return ""
