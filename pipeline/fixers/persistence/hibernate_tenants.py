"""Multi-tenancy: tenants may be of any type since Hibernate 6.4, and there is no strategy to choose since 6.0.

Source: Hibernate 6.0 migration guide ("Multi-tenancy simplification": a connection provider that is there is used) and
6.4 migration guide. A raw provider does not compile, as its methods take Object there.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_SPI = "org.hibernate.engine.jdbc.connections.spi"
_GENERIC = (
    f"{_SPI}.MultiTenantConnectionProvider",
    f"{_SPI}.AbstractMultiTenantConnectionProvider",
    f"{_SPI}.AbstractDataSourceBasedMultiTenantConnectionProviderImpl",
    f"{_SPI}.DataSourceBasedMultiTenantConnectionProviderImpl",
    "org.hibernate.context.spi.CurrentTenantIdentifierResolver",
)
_STRATEGY = re.compile(
    r"(?:org\.hibernate\.)?(?:MultiTenancyStrategy\.)?(?:SCHEMA|DATABASE)(?:\.(?:name|toString)\(\))?"
    r"|\"(?:SCHEMA|DATABASE)\""
)
_KEY = re.compile(r"(?:(?:[\w.]+\.)?(?:Environment|AvailableSettings)\.)?MULTI_TENANT")
_PUTS = ("put", "setProperty", "setSetting", "applySetting")


@fixer(
    "hibernate-tenants",
    title="Say the type of tenants, and drop the strategy that Hibernate 6 does not have",
    source="Hibernate 6.0 migration guide, Multi-tenancy simplification; Hibernate 6.4 migration guide",
    wave=Wave.TYPES,
)
def hibernate_tenants(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"org.hibernate"):
        if b"enan" not in case.project.read(path):
            continue
        file = case.project.java(path)
        edit = file.edit()
        if case.target.boot_line >= (3, 2):
            _typed(edit)
        for call in file.calls(*_PUTS):
            _strategy(edit, call)
        if edit:
            yield Change(path, edit.result(), "Hibernate 6 knows tenants of any type, and needs no strategy")


def _typed(edit: JavaEdit) -> None:
    names = {name.rpartition(".")[2] for name in _GENERIC if edit.file.imported(name)}
    for node in edit.file.types_named(*names):
        parent = node.parent
        if parent is not None and parent.type in ("superclass", "type_list", "object_creation_expression"):
            edit.insert(node.end_byte, "<String>")


def _strategy(edit: JavaEdit, call: Node) -> None:
    """NONE and DISCRIMINATOR are left: what takes their place is a decision."""
    given, statement = [edit.file.text(node) for node in arguments(call)], call.parent
    if len(given) != 2 or not _KEY.fullmatch(given[0]) or not _STRATEGY.fullmatch(given[1]):
        return
    owner = field_text(edit.file, call, "object")
    if statement is not None and statement.type == "expression_statement" and "(" not in owner:
        edit.delete(statement)
    elif owner:
        edit.splices.delete(field(call, "object").end_byte, call.end_byte)
