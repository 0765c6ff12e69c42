"""baseline: builds and tests the project as it came. What passes here is the yardstick for the migration."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from pipeline.steps.attempt import Attempt, Deadline, Tool, source_of
from pipeline.steps.build_tools import MavenTool, project_tool
from pipeline.steps.evidence import gather
from pipeline.steps.passed_over import with_passed_over
from pipeline.steps.probe import probed
from pipeline.steps.stand_in import stand_in_repository
from pipeline.steps.workspace import Workspace
from pipeline.steps.yardstick import COVERAGE_UNMET
from pipeline.tools.analysis import analyse
from pipeline.tools.explain import with_next_actions
from pipeline.tools.front_ends import LEFT_OUT, SKIPS, unreachable
from pipeline.tools.jdk import Jdk, fitting, level_of, maven_home, maven_version
from pipeline.tools.package_index import packages_of
from shared.errors import Misconfigured
from shared.models import BuildResult, BuildSpec, Diagnostic, Outcome, ProjectFacts, TestCounts, Wave

JDK_TOO_NEW = re.compile(
    r"lombok|com\.sun\.tools\.javac|does not \"(?:opens|exports)|InaccessibleObjectException|IllegalAccessError"
    r"|Unsupported class file major version|Mockito cannot mock|Could not modify all classes|codehaus\.groovy"
    r"|Unrecognized (?:VM )?option|(?:Source|Target) option \S+ is no longer supported|com\.sun:tools|tools\.jar"
    r"|package (?:javax\.(?:xml\.bind|xml\.ws|jws|annotation|activation|transaction)|sun\.misc|jdk\.nashorn|javafx)"
    r"|class (?:PostConstruct|PreDestroy|Resource|JAXB\w*|BASE64\w+)\b|javax/xml/bind|javax\.xml\.bind"
    r"|ExceptionInInitializerError|lang3\.JavaVersion|URLClassLoader|Error while instrumenting"
    r"|InvocationTargetException: reader|NoSuchFieldError: reader|This requires google-java-format of at least"
)
"""Signs that a project of Java 8 meets a newer JDK (catalogue, rows J01-J09, K01, K03, I04). google-java-format 1.9
reads `JavaTokenizer.reader`, which JDK 16 renamed."""
OTHER_TOOL = re.compile(r"Detected (?:JDK|Maven)(?: [Vv]ersion:?)? \S+ .*is not in the allowed range")
"""What Maven Enforcer's requireJavaVersion and requireMavenVersion say."""
WITHOUT_ENFORCER = "-Denforcer.skip=true"
WITHOUT_COVERAGE = "-Djacoco.skip=true"
WITHOUT_SPOTBUGS = "-Dspotbugs.skip=true"
DEAD_AGENT = re.compile(r"-javaagent:\S*org\.jacoco\.agent")
DEAD_ANALYSER = re.compile(r"spotbugs-maven-plugin:\S+ .*failed: Java returned: \d")
UNREAD_CLASSES = "Unsupported class file major version"
OLD_AGENT = re.compile(rf"{DEAD_AGENT.pattern}-0\.(?:[0-7]\.\d+|8\.[0-6])\b")
"""JaCoCo reads the classes of Java 17 from 0.8.7 on."""
NO_FORK = "The forked VM terminated without properly saying goodbye"
"""What Surefire says, next to its command line, of a JVM that ended before its first test."""
HALF_MIGRATED = re.compile(r"package jakarta\.[\w.]+ does not exist")
"""Said of a project on Boot 2: its sources are ahead of its build."""
RECORD_VERSION = 12
CLOSED_SINCE = 16


def baseline(spec: BuildSpec, workspace: Workspace) -> BuildResult:
    """Outcome `succeeded` when the project builds, even if tests fail by themselves: those are named then.

    `failure_kind`: "tests", "environment" (no fault of the code), "baseline_jdk" (the JDK that fits is missing here),
    "baseline_build" (it does not build as it is).
    """
    root = source_of(spec, workspace, "project")
    facts = spec.facts or analyse(root, spec.name)
    try:
        jdk = fitting(workspace.jdks, facts.java)
    except Misconfigured as error:
        return BuildResult(outcome=Outcome.FAILED, failure_kind="baseline_jdk", message=str(error))
    record = _record(workspace, facts, jdk, probe=spec.options.probe)
    recorded = recall(record)
    if recorded is not None:
        workspace.log(f"Nothing has changed since run {recorded.reused_from}: its baseline is taken.")
        return recorded
    deadline = Deadline.after(spec.limits.seconds)
    tool = project_tool(workspace, root, jdk, facts, deadline, opened=needs_opening(jdk, facts))
    if isinstance(tool, BuildResult):
        return tool
    stand_in_repository(root)
    tool, attempt = _own_build(tool, workspace)
    says = ""
    if isinstance(tool, MavenTool):
        attempt, says = with_passed_over(tool, attempt, spec.target, workspace)
    result = judge(attempt, tool, facts, jdk, spec, workspace)
    result = result.model_copy(update={"message": f"{result.message} {says}".strip()})
    if isinstance(tool, MavenTool) and set(SKIPS) <= set(tool.properties) and result.outcome is Outcome.SUCCEEDED:
        message = f"{result.message} {LEFT_OUT}".strip()
        result = result.model_copy(update={"message": message, "without_front_end": True})
    if not _is_passing_trouble(result):
        remember(record, spec.run_id, result)
    return result


