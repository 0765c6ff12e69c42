"""T1: every test that passed in the baseline is still there by name, still runs, and still passes.

A build is green when no test fails, also when none runs: JUnit 4 classes without the vintage engine are skipped
silently (catalogue I02), and surefire before 2.22 runs no JUnit 5 test at all (I03).
"""

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.gates.base import Evidence, Gate, Verdict, listed, not_run, passed
from pipeline.gates.methods import annotation_names, methods, types
from pipeline.sources.project import Project
from shared.models import BuildResult, Outcome, TestCase, TestOutcome

_TEST = frozenset({"Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Theory"})
_OFF = re.compile(r"Disabled\w*|Ignore|EnabledIf\w*|EnabledOn\w*|EnabledFor\w*")
_SCENARIO = re.compile(r"(?:Scenario(?: Outline| Template)?|Examples?): .*|\|.*\|")
"""Cucumber's name for a scenario or for an example's row, whose steps are tests beside it."""
_INVOCATION = re.compile(r"\s*[\[({].*", re.DOTALL)


def _judge(evidence: Evidence) -> Verdict:
    offenders = [*_sources(evidence.before, evidence.after)]
    baseline = evidence.baseline
    if baseline is not None:
        switched_off = {name for name, (_, off) in _declared(evidence.before).items() if off}
        offenders += _executed(baseline, evidence.build, switched_off)
    if offenders:
        return Verdict(False, _prefixed(baseline, f"lost or weakened ({len(set(offenders))}): {listed(offenders)}"))
    if baseline is None:
        return not_run("There is no baseline to compare the executed tests with; no test is gone from the sources.")
    good = [t for t in baseline.tests if t.outcome is TestOutcome.PASSED]
    if not good:
        return not_run(_prefixed(baseline, "no test passed in the baseline, so there is no yardstick."))
    return passed(_prefixed(baseline, f"all that passed before still run and pass: {len(good)}."))


def _prefixed(baseline: BuildResult | None, text: str) -> str:
    if baseline is None or baseline.outcome is Outcome.SUCCEEDED:
        return text[0].upper() + text[1:]
    why = f" ({baseline.message.rstrip('.')})" if baseline.message else ""
    return f"The project as it came did not build green{why}; what passed there is the yardstick: {text}"


def _sources(before: Project, after: Project) -> Iterable[str]:
    """Test methods gone from the sources, or switched off in them."""
    old, new = _declared(before), _declared(after)
    yield from (f"{name} is gone from the sources ({path})" for name, (path, _) in old.items() if name not in new)
    for name, (path, off) in new.items():
        if off and not old.get(name, ("", False))[1]:
            yield f"{name} is newly disabled ({path})"


def _declared(project: Project) -> dict[str, tuple[str, bool]]:
    """Test method -> (path, switched off)."""
    found: dict[str, tuple[str, bool]] = {}
    for owner in types(project, tests=True):
        superclass = owner.node.child_by_field_name("superclass")
        junit3 = superclass is not None and owner.file.text(superclass).endswith("TestCase")
        class_off = _switched_off(annotation_names(owner.file, owner.node))
        for method in methods(owner):
            names = method.annotated()
            if names & _TEST or (junit3 and method.name.startswith("test")):
                found[method.label] = (owner.path, class_off or _switched_off(names))
    return found


def _switched_off(annotations: set[str]) -> bool:
    return any(_OFF.fullmatch(name) for name in annotations)


