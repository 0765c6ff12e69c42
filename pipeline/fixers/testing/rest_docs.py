"""Spring REST Docs 3: what a request sends is documented as its query or as its form.

Source: Spring REST Docs 3.0 reference, "Documenting query parameters" and "Form parameters" (requestParameters is
gone); MockMvcRequestConverter 3.0: parameters of a GET are its query, those of other requests without a body their
form. What it cannot tell stays as it is, for a person.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import ancestor, arguments, chain_after, chain_calls, field_text, literal
from shared.models import Wave

_HOME = "org.springframework.restdocs.request.RequestDocumentation"
_SNIPPET = "org.springframework.restdocs.request.{}ParametersSnippet"
_CALLS = {"requestParameters": "{}Parameters", "relaxedRequestParameters": "relaxed{}Parameters"}
_QUERY, _FORM = "Query", "Form"
_BUILDERS = ("", "MockMvcRequestBuilders", "RestDocumentationRequestBuilders")
_VERBS = ("get", "post", "put", "patch", "delete", "multipart", "fileUpload")
_IN_FORM = frozenset(("param", "params", "formParam", "formParams", "formField"))
_IN_QUERY = frozenset(("queryParam", "queryParams"))
_AROUND = (
    ("expression_statement", "local_variable_declaration", "return_statement"),
    ("method_declaration",),
    ("class_declaration",),
)
_NAME = "request-parameters"
_WRITTEN = re.compile(rf"(?m)^.*(?:include|operation)::.*\b{_NAME}\b.*$")


@dataclass
class _Told:
    """Kinds by the name of the documented operation ("" for one that is put together), and whether any is unknown."""

    kinds: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    unknown: bool = False

    @property
    def all(self) -> set[str]:
        return {kind for kinds in self.kinds.values() for kind in kinds}

    def of(self, line: str) -> str | None:
        """The kind of the snippet that a line of the documentation takes in."""
        named = [name for name in self.kinds if name and re.search(rf"[/:]{re.escape(name)}[/\[]", line)]
        found = {kind for name in named for kind in self.kinds[name]} or (set[str]() if self.unknown else self.all)
        return next(iter(found)) if len(found) == 1 else None


@fixer(
    "rest-docs-parameters",
    title="Document request parameters as query or form parameters",
    source="Spring REST Docs 3.0 reference, Query Parameters and Form Parameters; requestParameters was removed",
    wave=Wave.TEST_COMPILE,
)
def rest_docs_parameters(case: Case) -> Iterator[Change]:
    told, reason = _Told(), "REST Docs 3 documents what a request sends as its query or its form"
    for path in case.project.java_paths(_HOME.rpartition(".")[0].encode()):
        file = case.project.java(path)
        after = _converted(file, told)
        if after != file.source:
            yield Change(path, after, reason)
    if told.all:
        yield from _documents(case.project, told, reason)
        yield from _templates(case.project, told, reason)


def _converted(file: JavaFile, told: _Told) -> bytes:
    edit, kinds, unknown = file.edit(), dict[str, set[str]](), False
    for call in file.calls(*_CALLS):
        name = call.child_by_field_name("name")
        if name is None or field_text(file, call, "object").rpartition(".")[2] not in ("", "RequestDocumentation"):
            continue
        kind = _kind(file, call)
        if kind is None:
            unknown = told.unknown = True
            continue
        edit.replace(name, _CALLS[file.text(name)].format(_lower(kind, file.text(name))))
        kinds.setdefault(file.text(name), set()).add(kind)
        told.kinds.setdefault(_operation(file, call), set()).add(kind)
    _imports(edit, kinds, keep=unknown)
    used = {kind for found in kinds.values() for kind in found}
    after = edit.result() if edit else file.source
    if len(used) == 1 and not unknown:
        return rename_types(JavaFile(after), {_SNIPPET.format("Request"): _SNIPPET.format(used.pop())})
    return after


def _lower(kind: str, name: str) -> str:
    return kind if name.startswith("relaxed") else kind.lower()


def _imports(edit: JavaEdit, kinds: Mapping[str, set[str]], *, keep: bool) -> None:
    for index, item in enumerate(edit.file.imports):
        if item.static and item.name.rpartition(".")[0] == _HOME and item.simple in kinds:
            names = [_CALLS[item.simple].format(_lower(kind, item.simple)) for kind in sorted(kinds[item.simple])]
            if not keep:
                edit.imports.rename(index, f"{_HOME}.{names.pop(0)}")
            for other in names:
                edit.add_import(f"{_HOME}.{other}", static=True)


def _operation(file: JavaFile, call: Node) -> str:
    """First argument of the `document(..)` around the call, "" when it is no plain text."""
    above = ancestor(call, "method_invocation")
    while above is not None and field_text(file, above, "name") != "document":
        above = ancestor(above, "method_invocation")
    name = literal(file, arguments(above)[0]) if above is not None and arguments(above) else None
    return name if name and "{" not in name else ""


def _kind(file: JavaFile, call: Node) -> str | None:
    """That of the requests made in the nearest code around the snippet that makes any; None when they differ."""
    for types in _AROUND:
        home = ancestor(call, *types)
        requests = [c for c in file.walk("method_invocation", under=home) if _is_request(file, c)] if home else []
        if requests:
            kinds = {_sent(file, request) for request in requests}
            return kinds.pop() if len(kinds) == 1 else None
    return None


def _is_request(file: JavaFile, call: Node) -> bool:
    """MockMvc's `get(url)`, RestAssured's `given()...get(url)`, WebTestClient's `client.get().uri(url)`."""
    if field_text(file, call, "name") not in _VERBS:
        return False
    if field_text(file, call, "object").rpartition(".")[2] in _BUILDERS:
        return bool(arguments(call))
    follows = next(iter(chain_after(call)), None)
    before = {field_text(file, c, "name") for c in chain_calls(call)}
    return bool(before & {"given", "when"}) or (follows is not None and field_text(file, follows, "name") == "uri")


