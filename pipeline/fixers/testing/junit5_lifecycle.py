"""JUnit 4's annotations and runners as JUnit 5 has them.

Source: JUnit 5 User Guide, "Migrating from JUnit 4"; Spring TestContext reference; Javadoc of MockitoExtension.
"""

import re

from tree_sitter import Node

from pipeline.fixers.testing.junit5_assertions import Undoable
from pipeline.fixers.testing.junit5_rules import mockito_settings, wrap_in_assert_throws
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.splice import whole_lines
from pipeline.sources.syntax import annotations_of, arguments, field, field_text, pairs, simple_name

API = "org.junit.jupiter.api"
_RENAMED = {
    "Test": "Test",
    "Before": "BeforeEach",
    "After": "AfterEach",
    "BeforeClass": "BeforeAll",
    "AfterClass": "AfterAll",
    "Ignore": "Disabled",
}
_SPRING_RUNNERS = ("SpringRunner", "SpringJUnit4ClassRunner")
_PLAIN_RUNNERS = ("JUnit4", "BlockJUnit4ClassRunner", "JUnitPlatform")
_MOCKITO_RUNNERS = re.compile(r"(?:[\w.]*\.)?MockitoJUnitRunner(?:\.(?P<kind>Silent|Strict|StrictStubs))?\.class")
_BRINGS_SPRING = re.compile(
    r"SpringBootTest|SpringJUnitConfig|SpringJUnitWebConfig|(?:WebMvc|WebFlux|DataJpa|DataJdbc|DataR2dbc|DataMongo|DataRedis|"
    r"DataLdap|DataNeo4j|DataCassandra|DataCouchbase|DataElasticsearch|Jdbc|Jooq|Json|RestClient|GraphQl|"
    r"WebServiceClient|WebServiceServer)Test"
)
"""Annotations that are meta-annotated with @ExtendWith(SpringExtension.class) since Boot 2.1."""


def move_expected(file: JavaFile) -> bytes:
    """@Test(expected = X.class, timeout = n) as assertThrows and @Timeout."""
    edit = file.edit()
    for method in file.walk("method_declaration"):
        for annotation in annotations_of(file, method, "Test"):
            values = pairs(file, annotation)
            if not values or not _is_junit4(file, annotation):
                continue
            if not set(values) <= {"expected", "timeout"}:
                raise Undoable("@Test with other elements")
            _attributes(edit, method, annotation, values)
    return edit.result()


def _attributes(edit: JavaEdit, method: Node, annotation: Node, values: dict[str, Node]) -> None:
    file, text = edit.file, f"@{edit.file.text(field(annotation, 'name'))}"
    if "timeout" in values:
        limit = file.text(values["timeout"]).rstrip("lL")
        text += f" @Timeout(value = {limit}, unit = TimeUnit.MILLISECONDS)"
        edit.add_import(f"{API}.Timeout")
        edit.add_import("java.util.concurrent.TimeUnit")
    edit.replace(annotation, text)
    statements = field(method, "body").named_children
    if "expected" in values and file.text(values["expected"]) not in ("None.class", "Test.None.class"):
        if not statements:
            raise Undoable("an expected exception of an empty test")
        wrap_in_assert_throws(edit, method, statements, file.text(values["expected"]).removesuffix(".class"))


def drop_idle_extensions(file: JavaFile) -> bytes:
    """@ExtendWith on classes whose tests are JUnit 4's did nothing: Mockito's would judge the stubs now."""
    edit = file.edit()
    if not any(_is_junit4(file, test) for test in file.annotations("Test")):
        return file.source
    for cls in file.walk("class_declaration"):
        for annotation in annotations_of(file, cls, "ExtendWith"):
            _drop(edit, annotation)
            names = {file.text(node).removesuffix(".class") for node in arguments(annotation)} | {"ExtendWith"}
            for item in file.imports:
                if item.simple in names and file.source.count(item.simple.encode()) == 2:
                    edit.remove_import(item.name)
    return edit.result()


def move_annotations(file: JavaFile) -> bytes:
    """Lifecycle annotations, runners and imports. Raises Undoable when something of JUnit 4 would be left."""
    edit, unread = file.edit(), _is_jupiter(file)
    for annotation in file.annotations(*_RENAMED):
        if _is_junit4(file, annotation) and unread:
            _drop(edit, annotation)
        elif _is_junit4(file, annotation):
            old = file.text(field(annotation, "name"))
            new = _RENAMED[simple_name(old)]
            edit.replace(field(annotation, "name"), f"{API}.{new}" if old.startswith("org.junit.") else new)
    for annotation in file.annotations("RunWith"):
        _runner(edit, annotation)
    for annotation in file.annotations("FixMethodOrder"):
        _order(edit, annotation)
    _imports(edit, unread)
    after = edit.result()
    _refuse_leftovers(JavaFile(after))
    return after


