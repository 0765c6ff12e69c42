"""Beans that Spring Batch 5 makes itself, where programs made their own for want of them.

Source: Spring Batch 5.0 migration guide, "JobRegistryBeanPostProcessor bean"; DefaultBatchConfiguration of 5.2, whose
beans `jobOperator` and the registrar Boot's set-up has; Boot allows no second bean of one name since 2.1.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import annotations_of, arguments, field_text, simple_name
from shared.models import Wave

_OPERATOR = ("JobOperator", "SimpleJobOperator")
_BEANS = ("setJobExplorer", "setJobRepository", "setJobRegistry", "setJobLauncher")
_PLAIN = frozenset((*_BEANS, "setJobParametersConverter", "afterPropertiesSet"))
_MARKS = frozenset(["Bean", "Primary", "Autowired", "Lazy"])


@fixer(
    "batch-job-registration",
    title="Leave the registration of jobs to Spring Batch",
    source="Spring Batch 5.0 migration guide, JobRegistryBeanPostProcessor bean; DefaultBatchConfiguration of 5.2",
    wave=Wave.STARTUP,
)
def batch_job_registration(case: Case) -> Iterator[Change]:
    """Spring Batch 5 registers every job itself; a second registrar makes the start fail (DuplicateJobException)."""
    for path in case.project.java_paths(b"JobRegistryBeanPostProcessor"):
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            file = edit.file
            if simple_name(field_text(file, method, "type")) != "JobRegistryBeanPostProcessor" or not annotations_of(
                file, method, "Bean"
            ):
                continue
            told = {field_text(file, c, "name") for c in file.walk("method_invocation", under=method)}
            if told <= {"setJobRegistry", "setBeanFactory", "getAutowireCapableBeanFactory", "afterPropertiesSet"}:
                edit.delete_member(method)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 registers jobs itself, and none twice")


@fixer(
    "batch-job-operator",
    title="Leave the job operator to Spring Batch",
    source="DefaultBatchConfiguration of Spring Batch 5.2, bean jobOperator; Spring Boot 2.1, bean overriding",
    wave=Wave.STARTUP,
)
def batch_job_operator(case: Case) -> Iterator[Change]:
    """A bean `jobOperator` that is told the other beans and nothing else, which Spring Batch 5 has under that name
    (the start fails with BeanDefinitionOverrideException). Not where the project sets Spring Batch up without Boot,
    calls the method, or wants it as a SimpleJobOperator."""
    project = case.project
    for path in project.java_paths(b"SimpleJobOperator"):
        edit = project.java(path).edit()
        if "src/main/" not in path or _sets_up(project, path):
            continue
        for method in edit.file.walk("method_declaration"):
            if _is_plain(edit.file, method) and not _is_wanted(project, path, method):
                edit.delete_member(method)
        if edit:
            yield Change(path, edit.result(), "Spring Batch 5 has a job operator of this name")


def _sets_up(project: Project, home: str) -> bool:
    """Without Boot: the annotation told something, or the class for it, or what a person has yet to replace."""
    names = ("DefaultBatchConfiguration", "BatchConfigurer", "DefaultBatchConfigurer", "BasicBatchConfigurer")
    files = [project.java(p) for p in beside(project, home, b"Batch")]
    own = any(
        file.types_named(*names) or any(map(arguments, file.annotations("EnableBatchProcessing"))) for file in files
    )
    return own or not beside(project, home, b"@SpringBootApplication", b"@EnableAutoConfiguration")


def _is_plain(file: JavaFile, method: Node) -> bool:
    marks = annotations_of(file, method)
    named = [file.text(a) for mark in marks for a in arguments(mark)]
    calls = {field_text(file, c, "name"): c for c in file.walk("method_invocation", under=method)}
    own = {n for n, c in calls.items() if c.child_by_field_name("object") is None}
    made = {simple_name(field_text(file, n, "type")) for n in file.walk("object_creation_expression", under=method)}
    return (
        field_text(file, method, "name") == "jobOperator"
        and simple_name(field_text(file, method, "type")) in _OPERATOR
        and {simple_name(field_text(file, m, "name")) for m in marks} <= _MARKS
        and bool(annotations_of(file, method, "Bean"))
        and all("jobOperator" in text for text in named)
        and "setJobRepository" in calls
        and calls.keys() - own <= _PLAIN
        and not own
        and made <= {"SimpleJobOperator", "DefaultJobParametersConverter"}
        and not list(file.walk("if_statement", under=method))
    )


def _is_wanted(project: Project, home: str, method: Node) -> bool:
    """By its class, or by a call of the method."""
    for path in beside(project, home, b"jobOperator(", b"SimpleJobOperator"):
        file = project.java(path)
        others = [n for n in file.types_named("SimpleJobOperator") if not _within(n, method) or path != home]
        if others or file.calls("jobOperator"):
            return True
    return False


def _within(node: Node, home: Node) -> bool:
    return home.start_byte <= node.start_byte < home.end_byte
