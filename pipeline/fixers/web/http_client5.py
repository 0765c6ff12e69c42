"""Apache HttpClient 4 behind RestTemplate -> HttpClient 5, which Spring 6's request factory needs.

Source: Apache HttpClient 5 migration guide ("Migration to classic APIs"); Spring Framework 6.0 release notes; E09, E10.
Only files that build a client for HttpComponentsClientHttpRequestFactory, and those of the module that make its parts;
other uses of HttpClient 4 keep it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.fixers.web.http_client5_calls import adapted, move_to_manager
from pipeline.fixers.web.http_client5_names import CONSTANTS, FOUR, KEPT, POOL, TLS, TYPES
from pipeline.sources.imports import Import
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import chain_after, chain_calls, chain_root, declared_type, field_text
from shared.models import Wave

_FACTORY = b"HttpComponentsClientHttpRequestFactory"
_PARTS = ("impl.client.CloseableHttpClient", "impl.client.HttpClientBuilder", "impl.client.HttpClients")


@fixer(
    "http-client5-code",
    title="Build RestTemplate's client with Apache HttpClient 5",
    source="Apache HttpClient 5 migration guide; Spring Framework 6.0 release notes; catalogue E09, E10",
    wave=Wave.IMPORTS,
)
def http_client5_code(case: Case) -> Iterator[Change]:
    for path in _files(case.project):
        renamed = _renamed(case.project.java(path))
        if renamed is None:
            continue
        file = JavaFile(adapted(renamed))
        chains = _chains(file)
        if chains is None:
            continue
        edit = file.edit()
        managed = {chain.builder for chain in chains if "setConnectionManager" in chain.names}
        for chain in chains:
            move_to_manager(edit, chain.calls, ignored=chain.builder in managed)
        yield Change(path, edit.result(), "Spring 6's request factory works with Apache HttpClient 5 only")


def _files(project: Project) -> list[str]:
    """Those with the factory, and in their modules those that make clients and do nothing else with HttpClient 4."""
    seeds = [path for path in project.java_paths(_FACTORY) if _theirs(project.java(path))]
    modules = {project.module_of(path) for path in seeds}
    users = [p for p in project.java_paths(f"{FOUR}.".encode()) if project.module_of(p) in modules]
    return [*seeds, *(path for path in users if path not in seeds and _makes_parts(project.java(path)))]


def _makes_parts(file: JavaFile) -> bool:
    """Of a client: one that names a client or its builder, or a configuration with beans."""
    configures = b"@Configuration" in file.source and b"@Bean" in file.source
    return configures or any(file.imported(f"{FOUR}.{part}") for part in _PARTS)


def _theirs(file: JavaFile) -> list[Import]:
    return [i for i in file.imports if i.name.startswith(f"{FOUR}.")]


def _renamed(before: JavaFile) -> JavaFile | None:
    """The file with its types renamed; None when one of its names is not known here."""
    theirs = _theirs(before)
    if any(i.name not in TYPES or i.wildcard or i.static for i in theirs):
        return None
    file = JavaFile(rename_types(before, TYPES))
    owners = {name.partition(".")[0] for name in CONSTANTS} & {TYPES[i.name].rpartition(".")[2] for i in theirs}
    edit = file.edit()
    for node in file.walk("field_access"):
        text = file.text(node)
        if text.partition(".")[0] in owners and text not in CONSTANTS:
            return None
        if text.partition(".")[0] in owners:
            edit.replace(node, CONSTANTS[text])
    return JavaFile(edit.result())


@dataclass(frozen=True)
class Chain:
    """Calls on a client's builder, first call first."""

    builder: str
    """The variable that has the builder, or the place of the first call."""
    calls: list[Node]
    names: frozenset[str]

    @property
    def moves(self) -> bool:
        return bool(self.names & {*TLS, *POOL})


def _chains(file: JavaFile) -> list[Chain] | None:
    """Calls on each client builder; None when one is not known to mean the same, or when what moves to one connection
    manager is said in two places."""
    found = list(_found(file))
    moving = Counter(chain.builder for chain in found if chain.moves)
    known = all(chain.names <= {*KEPT, *TLS, *POOL} for chain in found)
    return found if known and all(count == 1 for count in moving.values()) else None


def _found(file: JavaFile) -> Iterator[Chain]:
    for call in file.calls("custom", "create", "createDefault", "createSystem"):
        if field_text(file, call, "object") in ("HttpClients", "HttpClientBuilder"):
            calls = [call, *chain_after(call)]
            above = calls[-1].parent
            named = above is not None and above.type == "variable_declarator"
            yield _chain(file, field_text(file, above, "name") if named and above else str(call.start_byte), calls)
    for call in file.walk("method_invocation"):
        root = chain_root(call)
        ends = call.parent is not None and call.parent.type != "method_invocation"
        if ends and root.type == "identifier" and declared_type(file, root) == "HttpClientBuilder":
            yield _chain(file, file.text(root), chain_calls(call))


def _chain(file: JavaFile, builder: str, calls: list[Node]) -> Chain:
    return Chain(builder, calls, frozenset(field_text(file, call, "name") for call in calls))
