"""T2: no test asserts less than before, and none swallows, assumes away or returns before its failure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tree_sitter import Node

from pipeline.gates.base import Evidence, Gate, Verdict, nothing_to_ask, passed, refuse_or
from pipeline.gates.methods import Method, methods, types
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project

_ASSERTION = re.compile(r"assert\w*|verify\w*|expect\w*|andExpect\w*|fail|then|thenThrownBy|should\w*|check\w*That")
_ASSUMPTION = re.compile(r"assum(e|ing)\w*|abort")
_TRIVIAL = re.compile(r"assert(True|False|NotNull|Equals|Same)\s*\(\s*(true|false|1|\"[^\"]*\")(\s*,\s*\2)?\s*\)")


@dataclass(frozen=True)
class Strength:
    """What a method of a test class does to notice a fault, and what it does to hide one."""

    assertions: int
    catches: int
    assumptions: int
    returns: int


def _judge(evidence: Evidence) -> Verdict:
    before, after = _strengths(evidence.before), _strengths(evidence.after)
    if not before:
        return nothing_to_ask("the project has no test methods.")
    offenders = [text for label in before.keys() & after.keys() for text in _weaker(label, before[label], after[label])]
    total = sum(s.assertions for _, s in before.values())
    return refuse_or(offenders, passed(f"{total} assertions in {len(before)} methods were compared."))


def _weaker(label: str, old: tuple[str, Strength], new: tuple[str, Strength]) -> Iterable[str]:
    path, was, now = new[0], old[1], new[1]
    if now.assertions < was.assertions:
        yield f"{label}: {was.assertions} assertions before, {now.assertions} now ({path})"
    if now.catches > was.catches:
        yield f"{label}: a catch was added ({path})"
    if now.assumptions > was.assumptions:
        yield f"{label}: an assumption was added ({path})"
    if now.returns > was.returns:
        yield f"{label}: an early return was added ({path})"


def _strengths(project: Project) -> dict[str, tuple[str, Strength]]:
    """By method, overloads added up."""
    sums: dict[str, Counter[str]] = {}
    paths: dict[str, str] = {}
    for owner in types(project, tests=True):
        for method in methods(owner):
            sums.setdefault(method.label, Counter()).update(_counts(method))
            paths[method.label] = owner.path
    return {
        label: (paths[label], Strength(n["assertions"], n["catches"], n["assumptions"], n["returns"]))
        for label, n in sums.items()
    }


def _counts(method: Method) -> Counter[str]:
    counts: Counter[str] = Counter()
    if method.body is None:
        return counts
    file = method.file
    counts["assertions"] = _assertions(file, method.body)
    counts["assumptions"] = sum(
        _ASSUMPTION.fullmatch(_name(file, call)) is not None
        for call in file.walk("method_invocation", under=method.body)
    )
    counts["assertions"] += sum(
        "expected" in file.text(a) for a in file.annotations("Test", under=method.node) if a.type == "annotation"
    )
    counts["catches"] = sum(1 for _ in file.walk("catch_clause", under=method.body))
    counts["returns"] = sum(1 for node in file.walk("return_statement", under=method.body) if not node.named_children)
    return counts


def _assertions(file: JavaFile, body: Node) -> int:
    """`assertThat(x)` and each link after it, `.isEqualTo(y)`, count one each; `assertTrue(true)` counts nothing."""
    asserting: dict[int, bool] = {}
    for call in file.walk("method_invocation", under=body):
        links: list[Node] = []
        link: Node | None = call
        while link is not None and link.type == "method_invocation" and link.id not in asserting:
            links.append(link)
            link = link.child_by_field_name("object")
        inherited = link is not None and asserting.get(link.id, False)
        for part in reversed(links):
            inherited = inherited or _ASSERTION.fullmatch(_name(file, part)) is not None
            asserting[part.id] = inherited and not _trivial(file, part)
    return sum(asserting.values())


def _trivial(file: JavaFile, call: Node) -> bool:
    if call.end_byte - call.start_byte > 300:
        return False
    return _TRIVIAL.fullmatch(file.text(call).rpartition("Assertions.")[2].rpartition("Assert.")[2]) is not None


def _name(file: JavaFile, call: Node) -> str:
    name = call.child_by_field_name("name")
    return file.text(name) if name else ""


ASSERTIONS_KEPT = Gate("T2", "No test asserts less than before", _judge)
