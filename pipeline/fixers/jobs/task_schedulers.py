"""A bean of the project called taskScheduler that is none to Boot, which now brings one of that name."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.origin import came_from_before
from pipeline.sources.project import Change
from shared.models import Wave

_EXCLUDED = "spring.autoconfigure.exclude"
_CONFIGURATION = "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration"


@fixer(
    "own-task-scheduler",
    title="Leave the task scheduler to the project, as before",
    source="Spring Boot, TaskSchedulingConfigurations: since 3.0 a SchedulingConfigurer no longer keeps it away",
    wave=Wave.STARTUP,
    on=r"(?s)BeanDefinitionOverrideException.*'taskScheduler'.*TaskSchedulingConfigurations",
    confidence="medium",
)
def own_task_scheduler(case: Case) -> Iterator[Change]:
    """With a SchedulingConfigurer Boot 2 brought no scheduler. An own bean of that name, typed as a plain Executor, is
    not seen by the condition and is in the way of Boot's."""
    configurers = case.project.java_paths(b"SchedulingConfigurer")
    builders = case.project.java_paths(b"TaskSchedulerBuilder", b"TaskSchedulerCustomizer")
    if came_from_before(case, (3, 0)) and configurers and not builders:
        reason = "the project has a SchedulingConfigurer and a scheduler of its own; Boot 2 then brought none"
        yield from added(case.project, _EXCLUDED, _CONFIGURATION, reason, applications(case.project))
