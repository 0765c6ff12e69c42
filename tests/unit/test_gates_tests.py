"""T1 to T3: a green build that tests less than before is refused."""

import pytest
from gate_evidence import check, evidence, result

from pipeline.gates import Evidence
from shared.models import BuildResult, Outcome

TEST = "src/test/java/a/BTest.java"


def junit(body: str, imports: str = "import org.junit.jupiter.api.Test;") -> dict[str, str]:
    return {TEST: f"package a;\n{imports}\nclass BTest {{\n{body}\n}}\n"}


ONE = junit("@Test void adds() { assertEquals(2, 1 + 1); }")
TWO = junit("@Test void adds() { assertEquals(2, 1 + 1); }\n@Test void subtracts() { assertEquals(0, 1 - 1); }")


def test_t1_passes_when_every_test_still_passes() -> None:
    found = check("T1", evidence(ONE, baseline=result(["a.BTest#adds"]), build=result(["a.BTest#adds"])))
    assert (found.passed, found.detail) == (True, "All that passed before still run and pass: 1.")


@pytest.mark.parametrize(
    ("junit4", "junit5"),
    [
        ("a.BTest#adds[0]", "a.BTest#adds(int)[1]"),
        ("a.BTest#adds", "a.BTest#adds()"),
        ("a.BTest#adds[1: x[2]=3]", "a.BTest#adds{int, int}[1]"),
        ("a.BTest#[1] first", "a.BTest#[1] renamed"),
    ],
)
def test_t1_maps_junit_4_names_to_junit_5(junit4: str, junit5: str) -> None:
    assert check("T1", evidence(ONE, baseline=result([junit4]), build=result([junit5]))).passed is True


def test_t1_refuses_a_test_that_no_longer_runs() -> None:
    facts = evidence(TWO, baseline=result(["a.BTest#adds", "a.BTest#subtracts"]), build=result(["a.BTest#adds"]))
    found = check("T1", facts)
    assert found.passed is False
    assert "a.BTest#subtracts no longer runs" in found.detail


def test_t1_takes_a_nameless_test_for_one_of_its_class() -> None:
    """As Surefire 3 reports the tests that JUnitParams and ArchUnit's runner make up."""
    before = result(["a.BTest#adds(1, 2) [0]", "a.BTest#adds(2, 3) [1]"])
    assert check("T1", evidence(ONE, baseline=before, build=result(["a.BTest#", "a.BTest#"]))).passed is True
    assert check("T1", evidence(ONE, baseline=before, build=result(["a.BTest#"]))).passed is False
    both = result(["a.BTest#adds", "a.BTest#subtracts"])
    assert check("T1", evidence(TWO, baseline=both, build=result(["a.BTest#"]))).passed is False


def test_t1_takes_a_phrase_with_the_methods_own_before_it_for_the_same_test() -> None:
    """As Surefire 3.5 reports what 3.0.0-M5 reported without."""
    before = result(["a.BTest#1 adds 2 euros", "a.BTest#2 adds 3 euros"])
    now = ["a.BTest#Sums 1 adds 2 euros", "a.BTest#Sums 2 adds 3 euros"]
    assert check("T1", evidence(ONE, baseline=before, build=result(now))).passed is True
    assert check("T1", evidence(ONE, baseline=before, build=result(now[:1]))).passed is False
    other = result(["a.BTest#1 adds 2 euros", "a.BTest#2 euros"])
    assert check("T1", evidence(ONE, baseline=other, build=result(now[:1]))).passed is False


def test_t1_takes_the_steps_of_a_scenario_for_it() -> None:
    """As Surefire 3 reports Cucumber 1: of scenarios and rows of examples only those that fail."""
    steps = ["a.BTest#Given none", "a.BTest#Then 1 is 1", "a.BTest#Given none", "a.BTest#Then 2 is 2"]
    around = ["a.BTest#Scenario: first (of two)", "a.BTest#| 2 | 2 |"]
    before = result([*steps, *around])
    assert check("T1", evidence(ONE, baseline=before, build=result(steps))).passed is True
    lost = check("T1", evidence(ONE, baseline=before, build=result(steps[1:])))
    assert lost.passed is False and "a.BTest#| 2 | 2 | no longer runs" in lost.detail
    failing = result([*steps, around[1]], failed=around[:1])
    assert check("T1", evidence(ONE, baseline=before, build=failing)).passed is False
    assert check("T1", evidence(ONE, baseline=result(around), build=result(steps))).passed is False


