"""MockMvc that a test sets up itself: alone, it sees no configuration of the application, and none of its filters if
not told to. Spring's own defaults that changed there."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, arguments, chain_after, dot_of, field_text
from shared.models import Wave

_REQUESTS = ("get", "post", "put", "patch", "delete", "head", "options", "request", "multipart", "fileUpload")
_SETUPS = ("standaloneSetup", "webAppContextSetup")
_SLASHED = re.compile(r"/[^?]*[^/?]/(?:\?.*)?")


@fixer(
    "standalone-trailing-slash",
    title="Let stand-alone MockMvc match a trailing slash",
    source="Spring Framework 6.0 release notes: trailing slash matching is off by default; catalogue E02",
    wave=Wave.TEST,
)
def standalone_trailing_slash(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (3, 0)):
        return
    for path in case.project.java_paths(b"standaloneSetup("):
        file = case.project.java(path)
        if not _asks_with_slash(file) or b"setUseTrailingSlashPatternMatch" in file.source:
            continue
        edit = file.edit()
        for call in file.calls("standaloneSetup"):
            build = next((c for c in chain_after(call) if field_text(file, c, "name") == "build"), None)
            if build is not None:
                edit.insert(dot_of(build), ".setUseTrailingSlashPatternMatch(true)" + _separator(file, dot_of(build)))
        if edit:
            yield Change(path, edit.result(), "these tests ask for paths that end in a slash")


_ADAPTER = "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter"
_KEEP_MODEL = (
    ".getDispatcherServlet().getWebApplicationContext()",
    ".getBean(RequestMappingHandlerAdapter.class).setIgnoreDefaultModelOnRedirect(false);",
)


@fixer(
    "standalone-redirect-model",
    title="Let stand-alone MockMvc keep the model of a redirect",
    source="Spring Framework 6.0, RequestMappingHandlerAdapter: ignoreDefaultModelOnRedirect is true by default; Boot "
    "has had it so since 1.0",
    wave=Wave.TEST,
    on=r"Model attribute '\w+' does not exist",
)
def standalone_redirect_model(case: Case) -> Iterator[Change]:
    """The application itself is as before, for Boot sets the property; only the test's own set-up changed."""
    for path in _failed_setups(case, b"IgnoreDefaultModel", "standaloneSetup"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("standaloneSetup"):
            kept = _assignment(call)
            if kept is not None:
                statement, name = kept
                line = newline_of(file.source) + indent_at(file.source, statement.start_byte)
                first, second = _KEEP_MODEL
                edit.insert(statement.end_byte, f"{line}{file.text(name)}{first}{line}{' ' * 8}{second}")
                edit.add_import(_ADAPTER)
        if edit:
            yield Change(path, edit.result(), "these tests look at the model of a redirect")


@fixer(
    "standalone-json-charset",
    title="Let a MockMvc of the test's own keep the charset in the content type of JSON answers",
    source="Spring Framework 5.2 release notes: JSON's content type has no charset by default",
    wave=Wave.TEST,
    on=r"(?i)Content type expected:<application/[\w+]*json;charset=utf-8> but was:<application/[\w+]*json>",
    boot3=False,
    confidence="medium",
)
def standalone_json_charset(case: Case) -> Iterator[Change]:
    """By the filter that Boot puts in front of the application when its answers say their charset: neither
    `standaloneSetup(..)` nor `webAppContextSetup(..)` has it."""
    for path in _failed_setups(case, b"CharacterEncodingFilter", *_SETUPS):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls(*_SETUPS):
            build = next((c for c in chain_after(call) if field_text(file, c, "name") == "build"), None)
            if build is not None:
                added = '.addFilters(new CharacterEncodingFilter("UTF-8", true))'
                edit.insert(dot_of(build), added + _separator(file, dot_of(build)))
                edit.add_import("org.springframework.web.filter.CharacterEncodingFilter")
        if edit:
            yield Change(path, edit.result(), "the application's answers say their charset, and so do these tests'")


def _failed_setups(case: Case, said: bytes, *calls: str) -> list[str]:
    """Test classes that failed and set MockMvc up by themselves, without a word of `said` yet."""
    tests = {d.test.rpartition("#")[0].rpartition(".")[2] or d.test for d in case.diagnostics if d.test}
    paths = case.project.java_paths(*(f"{call}(".encode() for call in calls))
    paths = [path for path in paths if said not in case.project.read(path)]
    return [path for path in paths if path.rpartition("/")[2].removesuffix(".java") in tests]


def _assignment(call: Node) -> tuple[Node, Node] | None:
    """The statement `mockMvc = standaloneSetup(..).build();` and what it assigns to."""
    assigned = ancestor(call, "assignment_expression", "variable_declarator", "method_declaration")
    if assigned is None or assigned.type == "method_declaration":
        return None
    statement = ancestor(assigned, "expression_statement", "local_variable_declaration")
    name = assigned.child_by_field_name("left" if assigned.type == "assignment_expression" else "name")
    return (statement, name) if statement is not None and name is not None else None


def _asks_with_slash(file: JavaFile) -> bool:
    return any(
        given.type == "string_literal" and _SLASHED.fullmatch(file.text(given)[1:-1])
        for call in file.calls(*_REQUESTS)
        for given in arguments(call)[:2]
    )


def _separator(file: JavaFile, dot: int) -> str:
    """A line break where the call before has one."""
    before = file.source[:dot]
    alone = before[before.rfind(b"\n") + 1 :].strip() == b""
    return newline_of(file.source) + indent_at(file.source, dot) if alone else ""
