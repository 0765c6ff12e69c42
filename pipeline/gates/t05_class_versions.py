"""T5: every main class file has the target JDK's major version (JVMS table 4.1-A; MigrationBench's criterion), and the
names of parameters where the sources have Spring 6.1 read them."""

from pipeline.gates.base import Evidence, Gate, Verdict, listed, not_run, passed, refuse_or
from pipeline.gates.parameter_names import readers

_READS_CLASSES = (3, 2)
"""The line of Spring Boot that came with Spring Framework 6.1."""


def _judge(evidence: Evidence) -> Verdict:
    wanted = evidence.target.class_major
    versions = evidence.build.class_versions
    total = sum(count for module in versions for count in module.majors.values())
    if not total:
        return not_run("The build recorded no main class.")
    offenders = [
        f"{count} classes of module {module.module} have major version {major}, not {wanted}"
        for module in versions
        for major, count in module.majors.items()
        if major != wanted and count
    ]
    if nameless := _nameless(evidence):
        offenders.append(nameless)
    return refuse_or(
        offenders, passed(f"All {total} main classes have major version {wanted} (Java {evidence.target.java}).")
    )


def _nameless(evidence: Evidence) -> str:
    """What Spring finds no name for; "" when there is nothing."""
    if evidence.target.boot_line < _READS_CLASSES:
        return ""
    lost = {name for module in evidence.build.class_versions for name in module.nameless}
    found = listed(readers(evidence.after, lost))
    return f"compiled without -parameters, so that Spring finds no name: {found}" if found else ""


CLASS_VERSIONS = Gate("T5", "Every main class is compiled for the target Java", _judge)