def _is_jupiter(file: JavaFile) -> bool:
    """All tests are JUnit 5's already: its engine has never read JUnit 4's annotations beside them."""
    return file.imported(f"{API}.Test") and not any(_is_junit4(file, a) for a in file.annotations("Test"))


def _is_junit4(file: JavaFile, annotation: Node) -> bool:
    name = file.text(field(annotation, "name"))
    return name.startswith("org.junit.") or (file.imported(f"org.junit.{name}") and "." not in name)


def _runner(edit: JavaEdit, annotation: Node) -> None:
    file = edit.file
    value = pairs(file, annotation).get("value")
    runner = file.text(value) if value else ""
    simple = runner.removesuffix(".class").rpartition(".")[2]
    mockito = _MOCKITO_RUNNERS.fullmatch(runner)
    if mockito:
        _extend(edit, annotation, "org.mockito.junit.jupiter.MockitoExtension")
        if mockito["kind"] != "StrictStubs":
            mockito_settings(edit, _declaration(annotation), "LENIENT")
    elif simple in _SPRING_RUNNERS:
        if any(_BRINGS_SPRING.fullmatch(_name(file, a)) for a in annotations_of(file, _declaration(annotation))):
            _drop(edit, annotation)
        else:
            _extend(edit, annotation, "org.springframework.test.context.junit.jupiter.SpringExtension")
    elif simple in _PLAIN_RUNNERS:
        _drop(edit, annotation)
    else:
        raise Undoable(f"runner {simple}")


def _drop(edit: JavaEdit, annotation: Node) -> None:
    source, end = edit.file.source, annotation.end_byte
    start, stop = whole_lines(source, annotation.start_byte, end)
    if (start, stop) == (annotation.start_byte, end):
        stop = end + len(source[end:]) - len(source[end:].lstrip(b" \t"))
    edit.splices.delete(start, stop)


def _extend(edit: JavaEdit, annotation: Node, extension: str) -> None:
    edit.replace(annotation, f"@ExtendWith({extension.rpartition('.')[2]}.class)")
    edit.add_import(f"{API}.extension.ExtendWith")
    edit.add_import(extension)


def _declaration(annotation: Node) -> Node:
    """The class that is annotated."""
    above = annotation.parent.parent if annotation.parent else None
    if above is None or above.type != "class_declaration":
        raise Undoable("a runner that is not on a class")
    return above


def _name(file: JavaFile, annotation: Node) -> str:
    return simple_name(field_text(file, annotation, "name"))


def _order(edit: JavaEdit, annotation: Node) -> None:
    value = pairs(edit.file, annotation).get("value")
    if value is None or simple_name(edit.file.text(value)) != "NAME_ASCENDING":
        raise Undoable("an order of methods that JUnit 5 does not have")
    edit.replace(annotation, "@TestMethodOrder(MethodOrderer.MethodName.class)")
    edit.add_import(f"{API}.TestMethodOrder")
    edit.add_import(f"{API}.MethodOrderer")


def _imports(edit: JavaEdit, unread: bool) -> None:
    for index, item in enumerate(edit.file.imports):
        if item.static:
            continue
        if item.name == "org.junit" and item.wildcard:
            edit.imports.rename(index, API)
        elif item.name.rpartition(".")[0] == "org.junit" and item.simple in _RENAMED:
            if unread:
                edit.imports.remove(index)
            else:
                edit.imports.rename(index, f"{API}.{_RENAMED[item.simple]}")
        elif item.name in ("org.junit.runner", "org.junit.rules") and item.wildcard:
            edit.imports.remove(index)


_JUNIT4 = re.compile(r"\b(?:org\.junit\.(?!jupiter\b|platform\b)[\w.]+|junit\.framework\b)")


def _refuse_leftovers(file: JavaFile) -> None:
    for node in file.walk("import_declaration", "scoped_identifier", "scoped_type_identifier"):
        found = _JUNIT4.search(file.text(node))
        if found and not _is_unused_import(file, node):
            raise Undoable(f"{found.group()} has no JUnit 5 form")


def _is_unused_import(file: JavaFile, node: Node) -> bool:
    simple = file.text(node).rstrip(";* ").rpartition(".")[2]
    return node.type == "import_declaration" and file.source.count(simple.encode()) == 1 and "*" not in file.text(node)
