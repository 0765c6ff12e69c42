"""The rules of authorizeRequests and of authorizeHttpRequests: where they are, and what is said of dispatches.

Since Spring Security 6 each dispatch is checked. Before, authorizeRequests checked a request once, and Spring Security
5's authorizeHttpRequests saw no dispatch but the request itself.
"""

import re
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Project
from pipeline.sources.splice import indent_at, line_end, line_start, newline_of
from pipeline.sources.syntax import ancestor, arguments, chain_after, chained, dot_of, field, field_text

_VIEWS = ("**/*.jsp", "**/*.jspx", "**/WEB-INF/*.html", "**/static/index.html", "**/public/index.html")
"""What is reached by a forward: JSPs, and the welcome page of Spring Boot."""
_FORWARDS = re.compile(rb'"forward:|\b(?:accessDeniedPage|setErrorPage|getRequestDispatcher|\w+ForwardUrl)\(')
_ASYNC = re.compile(
    rb"\b(DeferredResult|SseEmitter|ResponseBodyEmitter|StreamingResponseBody|WebAsyncTask|Flux|Mono)<?\b"
)
_CONTROLLER = re.compile(rb"@(?:Rest)?Controller\b")
_FUTURES = re.compile(rb"\b(?:CompletableFuture|CompletionStage|ListenableFuture|Callable)<")
"""Asynchronous as what a controller answers; elsewhere they say nothing."""
_CUT = ("argument_list", "cast_expression", "parenthesized_expression")
"""A chain that goes on elsewhere: given to a method, or cast to the old registry's types as decompilers write it."""


@dataclass(frozen=True)
class Rules:
    """One `authorizeRequests` or its successor: its call, those on its registry, what rules are chained on, the first
    rule."""

    call: Node
    calls: tuple[Node, ...]
    registry: Node
    first: Node | None


def dispatchers_of(project: Project) -> list[str]:
    """Dispatches that Spring Security 5 let pass once the request itself had been authorized."""
    sources = [project.read(path) for path in project.java_paths() if "src/test/" not in path]
    views = bool(project.glob(*_VIEWS)) or any(_FORWARDS.search(source) for source in sources)
    streams = any(_ASYNC.search(s) or (_CONTROLLER.search(s) and _FUTURES.search(s)) for s in sources)
    return [*(["FORWARD"] if views else []), *(["ASYNC"] if streams else []), "ERROR"]


def starts_chain(rules: list[Rules], number: int) -> bool:
    """False when a statement before it in the same block already began the rules."""
    return block_of(rules[number]) != block_of(rules[number - 1])


def block_of(rules: Rules) -> Node | None:
    return ancestor(rules.call, "block")


def rules_of(file: JavaFile, call: Node) -> Rules | None:
    """None when the rules are not to be found: given by a method reference or a variable, or behind a cast."""
    values = arguments(call)
    if not values:
        calls = _until_and(file, call)
        end = calls[-1] if calls else call
        above = end.parent
        variable = field_text(file, above, "name") if above and above.type == "variable_declarator" else ""
        if (above and above.type in _CUT) or (variable and _passed_on(file, variable)):
            return None
        calls += _calls_on(file, variable, file.root) if variable else []
        return Rules(call, tuple(calls), call, chained(call))
    if len(values) == 1 and values[0].type == "lambda_expression":
        names = list(file.walk("identifier", under=field(values[0], "parameters")))
        calls = _calls_on(file, file.text(names[-1]), field(values[0], "body")) if names else []
        first = min((c for c in calls if field(c, "object").type == "identifier"), key=dot_of, default=None)
        return Rules(call, tuple(calls), field(first, "object"), first) if first is not None else None
    return None


def _until_and(file: JavaFile, call: Node) -> list[Node]:
    found: list[Node] = []
    for follow in chain_after(call):
        if field_text(file, follow, "name") == "and":
            break
        found.append(follow)
    return found


def _passed_on(file: JavaFile, variable: str) -> bool:
    """The registry goes to a method that may belong to another file."""
    lists = (node for node in file.walk("argument_list") if node.parent and node.parent.type != "annotation")
    return any(file.text(a) == variable for node in lists for a in node.named_children)


def _calls_on(file: JavaFile, name: str, under: Node) -> list[Node]:
    """Calls in chains that start with this variable, `.and()` and what follows left out."""
    found: list[Node] = []
    for call in file.walk("method_invocation", under=under):
        receiver = call.child_by_field_name("object")
        on_it = receiver is not None and receiver.type == "identifier" and file.text(receiver) == name
        if on_it and field_text(file, call, "name") != "and":
            found += [call, *_until_and(file, call)]
    return found


def is_needless(file: JavaFile, rules: Rules) -> bool:
    """Dispatches have a rule already, or everything is permitted."""
    names = [field_text(file, call, "name") for call in rules.calls]
    return "dispatcherTypeMatchers" in names or names == ["anyRequest", "permitAll"]


def insert_rule(edit: JavaEdit, rules: Rules, rule: str) -> None:
    """On a line of its own when the next rule stands on one."""
    source, at = edit.file.source, rules.registry.end_byte
    dot = dot_of(rules.first) if rules.first is not None else at
    if rules.first is not None and not source[line_start(source, dot) : dot].strip():
        at = len(source[: line_end(source, at)].rstrip(b"\r\n"))
        rule = newline_of(source) + indent_at(source, dot) + rule
    edit.insert(at, rule)