def _executed(baseline: BuildResult, build: BuildResult, switched_off: set[str]) -> Iterable[str]:
    """Tests that passed before and do not now, by what the test reports say; `switched_off` by the sources of before,
    for a baseline that ran none.

    Surefire 3 reports tests of JUnit 4 runners that make up their own (JUnitParams, ArchUnit) without a name: each such
    test that passed stands for one of its class that has gone missing. `_sources` still asks for the method itself.
    """
    expected = _counted(t for t in baseline.tests if t.outcome is TestOutcome.PASSED)
    good = _counted(t for t in build.tests if t.outcome is TestOutcome.PASSED)
    bad = {plain_name(t.name): t.outcome for t in build.tests if t.outcome is not TestOutcome.PASSED}
    if expected and not build.tests:
        yield f"Tests run: 0, where {sum(expected.values())} passed before"
        return
    nameless = Counter(t.name for t in build.tests if t.outcome is TestOutcome.PASSED and t.name.endswith("#"))
    by_steps = _told_by_steps(baseline, build)
    spare = Counter({name: count for name, count in good.items() if name not in expected})
    for name, count in expected.items():
        owner = f"{name.partition('#')[0]}#"
        missing = count - good[name]
        missing -= _phrased(spare, name, missing) if missing > 0 else 0
        if 0 < missing <= nameless[owner] and name != owner:
            nameless[owner] -= missing
        elif missing <= 0 or (name in by_steps and name not in bad):
            continue
        elif not good[name]:
            yield f"{name} is now {bad[name]}" if name in bad else f"{name} no longer runs"
        else:
            yield f"{name} ran {count} times before, {good[name]} times now"
    skipped_before = {plain_name(t.name) for t in baseline.tests if t.outcome is TestOutcome.SKIPPED}
    if not baseline.tests:
        skipped_before |= switched_off
    for name, outcome in bad.items():
        known = {name, *_whole_class(name)} & skipped_before
        if outcome is TestOutcome.SKIPPED and not known and name not in expected:
            yield f"{name} is newly skipped"


def _phrased(spare: Counter[str], name: str, missing: int) -> int:
    """How many of a parameterized test's phrases ran with the method's own phrase before them, as Surefire 3.5 has it.
    Each stands for one only: it is taken out of `spare`."""
    owner, _, phrase = name.partition("#")
    longer = [n for n in spare if n.startswith(f"{owner}#") and n.endswith(f" {phrase}")] if " " in phrase else []
    found = 0
    for one in sorted(longer, key=len):
        taken = min(spare[one], missing - found)
        spare[one] -= taken
        found += taken
    return found


def _told_by_steps(baseline: BuildResult, build: BuildResult) -> set[str]:
    """Scenarios that passed before, all of whose class's steps pass as often as then.

    Cucumber 1 notifies JUnit 4 of each step and, around them, of the scenario. To the JUnit platform the latter
    is no test but holds some: Surefire names it only when it fails.
    """
    before, now = _steps(baseline), _steps(build)
    passed = {plain_name(t.name) for t in baseline.tests if t.outcome is TestOutcome.PASSED and _is_scenario(t.name)}
    whole = {owner for owner, steps in before.items() if steps <= now.get(owner, Counter())}
    return {name for name in passed if name.partition("#")[0] in whole}


def _steps(result: BuildResult) -> dict[str, Counter[str]]:
    """How often each step passed, by class; that a step is part of several scenarios is common."""
    found: dict[str, Counter[str]] = {}
    for test in result.tests:
        if test.outcome is TestOutcome.PASSED and not _is_scenario(test.name):
            found.setdefault(test.name.partition("#")[0], Counter())[plain_name(test.name)] += 1
    return found


def _is_scenario(name: str) -> bool:
    return _SCENARIO.fullmatch(name.partition("#")[2]) is not None


def _whole_class(name: str) -> tuple[str, str]:
    """As surefire before 3 names a class that is skipped as a whole; later ones name each of its tests."""
    owner = name.partition("#")[0]
    return f"{owner}#", f"{owner}#{owner}"


def _counted(tests: Iterable[TestCase]) -> Counter[str]:
    """How often each test ran; more than once only for the invocations of a parameterized one."""
    invocations: Counter[str] = Counter()
    plain: set[str] = set()
    for test in tests:
        name = plain_name(test.name)
        if "[" in test.name:
            invocations[name] += 1
        else:
            plain.add(name)
    return invocations + Counter(dict.fromkeys(plain - invocations.keys(), 1))


def plain_name(name: str) -> str:
    """The same for all frameworks' spellings: `a.B#c[0]` (JUnit 4), `a.B#c()`, `a.B#c(int)[1]`, `a.B#c{int}[1]`
    (JUnit 5) are all `a.B#c`. A name that is only a display name (`a.B#[1] x`) stands for its class."""
    owner, _, method = name.partition("#")
    return f"{owner}#{_INVOCATION.sub('', method)}"


TESTS_KEPT = Gate("T1", "Every test that passed before still exists and passes", _judge)
