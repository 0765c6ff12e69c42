"""T8: the application can start. Static half: nothing that Spring Boot 3 would pass over in silence. The other half
is the project's own: a test with @SpringBootTest that passed did start the context; or a probe that started it."""

import re
from collections.abc import Iterator

from pipeline.gates.base import Evidence, Gate, Verdict, listed, not_run, passed, refuse_or
from pipeline.gates.build_files import classpath
from pipeline.gates.methods import annotation_names, types
from pipeline.sources.config import config_files
from pipeline.sources.project import Project
from pipeline.sources.settings import find
from pipeline.sources.syntax import field_text, methods
from shared.models import TestOutcome

_AUTO = "org.springframework.boot.autoconfigure.EnableAutoConfiguration"
_IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"
_CLOUD = "org.springframework.cloud:spring-cloud-context"
_SHELL = "org.springframework.shell:spring-shell-core"
_CHOSEN = {"Profile", "Conditional", "ConditionalOnProperty", "ConditionalOnExpression"}
_LINES = {
    (2, 2): ((2, 2), (2, 3)),
    (3, 0): ((2, 4), (2, 5)),
    (3, 1): ((2, 6), (2, 7)),
    (4, 0): ((3, 0), (3, 1)),
    (4, 1): ((3, 2), (3, 3)),
    (4, 2): ((3, 4),),
    (4, 3): ((3, 5),),
    (5, 0): ((4, 0),),
}
"""spring-cloud-context line -> Spring Boot lines (spring.io/projects/spring-cloud, "Release train compatibility").
On any other line the auto-configuration is dead (lab L42)."""
_VERIFIER = "spring.cloud.compatibility-verifier.enabled"
_JOBS, _JOB_NAME = "spring.batch.job.enabled", "spring.batch.job.name"
_JOB = "org.springframework.batch.core.Job"


def _judge(evidence: Evidence) -> Verdict:
    offenders: list[str] = []
    if evidence.target.is_boot3:
        offenders += _old_factories(evidence.after)
        offenders += _dead_shell(evidence)
        offenders += _batch_off(evidence)
        offenders += _several_jobs(evidence)
    offenders += _cloud(evidence)
    offenders += _verifier_off(evidence)
    offenders += _starts_no_more(evidence)
    tests, probed = (
        sorted(_started(evidence)),
        [
            "the root module" if start.module == "." else start.module
            for start in evidence.build.starts
            if start.started
        ],
    )
    said = [f"Tests that start the whole context passed: {listed(tests)}."] if tests else []
    said += [f"The application was started: {listed(probed)}."] if probed else []
    if offenders or said:
        return refuse_or(offenders, passed(" ".join(said)))
    return not_run(_nothing_started(evidence))


def _nothing_started(evidence: Evidence) -> str:
    failed = next(iter(evidence.build.starts), None)
    if failed is None:
        told = "No passing @SpringBootTest starts the context, and nothing was started (--probe does)"
        return f"{told}; the sources show no obstacle."
    before = evidence.baseline is not None and any(not start.started for start in evidence.baseline.starts)
    return f"The application does not start here{', nor did it before' if before else ''}: {failed.message}"


def _starts_no_more(evidence: Evidence) -> Iterator[str]:
    """Applications that a probe saw start before, and not now."""
    before = {start.module for start in evidence.baseline.starts if start.started} if evidence.baseline else set[str]()
    for start in evidence.build.starts:
        if start.module in before and not start.started:
            yield f"the application of {start.module} does not start any more: {start.message}"


def _old_factories(project: Project) -> Iterator[str]:
    """Boot 3 no longer reads auto-configurations from spring.factories (Boot 3.0 migration guide)."""
    for path in project.glob("**/META-INF/spring.factories"):
        text = project.text(path)
        imports = path.removesuffix("META-INF/spring.factories") + _IMPORTS
        if re.search(rf"^\s*{re.escape(_AUTO)}\s*[=:]", text, re.MULTILINE) and imports not in project:
            yield f"auto-configurations are still listed in {path}, which Spring Boot 3 ignores"


def _batch_off(evidence: Evidence) -> Iterator[str]:
    """@EnableBatchProcessing switches Boot 3's own batch configuration off: no job starts (catalogue G04, lab L44)."""
    project = evidence.after
    if _switched_off(project, _JOBS):
        return
    for owner in types(project, tests=False):
        if "EnableBatchProcessing" in annotation_names(owner.file, owner.node):
            yield f"@EnableBatchProcessing keeps Spring Boot 3 from starting any job ({owner.path})"


def _several_jobs(evidence: Evidence) -> Iterator[str]:
    """Boot 3 starts one job; with several and no name for one of them the application does not start at all (Boot 3.0
    migration guide, Multiple Batch Jobs). A context that started in a test says otherwise."""
    project = evidence.after
    named = any(find(file, _JOB_NAME) for _, file in config_files(project, b"batch"))
    if named or _switched_off(project, _JOBS) or any(_started(evidence)):
        return
    jobs = [
        f"{owner.path}#{field_text(owner.file, method, 'name')}"
        for owner in types(project, tests=False)
        if owner.file.imported(_JOB) and not annotation_names(owner.file, owner.node) & _CHOSEN
        for method in methods(owner.file, owner.node)
        if field_text(owner.file, method, "type") == "Job"
        and "Bean" in (names := annotation_names(owner.file, method))
        and not names & _CHOSEN
    ]
    modules = {project.module_of(job.partition("#")[0]) for job in jobs}
    if len(jobs) > 1 and len(modules) == 1:
        yield f"Spring Boot 3 does not start with {len(jobs)} jobs unless {_JOB_NAME} names one, or {_JOBS} is false"


def _cloud(evidence: Evidence) -> Iterator[str]:
    for ga, version, _ in classpath(evidence.build.classpath):
        found = re.match(r"(\d+)\.(\d+)", version)
        if ga == _CLOUD and found:
            boots = _LINES.get((int(found[1]), int(found[2])))
            if boots is not None and evidence.target.boot_line not in boots:
                boot = evidence.target.spring_boot
                yield f"{_CLOUD}:{version} is not made for Spring Boot {boot}: its auto-configuration is dead"


def _dead_shell(evidence: Evidence) -> Iterator[str]:
    """Spring Shell 2 configures itself by spring.factories alone: the application ends where its prompt was."""
    for ga, version, _ in classpath(evidence.build.classpath):
        if ga == _SHELL and version.startswith("2."):
            yield f"{_SHELL}:{version} is not made for Spring Boot 3: its auto-configuration is dead"


def _verifier_off(evidence: Evidence) -> Iterator[str]:
    before = _switched_off(evidence.before, _VERIFIER)
    for path in _switched_off(evidence.after, _VERIFIER):
        if path not in before:
            yield f"Spring Cloud's compatibility verifier was switched off ({path})"


def _switched_off(project: Project, key: str) -> list[str]:
    """Configuration files that set this key to false."""
    last = key.split(".")[-2].encode()
    found = ((path, find(file, key)) for path, file in config_files(project, last))
    return [path for path, setting in found if setting is not None and setting.value.lower() == "false"]


def _started(evidence: Evidence) -> set[str]:
    """Test classes with @SpringBootTest of which a test passed."""
    good = {t.name.partition("#")[0] for t in evidence.build.tests if t.outcome is TestOutcome.PASSED}
    return {
        owner.simple
        for owner in types(evidence.after, tests=True)
        if owner.name in good and "SpringBootTest" in annotation_names(owner.file, owner.node)
    }


STARTS = Gate("T8", "The application context starts", _judge)
