"""T3: line coverage did not fall by more than five points (FreshBrew's floor).

Runs where both builds left a JaCoCo report: a project without JaCoCo is not instrumented for it. The share alone would
be misled by lines that are no longer counted: newer versions of Lombok mark what they generate, and JaCoCo leaves
that out. What tests no longer reach is missed, so the missed lines must have grown as well.
"""

from pipeline.gates.base import Evidence, Gate, Verdict, not_run, passed

_FLOOR = 0.05


def _judge(evidence: Evidence) -> Verdict:
    before, after = evidence.baseline and evidence.baseline.coverage, evidence.build.coverage
    if before is None and after is None:
        return not_run("The project's build reports no coverage (no jacoco.csv).")
    if before is None or after is None:
        side = "the migrated project" if after is None else "the baseline"
        return not_run(f"Only one build left a JaCoCo report; {side} has none to compare.")
    text = f"line coverage {before.share:.1%} before, {after.share:.1%} now."
    if before.share - after.share > _FLOOR and after.missed - before.missed > _FLOOR * (after.covered + after.missed):
        return Verdict(False, f"Fell by more than 5 points: {text}")
    return passed(text.capitalize())


COVERAGE_KEPT = Gate("T3", "Line coverage did not fall by more than 5 points", _judge)
