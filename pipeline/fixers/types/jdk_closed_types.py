"""The JDK's own types that were open up to JDK 8: public API that gives the same, or nothing where they did nothing.

    package com.sun.crypto.provider is not visible
    package com.sun.istack.internal does not exist
    package sun.reflect.generics.reflectiveObjects is not visible

An IDE's completion chose most of them. Imports that nothing uses are `unused-imports`' matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, body_of, field, field_text, in_header
from shared.models import Wave

_ANNOTATIONS = {
    "jdk.nashorn.internal.ir.annotations": frozenset({"Ignore", "Immutable", "Reference"}),
    "jdk.nashorn.internal.objects.annotations": frozenset(
        {"Attribute", "Constructor", "Function", "Getter", "Optimistic", "Property", "ScriptClass", "Setter", "Where"}
    ),
    "com.sun.istack.internal": frozenset({"Builder", "Interned", "NotNull", "Nullable"}),
}
"""Read by Nashorn's and JAXB's own builds alone. A validation, Lombok or JUnit annotation of the same name was meant
perhaps, but never had an effect: to put it there now would change what the application does."""
_EXCEPTIONS = {
    "sun.reflect.generics.reflectiveObjects.NotImplementedException": "UnsupportedOperationException",
    "com.sun.org.apache.xml.internal.security.exceptions.Base64DecodingException": "IllegalArgumentException",
}
"""Exceptions of java.lang with the same constructors; the second is what java.util.Base64 throws."""
_LOGGER = "com.sun.istack.internal.logging.Logger"
_LEVELS = ("finest", "finer", "fine", "config", "info", "warning", "severe")
_SHARED = frozenset({*_LEVELS, "log", "isLoggable", "setLevel"})
_METRICS = "sun.font.FontDesignMetrics"


@dataclass(frozen=True)
class _Made:
    """What `new X(..)` becomes: a call on `factory`, of the type `type`. `{}` takes the arguments."""

    type: str
    factory: str
    call: str


def _provider(name: str) -> _Made:
    return _Made("java.security.Provider", "java.security.Security", f'getProvider("{name}")')


def _row_set(name: str) -> _Made:
    return _Made(f"javax.sql.rowset.{name}", "javax.sql.rowset.RowSetProvider", f"newFactory().create{name}()")


def _default(type: str) -> _Made:
    return _Made(type, type, "newDefaultInstance()")


_XERCES = "com.sun.org.apache.xerces.internal.jaxp"
_MADE = {
    "com.sun.crypto.provider.SunJCE": _provider("SunJCE"),
    "com.sun.net.ssl.internal.ssl.Provider": _provider("SunJSSE"),
    "sun.security.provider.Sun": _provider("SUN"),
    "sun.security.rsa.SunRsaSign": _provider("SunRsaSign"),
    "sun.security.ec.SunEC": _provider("SunEC"),
    **{f"com.sun.rowset.{n}RowSetImpl": _row_set(f"{n}RowSet") for n in ("Cached", "Filtered", "Jdbc", "Join", "Web")},
    f"{_XERCES}.DocumentBuilderFactoryImpl": _default("javax.xml.parsers.DocumentBuilderFactory"),
    f"{_XERCES}.SAXParserFactoryImpl": _default("javax.xml.parsers.SAXParserFactory"),
    "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl": _default(
        "javax.xml.transform.TransformerFactory"
    ),
    "com.sun.org.apache.xpath.internal.jaxp.XPathFactoryImpl": _default("javax.xml.xpath.XPathFactory"),
    f"{_XERCES}.datatype.XMLGregorianCalendarImpl": _Made(
        "javax.xml.datatype.XMLGregorianCalendar",
        "javax.xml.datatype.DatatypeFactory",
        "newDefaultInstance().newXMLGregorianCalendar({})",
    ),
}
"""The same classes, each got where the JDK offers it (compared on JDK 17)."""
_NEEDLES = tuple(
    name.encode() for name in (*_ANNOTATIONS, *_EXCEPTIONS, _LOGGER, _METRICS, *(n.rpartition(".")[0] for n in _MADE))
)


@fixer(
    "jdk-closed-types",
    title="Use public API instead of types that only the JDK itself may use",
    source="JEP 260 and 403 (internal APIs), JDK 9 migration guide; compared with javap and by running both on JDK 17",
    wave=Wave.IMPORTS,
    boot3=False,
)
def jdk_closed_types(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*_NEEDLES):
        edit = case.project.java(path).edit()
        _annotations(edit)
        _exceptions(edit)
        for old, made in _MADE.items():
            _made(edit, old, made)
        _metrics(edit)
        _logger(edit)
        if edit:
            yield Change(path, edit.result(), "only the JDK itself may use that type since Java 9")


def _uses(file: JavaFile, qualified: str) -> list[Node]:
    """Nodes that name the type, its imports left out."""
    simple, named = qualified.rpartition(".")[2], file.imported(qualified)
    found = file.walk("type_identifier", "identifier", "scoped_type_identifier", "scoped_identifier", "field_access")
    return [
        node
        for node in found
        if not in_header(node)
        and (file.text(node) == qualified or (named and file.text(node) == simple and not _is_part(node)))
    ]


def _is_part(node: Node) -> bool:
    """Something's member or a name that is declared: no use of a type."""
    above = node.parent
    if above is None or above.type in ("variable_declarator", "formal_parameter", "method_declaration"):
        return above is not None and above.child_by_field_name("name") == node
    first = above.named_children[0]
    qualified = above.type in ("scoped_type_identifier", "scoped_identifier", "field_access")
    return (qualified and first != node) or (
        above.type == "method_invocation" and above.child_by_field_name("name") == node
    )