def test_t1_refuses_zero_tests() -> None:
    found = check("T1", evidence(ONE, baseline=result(["a.BTest#adds"]), build=result()))
    assert found.passed is False
    assert "Tests run: 0, where 1 passed before" in found.detail


def test_t1_refuses_fewer_invocations_of_a_parameterized_test() -> None:
    before, after = result(["a.BTest#adds[0]", "a.BTest#adds[1]"]), result(["a.BTest#adds(int)[1]"])
    assert "2 times before, 1 times now" in check("T1", evidence(ONE, baseline=before, build=after)).detail


def test_t1_does_not_count_a_class_that_a_suite_ran_twice() -> None:
    before = result(["a.BTest#adds", "a.BTest#adds"])
    assert check("T1", evidence(ONE, baseline=before, build=result(["a.BTest#adds"]))).passed is True


@pytest.mark.parametrize("annotation", ["@Disabled", '@Ignore("later")', "@DisabledOnJre(JAVA_17)", '@EnabledIf("x")'])
def test_t1_refuses_a_test_that_was_switched_off(annotation: str) -> None:
    after = junit(f"{annotation} @Test void adds() {{ assertEquals(2, 1 + 1); }}")
    facts = evidence(ONE, after, baseline=result(["a.BTest#adds"]), build=result(skipped=["a.BTest#adds"]))
    found = check("T1", facts)
    assert found.passed is False
    assert f"a.BTest#adds is newly disabled ({TEST})" in found.detail
    assert "a.BTest#adds is now skipped" in found.detail


def test_t1_refuses_a_class_that_was_switched_off() -> None:
    after = {TEST: ONE[TEST].replace("class BTest", "@Disabled class BTest")}
    assert "newly disabled" in check("T1", evidence(ONE, after, baseline=result(["a.BTest#adds"]))).detail


def test_t1_refuses_a_test_that_failed_before_and_is_skipped_now() -> None:
    baseline = result(["a.BTest#adds"], failed=["a.BTest#subtracts"])
    build = result(["a.BTest#adds"], skipped=["a.BTest#subtracts"])
    assert "a.BTest#subtracts is newly skipped" in check("T1", evidence(TWO, baseline=baseline, build=build)).detail


def test_t1_knows_tests_that_were_off_before_a_baseline_that_ran_none() -> None:
    off = junit("@Disabled @Test void adds() { assertEquals(2, 1 + 1); }")
    build = result(["a.BTest#multiplies"], skipped=["a.BTest#adds"])
    assert check("T1", evidence(off, baseline=result([]), build=build)).passed is not False
    assert "newly skipped" in check("T1", evidence(ONE, baseline=result([]), build=build)).detail


def test_t1_takes_a_class_that_was_skipped_as_a_whole_for_what_it_is() -> None:
    """Surefire 2 reports such a class as one test of the class's own name, surefire 3 each of its methods."""
    baseline = result(["a.ATest#works"], skipped=["a.BTest#a.BTest"])
    build = result(["a.ATest#works"], skipped=["a.BTest#adds"])
    assert check("T1", evidence(ONE, baseline=baseline, build=build)).passed is True


def test_t1_refuses_a_test_deleted_from_the_sources_even_without_a_baseline() -> None:
    found = check("T1", evidence(TWO, ONE))
    assert found.passed is False
    assert f"a.BTest#subtracts is gone from the sources ({TEST})" in found.detail


def test_t1_sees_junit_3_tests() -> None:
    before = {TEST: "package a; class BTest extends TestCase { public void testAdds() { assertEquals(2, 2); } }"}
    after = {TEST: "package a; class BTest extends TestCase { public void adds() { assertEquals(2, 2); } }"}
    assert check("T1", evidence(before, after)).passed is False
    kept = {TEST: "package a; class BTest { @Test void testAdds() { assertEquals(2, 2); } }"}
    facts = evidence(before, kept, baseline=result(["a.BTest#testAdds"]), build=result(["a.BTest#testAdds()"]))
    assert check("T1", facts).passed is True