def needs_opening(jdk: Jdk, facts: ProjectFacts) -> bool:
    """The JDK at hand is closed (JEP 403) and the project is of a time when none was: built as on its own JDK, as far
    as that goes."""
    return jdk.version >= CLOSED_SINCE > level_of(facts.java)


def refuses_the_machine(attempt: Attempt) -> bool:
    """The project's own rule about the JDK or Maven that builds it, not its code, ended the build: what it would have
    come to can be seen all the same."""
    failed = not attempt.run.passed and any("maven-enforcer-plugin" in d.message for d in attempt.diagnostics())
    return failed and any(OTHER_TOOL.search(line) for line in attempt.run.lines)


def dies_of_its_coverage(attempt: Attempt) -> bool:
    """No test ran, or none of some module's, as JaCoCo's agent ends a JVM whose classes it cannot read: what the tests
    come to without it is the better yardstick."""
    lines, agent = attempt.run.lines, OLD_AGENT if attempt.reports else DEAD_AGENT
    return any(NO_FORK in line for line in lines) and any(map(agent.search, lines))


def dies_of_its_analyser(attempt: Attempt) -> bool:
    """SpotBugs ends with an error ("Java returned: 1") as it cannot read the classes of the JDK that runs it: what the
    build comes to without it is the better yardstick. What it finds is not among this."""
    failed = not attempt.run.passed and any(DEAD_ANALYSER.search(d.message) for d in attempt.diagnostics())
    return failed and any(UNREAD_CLASSES in line for line in attempt.run.lines)


def misses_front_end(attempt: Attempt) -> bool:
    """The build ended at the download of a front end's tools or packages, and for want of the network alone."""
    return not attempt.run.passed and any(unreachable(d.message, attempt.run.lines) for d in attempt.diagnostics())


_LEFT_OUT_FOR = (
    (
        refuses_the_machine,
        (WITHOUT_ENFORCER,),
        "The project's enforcer asks for another JDK or Maven than is here; its rules are left out.",
    ),
    (misses_front_end, SKIPS, "What the front end downloads cannot be reached from here; it is left out."),
    (
        dies_of_its_coverage,
        (WITHOUT_COVERAGE,),
        "The project's JaCoCo is too old for this JDK and ends it before any test; it is left out.",
    ),
    (
        dies_of_its_analyser,
        (WITHOUT_SPOTBUGS,),
        "The project's SpotBugs is too old for this JDK and ends with an error of its own; it is left out.",
    ),
)
"""What keeps the machine at hand, and no fault of the code, from telling how the tests come out."""


def _own_build(tool: Tool, workspace: Workspace) -> tuple[Tool, Attempt]:
    """The build as it came, and again without what this machine cannot do; with the tool as it was used last."""
    attempt = tool.verify(tolerant=True)
    for stands_in_the_way, properties, says in _LEFT_OUT_FOR:
        if isinstance(tool, MavenTool) and stands_in_the_way(attempt):
            workspace.log(says)
            tool = replace(tool, properties=(*tool.properties, *properties))
            attempt = tool.verify(tolerant=True)
    return tool, attempt


def judge(
    attempt: Attempt, tool: Tool, facts: ProjectFacts, jdk: Jdk, spec: BuildSpec, workspace: Workspace
) -> BuildResult:
    diagnostics = attempt.diagnostics()
    evidence = gather(attempt, tool.root, workspace, None)
    kind = failure_kind(attempt, diagnostics, facts, jdk)
    starts = probed(spec, tool.root, jdk, workspace) if attempt.run.passed else ()
    return BuildResult(
        outcome=_outcome(attempt, kind),
        failure_kind=kind,
        message=_message(kind, attempt, diagnostics, facts, jdk),
        jdk=jdk.version,
        tests=evidence.tests,
        diagnostics=advised(diagnostics, facts.spring_boot),
        class_versions=evidence.class_versions,
        classpath=evidence.classpath,
        packages=packages_of(evidence.classpath, workspace.maven_repository),
        coverage=evidence.coverage,
        coverage_unmet=misses_coverage(attempt),
        starts=starts,
        tools=(attempt.run.use, *(start.use for start in starts)),
        peak_memory_bytes=attempt.run.peak_memory_bytes,
    )


