"""The tests of a project, as a build ran them."""

from enum import StrEnum

from shared.models.base import Model


class TestOutcome(StrEnum):
    __test__ = False

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"


class TestCase(Model):
    """One executed test as surefire's or Gradle's XML names it."""

    __test__ = False

    name: str
    """`fully.qualified.Class#method`."""
    outcome: TestOutcome
    seconds: float = 0.0
    module: str = "."
    message: str = ""


class TestCounts(Model):
    __test__ = False

    run: int = 0
    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, tests: "tuple[TestCase, ...] | list[TestCase]") -> "TestCounts":
        outcomes = [test.outcome for test in tests]
        return cls(
            run=len(outcomes),
            passed=outcomes.count(TestOutcome.PASSED),
            failed=outcomes.count(TestOutcome.FAILED),
            errors=outcomes.count(TestOutcome.ERROR),
            skipped=outcomes.count(TestOutcome.SKIPPED),
        )
