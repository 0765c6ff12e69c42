"""@HystrixCommand with nothing but a fallback (also its class's) -> Resilience4j's @CircuitBreaker with the same.

Source: Resilience4j documentation, "Getting started with resilience4j-spring-boot3", fallback methods; class
FallbackMethod of Resilience4j 2.2 (one parameter more than the method has, or none but it: the exception). A command
with properties of its own (timeouts, pools, thresholds) has no equal counterpart and stays for a person: the compiler
then names it (catalogue B02).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.additions import Additions
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, field, field_text, literal, methods, pairs, parameters
from shared.models import Wave

_COMMAND = "com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand"
_BREAKER = "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker"
_DEFAULTS = "com.netflix.hystrix.contrib.javanica.annotation.DefaultProperties"
_AOP = "org.springframework.boot:spring-boot-starter-aop"
_KNOWN = frozenset({"fallbackMethod", "defaultFallback", "commandKey", "groupKey", "threadPoolKey"})


@fixer(
    "hystrix-fallbacks",
    title="Use Resilience4j's circuit breaker where Hystrix only called a fallback",
    source="Resilience4j, Getting started with resilience4j-spring-boot3; catalogue B02",
    wave=Wave.IMPORTS,
    confidence="medium",
)
def hystrix_fallbacks(case: Case) -> Iterator[Change]:
    additions, done = Additions(case), False
    for path in case.project.java_paths(_COMMAND.encode()):
        file = case.project.java(path)
        commands = file.annotations("HystrixCommand")
        plans = [_plan(case.project, file, cls) for cls in file.walk("class_declaration")]
        found = [command for plan in plans for command in plan]
        if commands and len(found) == len(commands):
            edit = file.edit()
            fallbacks = {fallback.id: fallback for _, _, fallback in found if fallback is not None}
            for annotation, name, fallback in found:
                _rewrite(edit, annotation, name, fallback)
            for fallback in fallbacks.values():
                _take_cause(edit, fallback)
            for annotation in file.annotations("DefaultProperties"):
                edit.delete_annotation(annotation)
            edit.remove_import(_DEFAULTS)
            edit.remove_import(_COMMAND)
            edit.add_import(_BREAKER)
            reason = "Hystrix ended; Hystrix's timeout of one second by default has no counterpart here"
            yield Change(path, edit.result(), reason)
            done = True
    if done:
        additions.when_imported(("com.netflix.hystrix",), (_AOP,), _AOP)
        yield from additions.changes("Resilience4j's annotations are advice")


def _plan(project: Project, file: JavaFile, cls: Node) -> list[tuple[Node, str, Node | None]]:
    """(annotation, name of the breaker, fallback) of each command that has an equal."""
    found: list[tuple[Node, str, Node | None]] = []
    shared = {n: v for a in annotations_of(file, cls, "DefaultProperties") for n, v in pairs(file, a).items()}
    for method in methods(file, cls):
        for annotation in annotations_of(file, method, "HystrixCommand"):
            given = shared | pairs(file, annotation)
            own = field_text(file, method, "name")
            key = (literal(file, given["commandKey"]) if "commandKey" in given else own) or own
            wanted = given.get("fallbackMethod", given.get("defaultFallback"))
            name = literal(file, wanted) if wanted is not None else None
            candidates = [m for m in methods(file, cls, name) if m != method] if name else []
            known = given.keys() <= _KNOWN and (wanted is None or len(candidates) == 1)
            if known and not (candidates and _is_called(project, file, name or "")):
                found.append((annotation, key, candidates[0] if candidates else None))
    return found


def _is_called(project: Project, file: JavaFile, name: str) -> bool:
    """Somebody calls the fallback directly, so that its parameters must stay; a command itself may not be one."""
    needle = f"{name}(".encode()
    others = any(
        project.java(path) is not file and project.java(path).calls(name) for path in project.java_paths(needle)
    )
    return bool(file.calls(name)) or (others and needle in file.source)


def _rewrite(edit: JavaEdit, annotation: Node, name: str, fallback: Node | None) -> None:
    rest = f', fallbackMethod = "{field_text(edit.file, fallback, "name")}"' if fallback is not None else ""
    edit.replace(annotation, f'@CircuitBreaker(name = "{name}"{rest})')


def _take_cause(edit: JavaEdit, fallback: Node) -> None:
    """Resilience4j hands the exception to every fallback; Hystrix only to those that asked."""
    given = parameters(edit.file, fallback)
    if not (given and given[-1][0] in ("Throwable", "Exception", "RuntimeException")):
        closing = field(fallback, "parameters").end_byte - 1
        edit.insert(closing, f"{', ' if given else ''}Throwable cause")