def test_t1_says_when_the_baseline_failed_by_itself() -> None:
    baseline = result(["a.BTest#adds"], failed=["a.BTest#subtracts"], outcome=Outcome.FAILED, message="Needs MySQL.")
    build = result(["a.BTest#adds"], failed=["a.BTest#subtracts"])
    found = check("T1", evidence(TWO, baseline=baseline, build=build))
    assert found.passed is True
    assert found.detail.startswith("The project as it came did not build green (Needs MySQL)")


def test_t1_is_not_run_without_a_yardstick() -> None:
    assert check("T1", evidence(ONE, build=result(["a.BTest#adds"]))).passed is None
    assert check("T1", evidence({}, baseline=result(), build=result())).passed is None


def test_t2_passes_when_junit_4_became_junit_5() -> None:
    before = junit(
        """@Test(expected = IllegalStateException.class) public void fails() { run(); }
        @Test public void adds() { Assert.assertEquals(2, sum()); verifyZeroInteractions(mock); }""",
        "import org.junit.Test;",
    )
    after = junit(
        """@Test void fails() { assertThrows(IllegalStateException.class, () -> run()); }
        @Test void adds() { Assertions.assertEquals(2, sum()); verifyNoInteractions(mock); }"""
    )
    assert check("T2", evidence(before, after)).passed is True


@pytest.mark.parametrize(
    ("weaker", "says"),
    [
        ("sum();", "1 assertions before, 0 now"),
        ("assertTrue(true);", "1 assertions before, 0 now"),
        ("Assertions.assertEquals(1, 1);", "1 assertions before, 0 now"),
        ("try { assertEquals(2, sum()); } catch (AssertionError e) { }", "a catch was added"),
        ("assumeTrue(false); assertEquals(2, sum());", "an assumption was added"),
        ("if (x) return; assertEquals(2, sum());", "an early return was added"),
    ],
)
def test_t2_refuses_a_weaker_test(weaker: str, says: str) -> None:
    before = junit("@Test void adds() { assertEquals(2, sum()); }")
    found = check("T2", evidence(before, junit(f"@Test void adds() {{ {weaker} }}")))
    assert found.passed is False
    assert says in found.detail
    assert TEST in found.detail


def test_t2_counts_every_link_of_a_fluent_assertion() -> None:
    before = junit("@Test void adds() { mvc.perform(x).andExpect(status().isOk()).andExpect(content().string(y)); }")
    after = junit("@Test void adds() { mvc.perform(x).andExpect(status().isOk()); }")
    assert check("T2", evidence(before, after)).passed is False
    assert check("T2", evidence(before, before)).passed is True


def test_t2_is_not_run_without_tests() -> None:
    assert check("T2", evidence({"src/main/java/A.java": "class A {}"})).passed is None


def covered(before: int | None, after: int | None) -> Evidence:
    """Lines covered of a hundred; None: no report."""

    def built(lines: int | None) -> BuildResult:
        return result(coverage=None if lines is None else {"covered": lines, "missed": 100 - lines})

    return evidence({}, baseline=built(before), build=built(after))


def test_t3_compares_coverage_where_both_builds_report_it() -> None:
    assert check("T3", covered(80, 76)).passed is True
    found = check("T3", covered(80, 70))
    assert found.passed is False
    assert "80.0% before, 70.0% now" in found.detail


@pytest.mark.parametrize(("covered", "missed", "kept"), [(74, 97, True), (74, 112, False)])
def test_t3_is_not_misled_by_lines_that_are_no_longer_counted(covered: int, missed: int, kept: bool) -> None:
    before = result(coverage={"covered": 126, "missed": 100})
    after = result(coverage={"covered": covered, "missed": missed})

    assert check("T3", evidence({}, baseline=before, build=after)).passed is kept


@pytest.mark.parametrize("before, after, says", [(None, None, "no coverage"), (80, None, "the migrated project")])
def test_t3_is_not_run_without_both_reports(before: int | None, after: int | None, says: str) -> None:
    found = check("T3", covered(before, after))
    assert found.passed is None
    assert says in found.detail
