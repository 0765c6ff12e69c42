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
_ASSERTION_CALL = re.compile(r"assert\w*|assume\w*|fail|verify\w*|andExpect\w*|expect\w*")
_LIBRARY_TYPES = frozenset(
    {
        *(
            "Assert",
            "Assertions",
            "Assumptions",
            "Assume",
            "MatcherAssert",
            "Matchers",
            "Test",
            "BeforeEach",
            "Mockito",
        ),
        *("MockMvc", "MockMvcResultMatchers", "AssertionError", "ParameterizedTest", "RepeatedTest", "StepVerifier"),
    }
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


def vacuous(offer: Offer) -> Iterator[str]:
    """`assertEquals(3, 3)`, `assertThat(3)`, `assertSame(x, x)`: they ask nothing of the code."""
    was, now = (_vacuous(side) for side in (offer.java.before, offer.java.after))
    for text in now - was:
        yield f"`{text[:100]}` was added, which holds whatever the code does"


def _vacuous(project: Project) -> Counter[str]:
    found = Counter[str]()
    for path in project.glob("**/*.java"):
        file = project.java(path)
        for call in file.walk("method_invocation"):
            arguments = call.child_by_field_name("arguments")
            if (
                arguments is not None
                and _ASSERTION_CALL.fullmatch(_name(file, call))
                and _says_nothing(file, arguments)
            ):
                found[file.text(call)] += 1
    return found


def _says_nothing(file: JavaFile, arguments: Node) -> bool:
    values = [child for child in arguments.named_children if not child.type.endswith("comment")]
    texts = [file.text(value) for value in values]
    same = len(texts) > 1 and texts[0] == texts[1]
    return bool(values) and (same or all(value.type in _LITERALS for value in values))


def stand_ins(offer: Offer) -> Iterator[str]:
    """Nothing new may take the place of a test library: no type of its name or package, no `assert...` method, which
    would hide the one that a test imports."""
    before, after = _declared(offer.java.before), _declared(offer.java.after)
    yield from (f"{name} was added, in whose place a test library's would no longer be seen" for name in after - before)
    packages = {_directory(path) for path in offer.before.glob("**/*.java")}
    for path in offer.java.after.paths:
        was = offer.java.before.java(path).package if path in offer.java.before else None
        now = offer.java.after.java(path).package
        if now != was and now not in packages and not _below(now, packages):
            yield f"{path} would be in the package {now or '(none)'}, which is not the project's"


def _declared(project: Project) -> set[str]:
    found: set[str] = set()
    for tests in (True, False):
        for owner in types(project, tests=tests):
            if owner.simple in _LIBRARY_TYPES:
                found.add(f"type {owner.name}")
            found |= {f"method {m.label}/{m.parameters}" for m in methods(owner) if _ASSERTION_CALL.fullmatch(m.name)}
    return found


def _directory(path: str) -> str:
    """The package that a file's directory stands for."""
    return re.sub(r"^.*?(?:^|/)src/[\w-]+/java/?", "", path.rpartition("/")[0]).replace("/", ".")


def _below(package: str, packages: set[str]) -> bool:
    """In a package of its own next to or under the project's: `com.shop.web` where there is `com.shop.core`."""
    above = ".".join(package.split(".")[:2])
    return above.count(".") == 1 and any(known == above or known.startswith(f"{above}.") for known in packages)


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
