"""Tests before and after, side by side."""

from functions.api.schemas.changes import TestChange, Tests
from shared.models import BuildResult, TestCase, TestCounts


def compared(before: BuildResult | None, after: BuildResult | None) -> Tests:
    """Those whose outcome changed first, then by name."""
    old, new = _by_name(before), _by_name(after)
    changes = [_change(name, old.get(name), new.get(name)) for name in {*old, *new}]
    return Tests(
        counts_before=TestCounts.of(before.tests) if before else None,
        counts_after=TestCounts.of(after.tests) if after else None,
        tests=sorted(changes, key=lambda change: (change.before == change.after, change.name)),
    )


def _by_name(result: BuildResult | None) -> dict[str, TestCase]:
    return {test.name: test for test in result.tests} if result else {}


def _change(name: str, old: TestCase | None, new: TestCase | None) -> TestChange:
    return TestChange(
        name=name,
        before=old and old.outcome,
        after=new and new.outcome,
        seconds_before=old and old.seconds,
        seconds_after=new and new.seconds,
        message=(new and new.message) or (old and old.message) or "",
    )