def misses_coverage(attempt: Attempt) -> bool:
    """The project's own check of its coverage fails, which JaCoCo only warns of in a tolerant build."""
    return attempt.run.passed and any(COVERAGE_UNMET in line for line in attempt.run.lines)


def advised(diagnostics: Iterable[Diagnostic], spring_boot: str) -> tuple[Diagnostic, ...]:
    """With next actions. Those of a migrated build would be wrong for sources that were migrated before their build
    was: there is no commit to fix here, but an older one to start from."""
    says = (
        "Migrate the last commit that builds: the sources name Spring Boot 3's jakarta packages already, the build "
        f"still has Spring Boot {spring_boot}, and what does not compile is no measure for the migration."
    )
    early = spring_boot.startswith(("1.", "2."))
    return tuple(
        d.model_copy(update={"next_action": says}) if early and HALF_MIGRATED.search(d.message) else d
        for d in with_next_actions(diagnostics)
    )


def failure_kind(attempt: Attempt, diagnostics: tuple[Diagnostic, ...], facts: ProjectFacts, jdk: Jdk) -> str:
    if not diagnostics:
        return ""
    if all(d.wave is Wave.ENVIRONMENT for d in diagnostics):
        return "environment"
    if attempt.run.passed:
        return "tests"
    if jdk.version > level_of(facts.java) and any(JDK_TOO_NEW.search(f"{d.message}\n{d.detail}") for d in diagnostics):
        return "baseline_jdk"
    return "baseline_build"


def _outcome(attempt: Attempt, kind: str) -> Outcome:
    if attempt.run.timed_out:
        return Outcome.TIMED_OUT
    if attempt.run.killed:
        return Outcome.OUT_OF_MEMORY
    return Outcome.SUCCEEDED if attempt.run.passed and kind in ("", "tests", "environment") else Outcome.FAILED


def _message(kind: str, attempt: Attempt, diagnostics: tuple[Diagnostic, ...], facts: ProjectFacts, jdk: Jdk) -> str:
    counts = TestCounts.of([report.case for report in attempt.reports])
    first = diagnostics[0].message[:300] if diagnostics else ""
    ran = f"{counts.passed} of {counts.run} tests pass" if counts.run else "no test ran"
    match kind:
        case "":
            return ""
        case "tests":
            return f"The project builds as it came, but {ran}: those that pass are the yardstick."
        case "environment":
            return f"{ran.capitalize()} here, through no fault of the code: {first}"
        case "baseline_jdk":
            return (
                f"The project needs a JDK for Java {facts.java} to build as it came, and only JDK {jdk.version} "
                f"is here; {ran}: {first}"
            )
        case _:
            return f"The project does not build as it came ({ran}): {first}"


def _is_passing_trouble(result: BuildResult) -> bool:
    """Another try could end differently, so it is not worth recording."""
    lasting = result.outcome in (Outcome.SUCCEEDED, Outcome.FAILED)
    return not lasting or result.without_front_end or any(d.wave is Wave.ENVIRONMENT for d in result.diagnostics)


def _record(workspace: Workspace, facts: ProjectFacts, jdk: Jdk, *, probe: bool) -> Path | None:
    """Where this baseline is kept: same sources, same JDK, same Maven, same form of result."""
    if workspace.cache is None:
        return None
    home = maven_home()
    tools = [str(jdk.version), jdk.vendor, str(home and maven_version(home))]
    parts = [facts.source_digest, *tools, str(RECORD_VERSION), *(["probe"] if probe else [])]
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return workspace.cache / "baselines" / f"{key}.json"


def recall(record: Path | None) -> BuildResult | None:
    """The recorded result, with `reused_from`; None when there is none that can be read."""
    if record is None:
        return None
    try:
        kept = json.loads(record.read_bytes())
        result = BuildResult.model_validate(kept["result"])
        return result.model_copy(update={"reused_from": str(kept["run_id"]), "tools": (), "peak_memory_bytes": 0})
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return None


def remember(record: Path | None, run_id: str, result: BuildResult) -> None:
    if record is None:
        return
    record.parent.mkdir(parents=True, exist_ok=True)
    partial = record.with_name(f"{record.name}.{run_id}.tmp")
    partial.write_text(json.dumps({"run_id": run_id, "result": result.model_dump(mode="json")}), encoding="utf-8")
    partial.replace(record)