def _annotations(edit: JavaEdit) -> None:
    for package, names in _ANNOTATIONS.items():
        for name in names:
            uses = [node.parent for node in _uses(edit.file, f"{package}.{name}") if node.parent is not None]
            if all(node.type in ("annotation", "marker_annotation") for node in uses):
                edit.remove_import(f"{package}.{name}")
                for node in uses:
                    edit.delete_annotation(node)
        for index, item in enumerate(edit.file.imports):
            if item.name == package and item.wildcard:
                edit.imports.remove(index)


def _exceptions(edit: JavaEdit) -> None:
    for old, new in _EXCEPTIONS.items():
        _rename(edit, old, new)


def _rename(edit: JavaEdit, old: str, new: str) -> None:
    for node in _uses(edit.file, old):
        edit.replace(node, new)
    edit.remove_import(old)


def _made(edit: JavaEdit, old: str, made: _Made) -> None:
    """A subclass, or a constructor that the factory has no counterpart of, leaves the file as it is."""
    uses = _uses(edit.file, old)
    above = {node: node.parent for node in uses}
    news = {n: a for n, a in above.items() if a is not None and a.type == "object_creation_expression"}
    odd = any(body_of(a) is not None or (arguments(a) and "{}" not in made.call) for a in news.values())
    if not uses or odd or any(a is not None and a.type in ("superclass", "method_invocation") for a in above.values()):
        return
    edit.remove_import(old)
    for node in uses:
        if node not in news:
            edit.replace(node, edit.type_name(made.type))
    for creation in news.values():
        given = creation.child_by_field_name("arguments")
        head, _, tail = made.call.partition("{}")
        end = given.start_byte + 1 if given is not None and tail else creation.end_byte
        edit.splices.replace(creation.start_byte, end, f"{edit.type_name(made.factory)}.{head}")


def _metrics(edit: JavaEdit) -> None:
    """A component answers with the very same object; `Graphics` would ask its own rendering hints."""
    uses = _uses(edit.file, _METRICS)
    calls = {n: n.parent for n in uses if n.parent is not None and n.parent.type == "method_invocation"}
    if any(field_text(edit.file, c, "name") != "getMetrics" or len(arguments(c)) != 1 for c in calls.values()):
        return
    for node in uses:
        if node in calls:
            edit.replace(node, f"new {edit.type_name('java.awt.Canvas')}()")
            edit.replace(field(calls[node], "name"), "getFontMetrics")
        else:
            edit.replace(node, edit.type_name("java.awt.FontMetrics"))
    edit.remove_import(_METRICS)


def _logger(edit: JavaEdit) -> None:
    """JAXB's wrapper of java.util.logging, whose logger has the name of the class's package."""
    file = edit.file
    uses = _uses(file, _LOGGER)
    made = [n.parent for n in uses if n.parent is not None and n.parent.type == "method_invocation"]
    declared = (n.parent for n in uses if n.parent is not None and n.parent.type.endswith("_declaration"))
    names = {field_text(file, d, "name") for p in declared for d in p.named_children if d.type == "variable_declarator"}
    logged = [
        call
        for call in file.walk("method_invocation")
        if field_text(file, call, "object").rpartition(".")[2] in names or call.child_by_field_name("object") in made
    ]
    if not uses or not _is_plain(file, uses, made, logged):
        return
    for call in made:
        edit.insert(arguments(call)[0].end_byte, ".getPackage().getName()")
    for call in logged:
        name, given = field_text(file, call, "name"), arguments(call)
        if name in _LEVELS and len(given) == 2:
            edit.replace(field(call, "name"), "log")
            edit.insert(given[0].start_byte, f"{edit.type_name('java.util.logging.Level')}.{name.upper()}, ")
    new = edit.type_name("java.util.logging.Logger") if not file.imported(_LOGGER) else "Logger"
    for node in uses if file.text(uses[0]) == _LOGGER else ():
        edit.replace(node, new)
    edit.rename_import(_LOGGER, "java.util.logging.Logger")


def _is_plain(file: JavaFile, uses: list[Node], made: list[Node], logged: list[Node]) -> bool:
    """Only what java.util.logging has too, and nothing but variables of the type."""
    places = all(n.parent is not None and (n.parent in made or n.parent.type.endswith("_declaration")) for n in uses)
    loggers = all(
        field_text(file, call, "name") == "getLogger" and [a.type for a in arguments(call)] == ["class_literal"]
        for call in made
    )
    same = len({file.text(node) for node in uses}) == 1
    return places and loggers and same and all(field_text(file, call, "name") in _SHARED for call in logged)
