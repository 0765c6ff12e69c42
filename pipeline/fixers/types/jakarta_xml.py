"""Namespaces and schema versions of the EE descriptors: web.xml, persistence.xml, orm.xml, beans.xml, bindings.

Source: https://jakarta.ee/xml/ns/ (the schemas' index). Versions are those of Jakarta EE 10, which Spring Boot 3
is built on; persistence and orm stay at 3.0, the newest that Hibernate 6's parser is told about by default.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.splice import Splices
from pipeline.sources.xml import XmlError, parse_xml
from shared.models import Wave


@dataclass(frozen=True)
class _Descriptor:
    namespace: str
    schema: str
    """Regex of the schema's file name, whose version is put right."""
    latest: str
    version: str
    """Of the root's `version` attribute."""


_OLD = r"http://(?:xmlns\.jcp\.org|java\.sun\.com)/xml/ns"
_DESCRIPTORS = {
    "web-app": _Descriptor("jakartaee", r"web-app_\d_\d\.xsd", "web-app_6_0.xsd", "6.0"),
    "web-fragment": _Descriptor("jakartaee", r"web-fragment_\d_\d\.xsd", "web-fragment_6_0.xsd", "6.0"),
    "taglib": _Descriptor("jakartaee", r"web-jsptaglibrary_\d_\d\.xsd", "web-jsptaglibrary_3_1.xsd", "3.1"),
    "beans": _Descriptor("jakartaee", r"beans_\d_\d\.xsd", "beans_4_0.xsd", "4.0"),
    "persistence": _Descriptor("persistence", r"persistence_\d_\d\.xsd", "persistence_3_0.xsd", "3.0"),
    "entity-mappings": _Descriptor("persistence/orm", r"orm_\d_\d\.xsd", "orm_3_0.xsd", "3.0"),
    "bindings": _Descriptor("jaxb", r"bindingschema_\d_\d\.xsd", "bindingschema_3_0.xsd", "3.0"),
    "schema": _Descriptor("jaxb", r"bindingschema_\d_\d\.xsd", "bindingschema_3_0.xsd", "3.0"),
    "validation-config": _Descriptor(
        "validation/configuration",
        r"validation-configuration-\d\.\d\.xsd",
        "validation-configuration-3.0.xsd",
        "3.0",
    ),
    "constraint-mappings": _Descriptor(
        "validation/mapping", r"validation-mapping-\d\.\d\.xsd", "validation-mapping-3.0.xsd", "3.0"
    ),
}
_OLD_NAMES = {"jakartaee": "javaee", "validation/configuration": "validation/configuration"}


@fixer(
    "jakarta-xml-namespaces",
    title="Give EE descriptors the jakarta namespaces and schema versions",
    source="jakarta.ee/xml/ns schema index; catalogue E08, F01",
    wave=Wave.STARTUP,
)
def jakarta_xml_namespaces(case: Case) -> Iterator[Change]:
    for path in case.project.glob("**/*.xml", "**/*.xjb", "**/*.xsd", "**/*.tld"):
        source = case.project.read(path)
        if re.search(_OLD.encode() + rb"|jboss\.org/xml/ns/javax/validation", source):
            after = _converted(source)
            if after is not None and after != source:
                yield Change(path, after, "descriptors of Jakarta EE have namespaces of their own")


def _converted(source: bytes) -> bytes | None:
    """The file with its root tag (for a binding: every namespace) converted; None when it is no EE descriptor."""
    try:
        root = parse_xml(source)
    except XmlError:
        return None
    found = _DESCRIPTORS.get(root.name)
    if found is None:
        return None
    tag = source[root.start : root.inner_start].decode("utf-8", "surrogateescape")
    old = _OLD_NAMES.get(found.namespace, found.namespace)
    namespace = f"https://jakarta.ee/xml/ns/{found.namespace}"
    name = rf"{old}(?!/xjc\b)(?=[\"'\s/])"  # XJC's own extensions keep their namespace
    after = re.sub(rf"{_OLD}/{name}|http://jboss\.org/xml/ns/javax/{name}", namespace, tag)
    if after == tag:
        return None
    after = re.sub(rf"{_OLD}/(?:\w+/)*{found.schema}", f"{namespace}/{found.latest}", after)
    after = re.sub(found.schema, found.latest, after)
    prefix = r"\w+:" if found.namespace == "jaxb" and root.name == "schema" else r"(?:\w+:)?"
    after = re.sub(rf"(\s{prefix}version\s*=\s*[\"'])\d\.\d([\"'])", rf"\g<1>{found.version}\g<2>", after)
    splices = Splices(source)
    splices.replace(root.start, root.inner_start, after)
    return splices.result()
