"""Which jobs run at the start: Boot 3 wants the name of exactly one that exists, where Boot 2 ran every job it had, or
those of a list, and none where no job had the name.

Source: Spring Boot 3.0 migration guide, "Multiple Batch Jobs"; JobLauncherApplicationRunner of 2.7 and 3.5. Errors:
"Job name must be specified in case of multiple jobs", "No job found with name 'NONE'".
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import beside, default_value
from pipeline.fixers.jobs.batch_beans import bean_methods
from pipeline.fixers.jobs.new_configurations import homes, place
from pipeline.fixers.types.supertypes import supertypes
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import find
from pipeline.sources.syntax import annotations_of, field_text, simple_name
from shared.models import Wave

_JOB = "org.springframework.batch.core.Job"
_ENABLED = "spring.batch.job.enabled"
_KEYS = ("spring.batch.job.names", "spring.batch.job.name")
_AUTO = b"BatchAutoConfiguration"
_OWN = (b"JobLauncherApplicationRunner", b"JobLauncherCommandLineRunner", b"EnableBatchProcessing", _AUTO)
_CONDITIONS = re.compile(r"Conditional\w*|Profile\Z")
_DEFAULT = re.compile(r"\$\{[^{}:]+(?::(?P<value>[^{}]*))?\}\Z")
_NAME = "BatchJobsAtStart"
_CLASS = """package {package};

import java.util.Set;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.JobParametersInvalidException;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.repository.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.JobRestartException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.batch.JobLauncherApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs all jobs at the start, or those that spring.batch.job.name lists: Spring Boot 3 itself runs one alone. */
@Configuration(proxyBeanMethods = false)
public class {name} {{

    @Bean
    @ConditionalOnProperty(name = "spring.batch.job.enabled", matchIfMissing = true)
    public JobLauncherApplicationRunner jobLauncherApplicationRunner(
            JobLauncher launcher,
            JobExplorer explorer,
            JobRepository repository,
            @Value("${{spring.batch.job.name:}}") Set<String> names) {{
        return new JobLauncherApplicationRunner(launcher, explorer, repository) {{

            @Override
            public void afterPropertiesSet() {{
                // several jobs are no fault, and neither is a name that no job has
            }}

            @Override
            protected void execute(Job job, JobParameters parameters)
                    throws JobExecutionAlreadyRunningException, JobRestartException,
                            JobInstanceAlreadyCompleteException, JobParametersInvalidException {{
                if (names.isEmpty() || names.contains(job.getName())) {{
                    super.execute(job, parameters);
                }}
            }}
        }};
    }}
}}
"""


@fixer(
    "batch-jobs-at-start",
    title="Run every job at the start where there are several, and none where no job has the name",
    source="Spring Boot 3.0 migration guide, Multiple Batch Jobs; JobLauncherApplicationRunner of 2.7 and 3.5",
    wave=Wave.STARTUP,
    confidence="medium",
)
def batch_jobs_at_start(case: Case) -> Iterator[Change]:
    """A runner in the place of Boot's, for an application that Boot sets up (`batch-auto-configuration` ran before)."""
    project = case.project
    for home in homes(project):
        if _runs_itself(project, home):
            continue
        jobs = _jobs(project, home)
        if jobs and (_several(project, home, jobs) or _other_names(project, home)):
            path, package = place(project, home, jobs[0], _NAME)
            if path not in project:
                text = _CLASS.format(package=package, name=_NAME)
                yield Change(path, text.encode(), "Boot 3 runs one job at the start, and wants to be told which")
                yield from _in_tests(project, home, package)


def _runs_itself(project: Project, home: str) -> bool:
    """Boot's set-up is not there, or is told what to do already."""
    told = any(project.module_of(path) == project.module_of(home) for path, _ in config_files(project, _AUTO))
    return bool(told or beside(project, home, *_OWN)) or any(
        "DefaultBatchConfiguration" in supertypes(file, cls)
        for path in beside(project, home, b"DefaultBatchConfiguration")
        for file in (project.java(path),)
        for cls in file.walk("class_declaration")
    )


def _jobs(project: Project, home: str) -> list[str]:
    """Paths of the bean methods of jobs that no condition or profile turns off, one for each."""
    found: list[str] = []
    for path, method in bean_methods(project, home, "Job"):
        file = project.java(path)
        above = method.parent.parent if method.parent else None
        marks = [a for d in (method, above) if d is not None for a in annotations_of(file, d)]
        free = not any(_CONDITIONS.match(simple_name(field_text(file, a, "name"))) for a in marks)
        if simple_name(field_text(file, method, "type")) == "Job" and file.imported(_JOB) and free:
            found.append(path)
    return found


def _several(project: Project, home: str, jobs: list[str]) -> bool:
    """More than one job, and nothing in the default file that names one or leaves all to the code."""
    module = project.module_of(home)
    names = [v for key in _KEYS if (v := default_value(project, key, module))]
    return len(jobs) > 1 and default_value(project, _ENABLED, module) != "false" and not names


def _other_names(project: Project, home: str) -> bool:
    """A list of names, or a name that no job has: the `NONE` of `${job.name:NONE}`."""
    module = project.module_of(home)
    for path, file in config_files(project, b"batch"):
        for setting in (find(file, key) for key in _KEYS):
            if setting is None or not setting.value or project.module_of(path) != module:
                continue
            told = _DEFAULT.match(setting.value)
            name = (told["value"] or "") if told else setting.value
            if "," in name or (name and "$" not in name and not beside(project, home, f'"{name}"'.encode())):
                return True
            if told and not name and len(_jobs(project, home)) > 1:
                return True
    return False


def _in_tests(project: Project, home: str, package: str) -> Iterator[Change]:
    """Contexts of tests that name their classes, with Boot's set-up but without the application's scan."""
    module = project.module_of(home)
    for path in project.java_paths(b"@EnableAutoConfiguration"):
        file = project.java(path)
        if "src/test/" not in path or project.module_of(path) != module or _reaches(file):
            continue
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            marks = annotations_of(file, cls, "EnableAutoConfiguration")
            if marks and not annotations_of(file, cls, "Import"):
                kind = edit.type_name("org.springframework.context.annotation.Import")
                told = edit.type_name(f"{package}.{_NAME}") if file.package != package else _NAME
                edit.insert(marks[0].end_byte, f"\n@{kind}({told}.class)")
        if edit:
            yield Change(path, edit.result(), "the application's runner of jobs holds for this context too")


def _reaches(file: JavaFile) -> bool:
    return bool(file.annotations("ComponentScan", "SpringBootApplication"))
