"""Quartz's JDBC store on the application's data source, which Boot hands to a store class of Spring's only."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.config import config_files
from pipeline.sources.project import Change
from shared.models import Wave

_KEY = "spring.quartz.properties.org.quartz.jobstore.class"
_OWN = ("org.quartz.impl.jdbcjobstore.JobStoreTX", "org.quartz.impl.jdbcjobstore.JobStoreCMT")
_SPRING = "org.springframework.scheduling.quartz.LocalDataSourceJobStore"


@fixer(
    "quartz-job-store",
    title="Let Quartz use Spring's job store",
    source="Spring Framework 5.3.10 (SchedulerFactoryBean keeps a configured job store class) and Spring Boot #28758: "
    "with JobStoreTX Quartz asks for a data source of its own",
    wave=Wave.STARTUP,
    boot3=False,
)
def quartz_job_store(case: Case) -> Iterator[Change]:
    """Not where Quartz has a data source of its own, by `org.quartz.jobStore.dataSource`."""
    for path, file in config_files(case.project, b"jdbcjobstore"):
        if any(s.key.lower().endswith("org.quartz.jobstore.datasource") for s in file.settings):
            continue
        for setting in [s for s in file.settings if s.key.replace("-", "").lower() == _KEY and s.value in _OWN]:
            file = file.with_value(setting, _SPRING)
            yield Change(path, file.source, "Boot's data source is for Spring's job store since 2.5.6")
