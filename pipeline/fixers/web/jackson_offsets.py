"""The offset of a java.util.Date in JSON: Jackson wrote +0000 until 2.10, and writes +00:00 since.

Only where a test compares such a text: clients read either, and a project that came with Boot 2.3 or later has the new
one already. Reading takes both, before and after.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import main_classes, values_of
from pipeline.fixers.origin import came_from_before
from pipeline.sources.project import Change
from shared.models import Wave

_TIME = r"T\d\d:\d\d:\d\d\.\d{3}[+-]"
_CLASS = """package {package};

import com.fasterxml.jackson.databind.util.StdDateFormat;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jackson writes the offset of a Date with a colon since 2.11 (+00:00): this application says +0000. */
@Configuration(proxyBeanMethods = false)
class DateOffsetsConfiguration {{
    @Bean
    Jackson2ObjectMapperBuilderCustomizer dateOffsets() {{
        return builder -> builder.dateFormat(new StdDateFormat().withColonInTimeZone(false));
    }}
}}
"""


@fixer(
    "jackson-date-offsets",
    title="Write the offset of a Date without a colon where tests expect it so",
    source="Jackson 2.11 release notes, StdDateFormat.withColonInTimeZone; Spring Boot 2.3 release notes, Jackson 2.11",
    wave=Wave.TEST,
    on=rf"{_TIME}\d{{4}}(?!\d).*{_TIME}\d\d:\d\d",
    confidence="medium",
)
def jackson_date_offsets(case: Case) -> Iterator[Change]:
    project = case.project
    if not came_from_before(case, (2, 3)) or values_of(project, "spring.jackson.date-format"):
        return
    failed = {project.module_of(d.path) for d in case.diagnostics if d.path and d.path in project}
    applications = main_classes(project)
    for module, application in applications.items():
        if module in failed or len(applications) == 1:
            home = f"{application.rpartition('/')[0]}/DateOffsetsConfiguration.java"
            text = _CLASS.format(package=project.java(application).package)
            yield Change.text(home, text, "Jackson 2.11 and later write the offset of a Date with a colon")
