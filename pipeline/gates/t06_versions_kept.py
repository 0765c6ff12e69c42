"""T6: no dependency got lost or older, and the Spring Boot that was built with is the target."""

from collections.abc import Iterable

from pipeline.gates.base import Evidence, Gate, Verdict, not_run, passed, refuse_or
from pipeline.gates.build_files import classpath, declared
from pipeline.gates.versions import lower
from pipeline.knowledge import managed

_BOOT = "org.springframework.boot:spring-boot"
_FLOATING = ("RELEASE", "LATEST")


def _judge(evidence: Evidence) -> Verdict:
    used = {ga: version for ga, version, _ in classpath(evidence.build.classpath)}
    offenders = [
        *_removed(evidence, used),
        *_older(evidence, used),
        *_below_bom(evidence),
        *_wrong_boot(evidence, used),
    ]
    if not offenders and not used:
        return not_run("The build recorded no class path; no declared dependency was removed.")
    return refuse_or(
        offenders, passed(f"{len(used)} artifacts on the class path; Spring Boot is {used.get(_BOOT, 'not used')}.")
    )


def _removed(evidence: Evidence, used: dict[str, str]) -> Iterable[str]:
    """Declared before, neither declared nor on the class path now, and no fixer of that file says so. What was managed
    and never used may be left to Spring Boot's management."""
    after = {ga for dependencies in declared(evidence.after).values() for ga in dependencies}
    old_used = {ga for ga, _, _ in classpath(evidence.baseline.classpath if evidence.baseline else ())}
    idle = managed(evidence.target.boot_line).keys() - old_used if old_used else frozenset[str]()
    for path, dependencies in declared(evidence.before).items():
        for ga in dependencies.keys() - after - used.keys() - idle:
            if not evidence.excused(path, ga, ga.partition(":")[2]):
                yield f"{ga} was removed ({path})"


def _older(evidence: Evidence, used: dict[str, str]) -> Iterable[str]:
    """Declared dependencies only: what others bring along follows them. A version that names none (RELEASE is what
    was newest on that day) may become the one that Boot manages."""
    bom = managed(evidence.target.boot_line)
    before, after = declared(evidence.before), declared(evidence.after)
    old_used = {ga: version for ga, version, _ in classpath(evidence.baseline.classpath if evidence.baseline else ())}
    for path, dependencies in after.items():
        for ga, version in dependencies.items():
            if before.get(path, {}).get(ga) in _FLOATING and (used.get(ga) or version) == bom.get(ga):
                continue
            if ga not in used and version is not None and version == before.get(path, {}).get(ga):
                continue  # of a module that is not built: what another module used to have says nothing about it
            was = old_used.get(ga) or before.get(path, {}).get(ga)
            now = used.get(ga) or version
            if was and _is_kept(version, was):
                continue  # written out, a version wins in its module, whatever another module takes
            if was and now and "$" not in was + now and lower(now, was):
                yield f"{ga} went from {was} down to {now} ({path})"


def _is_kept(written: str | None, was: str) -> bool:
    plain = written and "$" not in written and written not in _FLOATING and written[0] not in "[("
    return bool(plain) and not lower(str(written), was)


def _below_bom(evidence: Evidence) -> Iterable[str]:
    """Versions pinned on the way below what Spring Boot manages (catalogue M05), save where the feed lacks that one."""
    before, bom = declared(evidence.before), managed(evidence.target.boot_line)
    for path, dependencies in declared(evidence.after).items():
        for ga, version in dependencies.items():
            pinned = version and version != before.get(path, {}).get(ga)
            served = ga in bom and evidence.excused(path, f"{ga} {bom[ga]}")
            if pinned and version and ga in bom and lower(version, bom[ga]) and not served:
                yield f"{ga} was pinned to {version}, below Spring Boot's {bom[ga]} ({path})"


def _wrong_boot(evidence: Evidence, used: dict[str, str]) -> Iterable[str]:
    wanted = evidence.target.spring_boot
    had_boot = evidence.facts is None or bool(evidence.facts.spring_boot)
    found = {version for ga, version, _ in classpath(evidence.build.classpath) if ga == _BOOT}
    if used and had_boot and found != {wanted}:
        yield f"Spring Boot on the class path is {' and '.join(sorted(found)) or 'missing'}, not {wanted}"


VERSIONS_KEPT = Gate("T6", "No dependency got lost or older; Spring Boot is the target", _judge)
