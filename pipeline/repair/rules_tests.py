"""Policy: tests stay, run, and ask for the same. On top of the gates T1 and T2, which count methods and assertions,
what an assertion expects must not change either: a model asked for green tests rewrites the expectation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tree_sitter import Node

from pipeline.gates.comments import without_comments
from pipeline.gates.methods import methods, types
from pipeline.gates.t01_tests_kept import TESTS_KEPT
from pipeline.gates.t02_assertions_kept import ASSERTIONS_KEPT
from pipeline.repair.offer import Offer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project

_ASSERTING = re.compile(r"assert\w*|verify\w*|expect\w*|andExpect\w*|then\w*|should\w*")
_MATCHER = re.compile(
    r"(?:is|has|contains|does|starts|ends|matches|exists|equalTo|not|times|never|atLeast|atMost|only)(?:[A-Z0-9]\w*)?"
    r"|(?:is|not)"
)
_WEAK = re.compile(
    r"assertNotNull|assertDoesNotThrow|isNotNull|doesNotThrowAnyException|anything|notNullValue|isNotEmpty"
)
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]+")
_LITERALS = (
    "string_literal",
    "decimal_integer_literal",
    "decimal_floating_point_literal",
    "character_literal",
    "true",
    "false",
    "null_literal",
    "hex_integer_literal",
)
_RENAMED_MATCHER = re.compile(
    r"isEqualTo(?:ComparingFieldByField|IgnoringGivenFields|IgnoringNullFields|ComparingOnlyGivenFields)\w*"
)
"""AssertJ took them out in favour of `usingRecursiveComparison().isEqualTo`."""
_SWITCHES = re.compile(
    r"@(?:Disabled|Ignore|EnabledIf|EnabledOn|EnabledFor|EnabledIn)\w*|\bassum(?:e|ing)\w*\s*\(|\bAssum\w+\b"
    r"|\bConditionEvaluationResult\b|\bExecutionCondition\b|\bTestAbortedException\b|\bAssumptionViolatedException\b"
    r"|\bSkipException\b|\bInvocationInterceptor\b|\bTestExecutionExceptionHandler\b|\benabled\s*=\s*false"
    r"|@Tag\b|@Category\b|@IfProfileValue\b"
)


def kept(offer: Offer) -> Iterator[str]:
    yield from _asked(TESTS_KEPT.check(offer.java).passed, TESTS_KEPT.check(offer.java).detail)


def assertions(offer: Offer) -> Iterator[str]:
    yield from _asked(ASSERTIONS_KEPT.check(offer.java).passed, ASSERTIONS_KEPT.check(offer.java).detail)


def _asked(passed: bool | None, detail: str) -> Iterator[str]:
    if passed is False:
        yield f"{detail}; repair the code under test or the test's use of the API, and keep what it asks for"


def switched_off(offer: Offer) -> Iterator[str]:
    """Anything new in the tests that can keep one from running, in new files and set-up methods as well."""
    was, now = Counter[str](), Counter[str]()
    for path, before, after in offer.pairs(tests=True):
        was.update(_SWITCHES.findall(without_comments(f"{path}.kt", before)))
        now.update(_SWITCHES.findall(without_comments(f"{path}.kt", after)))
    for word in now - was:
        yield f"`{word.rstrip('( ')}` was added to the tests; they must run"


def expectations(offer: Offer) -> Iterator[str]:
    before, after = _expected(offer.java.before), _expected(offer.java.after)
    for label in before.keys() & after.keys():
        was, now = before[label], after[label]
        lost = [word for word in was - now if not _RENAMED_MATCHER.fullmatch(word)]
        if lost:
            yield f"{label} no longer expects {', '.join(sorted(lost)[:5])}; what a test expects must stay"
        weaker = [word for word in now - was if _WEAK.fullmatch(word)]
        if weaker:
            yield f"{label} got the weak assertion {', '.join(sorted(weaker))}; what a test expects must stay"


def _expected(project: Project) -> dict[str, Counter[str]]:
    """By method: literals, constants and matchers in its asserting statements."""
    found: dict[str, Counter[str]] = {}
    for owner in types(project, tests=True):
        for method in methods(owner):
            if method.body is not None:
                words = found.setdefault(method.label, Counter())
                words.update(_normal(word) for word in _words(owner.file, method.body))
    return found


def _words(file: JavaFile, body: Node) -> Iterator[str]:
    for statement in file.walk("expression_statement", under=body):
        calls = [name for call in file.walk("method_invocation", under=statement) if (name := _name(file, call))]
        if not any(_ASSERTING.fullmatch(name) for name in calls) or _nested(statement, body):
            continue
        yield from (name for name in calls if _MATCHER.fullmatch(name) or _WEAK.fullmatch(name))
        yield from _values(file, statement)


def _nested(statement: Node, body: Node) -> bool:
    """True for a statement in a lambda of another one, which has counted it already."""
    above = statement.parent
    while above is not None and above.id != body.id:
        if above.type == "expression_statement":
            return True
        above = above.parent
    return False


def _values(file: JavaFile, statement: Node) -> Iterable[str]:
    yield from (file.text(node) for node in file.walk(*_LITERALS, under=statement))
    names = (file.text(node) for node in file.walk("identifier", under=statement))
    yield from (name for name in names if _CONSTANT.fullmatch(name))


def _normal(word: str) -> str:
    """Spellings that a migration itself changes."""
    return word.replace("javax.", "jakarta.").removesuffix("_UTF8")


def _name(file: JavaFile, call: Node) -> str:
    name = call.child_by_field_name("name")
    return file.text(name) if name else ""
