"""The light step that decides whether a migration is proved."""

from pipeline.gates import GATES, Evidence
from shared.models import Outcome
from shared.report import Verification


def verify(evidence: Evidence) -> Verification:
    """Every gate's answer. Proved: the build is green and no gate refuses it; one that was not run decides nothing."""
    checks = tuple(gate.check(evidence) for gate in GATES)
    green = evidence.build.outcome is Outcome.SUCCEEDED
    return Verification(passed=green and all(check.passed is not False for check in checks), checks=checks)
