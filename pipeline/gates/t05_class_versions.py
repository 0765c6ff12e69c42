"""T5: every main class file has the target JDK's major version (JVMS table 4.1-A; MigrationBench's criterion)."""

from pipeline.gates.base import Evidence, Gate, Verdict, not_run, passed, refuse_or


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
    return refuse_or(
        offenders, passed(f"All {total} main classes have major version {wanted} (Java {evidence.target.java}).")
    )


CLASS_VERSIONS = Gate("T5", "Every main class is compiled for the target Java", _judge)