def _sent(file: JavaFile, request: Node) -> str | None:
    """How the request sends its parameters; None when both ways, as parts, or beside another body."""
    chain = chain_calls([request, *chain_after(request)][-1])
    names = {field_text(file, call, "name") for call in chain}
    addresses = [c for c in chain if c == request or field_text(file, c, "name") == "uri"]
    texts = [file.text(node) for c in addresses for node in file.walk("string_fragment", "identifier", under=c)]
    types = " ".join(file.text(a) for c in chain if field_text(file, c, "name") == "contentType" for a in arguments(c))
    query = bool(names & _IN_QUERY) or any("?" in text or text in _IN_QUERY for text in texts)
    form = bool(names & _IN_FORM) or any("fromFormData" in file.text(a) for c in chain for a in arguments(c))
    verb = field_text(file, request, "name")
    if verb == "get":
        return None if names & {"formParam", "formParams"} else _QUERY
    if form and verb not in ("multipart", "fileUpload") and (not types or re.search(r"(?i)form.urlencoded", types)):
        return None if query else _FORM
    return _QUERY if query and not form else None


def _documents(project: Project, told: _Told, reason: str) -> Iterator[Change]:
    def written(match: re.Match[str]) -> str:
        kind = told.of(match.group())
        return match.group().replace(_NAME, f"{kind.lower()}-parameters") if kind else match.group()

    for path in project.glob("**/*.adoc", "**/*.asciidoc", "**/*.asc"):
        text = project.text(path)
        if _NAME in text and (after := _WRITTEN.sub(written, text)) != text:
            yield Change.text(path, after, reason)


def _templates(project: Project, told: _Told, reason: str) -> Iterator[Change]:
    """A project's own form of the snippet is found by the snippet's name."""
    for path in project.glob(f"**/org/springframework/restdocs/templates/**{_NAME}.snippet"):
        for kind in sorted(told.all):
            yield Change(path.replace(_NAME, f"{kind.lower()}-parameters"), project.read(path), reason)
        if not told.unknown:
            yield Change(path, None, reason)
