"""Reactor's operators and schedulers that ended, by what their Javadoc named in their place."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_SCHEDULERS = "reactor.core.scheduler.Schedulers"
_RETRY = "reactor.util.retry.Retry"
_LIMITS = "Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE, Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE"


@fixer(
    "reactor-names",
    title="Use what took the place of Reactor's ended operators and schedulers",
    source="Reactor Core 3.3 to 3.5 release notes and Javadoc: Schedulers.elastic, subscriberContext, retryBackoff",
    wave=Wave.TYPES,
)
def reactor_names(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"elastic(", b"newElastic(", b"subscriberContext(", b"retryBackoff("):
        file = case.project.java(path)
        if b"reactor.core" not in file.source:
            continue
        edit = file.edit()
        for call in file.calls("elastic", "newElastic"):
            if _owner(edit, call) in ("Schedulers", "") and file.imported(_SCHEDULERS):
                _scheduler(edit, call)
        for call in file.calls("subscriberContext"):
            _context(edit, call)
        for call in file.calls("retryBackoff"):
            _backoff(edit, call)
        if edit:
            yield Change(path, edit.result(), "Reactor 3.5 and later have this under another name")


def _owner(edit: JavaEdit, call: Node) -> str:
    return field_text(edit.file, call, "object")


def _scheduler(edit: JavaEdit, call: Node) -> None:
    """`newElastic` took a name, then a time to live and whether threads are daemons, as the new one does."""
    given = arguments(call)
    if field_text(edit.file, call, "name") == "elastic" and not given:
        edit.replace(field(call, "name"), "boundedElastic")
    elif field_text(edit.file, call, "name") == "newElastic" and len(given) in (1, 2, 3):
        edit.replace(field(call, "name"), "newBoundedElastic")
        edit.insert(given[0].start_byte, f"{_LIMITS}, ")


def _context(edit: JavaEdit, call: Node) -> None:
    """With an argument it writes the context of the chain; `Mono.subscriberContext()` reads it."""
    given = arguments(call)
    if len(given) == 1:
        edit.replace(field(call, "name"), "contextWrite")
    elif not given and _owner(edit, call) == "Mono":
        edit.replace(call, "Mono.deferContextual(Mono::just)")


def _backoff(edit: JavaEdit, call: Node) -> None:
    """Attempts and the first wait; the longest wait and the jitter are further steps of the builder."""
    given = [edit.file.text(node) for node in arguments(call)]
    if len(given) not in (2, 3, 4):
        return
    steps = [f".maxBackoff({given[2]})"] if len(given) > 2 else []
    steps += [f".jitter({given[3]})"] if len(given) > 3 else []
    built = f"Retry.backoff({given[0]}, {given[1]}){''.join(steps)}"
    edit.splices.replace(field(call, "name").start_byte, call.end_byte, f"retryWhen({built})")
    edit.add_import(_RETRY)


_RETRIES = ("retry", "retryWhen")
_MADE = re.compile(r"(?:reactor\.util\.retry\.)?Retry\.(?:withThrowable|max|indefinitely)\(")
_FAILURE = ".onRetryExhaustedThrow((spec, signal) -> signal.failure())"


@fixer(
    "reactor-retries",
    title="Say by Reactor's Retry when to subscribe again",
    source="Javadoc of Reactor Core 3.3: retry(Predicate), retry(long, Predicate) and retryWhen(Function) are "
    "deprecated in favour of retryWhen(Retry); 3.4 removed them",
    wave=Wave.TYPES,
    on=r"incompatible types: (?:long|Retry) is not a functional interface|no suitable method found for retry\("
    r"|cannot be converted to (?:reactor\.util\.retry\.)?Retry\b|cannot be converted to long",
)
def reactor_retries(case: Case) -> Iterator[Change]:
    """Shapes: a lambda, a method reference or any other value, on Mono and Flux."""
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found if b"reactor.core" in edit.file.source else ():
            call = _retrying(edit, edit.file.expression_at(diagnostic.line, diagnostic.column))
            if call is not None and not edit.splices.covers(field(call, "name").start_byte, call.end_byte):
                _retry(edit, call)
        if edit:
            yield Change(path, edit.result(), "Reactor 3.4 and later take a Retry")


def _retrying(edit: JavaEdit, node: Node | None) -> Node | None:
    """The call that an error is about, which points at it or at its argument."""
    here = node
    while here is not None and field_text(edit.file, here, "name") not in _RETRIES:
        here = here.parent
    if here is None or node is None:
        return None
    return here if here == node or any(a.start_byte == node.start_byte for a in arguments(here)) else None


def _retry(edit: JavaEdit, call: Node) -> None:
    """As before, the last failure itself ends it, and not one that says how often it was tried."""
    given = [edit.file.text(node) for node in arguments(call)]
    again = field_text(edit.file, call, "name") == "retry"
    if given and _MADE.match(given[0]):
        return
    if len(given) == (2 if again else 1):
        made = f".max({given[0]}).filter({given[1]}){_FAILURE}" if again else f".withThrowable({given[0]})"
    elif again and len(given) == 1:
        made = f".indefinitely().filter({given[0]})"
    else:
        return
    text = f"retryWhen({edit.type_name(_RETRY)}{made})"
    edit.splices.replace(field(call, "name").start_byte, call.end_byte, text)
