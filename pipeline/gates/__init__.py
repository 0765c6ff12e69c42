"""The registry: questions that a green build must also answer.

To add a gate: one file here, one line below, one test that refuses and one that passes.
"""

from pipeline.gates.base import Evidence, Gate, Verdict
from pipeline.gates.t01_tests_kept import TESTS_KEPT
from pipeline.gates.t02_assertions_kept import ASSERTIONS_KEPT
from pipeline.gates.t03_coverage import COVERAGE_KEPT
from pipeline.gates.t04_build_honest import BUILD_HONEST
from pipeline.gates.t05_class_versions import CLASS_VERSIONS
from pipeline.gates.t06_versions_kept import VERSIONS_KEPT
from pipeline.gates.t07_javax_gone import JAVAX_GONE
from pipeline.gates.t08_starts import STARTS
from pipeline.gates.t09_settings_alive import SETTINGS_ALIVE
from pipeline.gates.t10_security_same import SECURITY_SAME
from pipeline.gates.t11_markers import NO_MARKERS
from pipeline.gates.t12_endpoints import ENDPOINTS_KEPT
from pipeline.gates.t13_code_kept import CODE_KEPT

__all__ = ["GATES", "Evidence", "Gate", "Verdict"]

GATES: tuple[Gate, ...] = (
    TESTS_KEPT,
    ASSERTIONS_KEPT,
    COVERAGE_KEPT,
    BUILD_HONEST,
    CLASS_VERSIONS,
    VERSIONS_KEPT,
    JAVAX_GONE,
    STARTS,
    SETTINGS_ALIVE,
    SECURITY_SAME,
    NO_MARKERS,
    ENDPOINTS_KEPT,
    CODE_KEPT,
)
