"""Joda-Time in JSON: Spring 6 no longer looks for Jackson's module, which Boot then has to be given as a bean."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.sources.project import Change
from shared.models import Wave

_NAME = "JodaTimeConfiguration"
_CLASS = """package {package};

import com.fasterxml.jackson.datatype.joda.JodaModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring finds Jackson's module for Joda-Time no longer by itself since version 6. */
@Configuration(proxyBeanMethods = false)
class {name} {{
    @Bean
    JodaModule jodaModule() {{
        return new JodaModule();
    }}
}}
"""


@fixer(
    "joda-module",
    title="Give Boot Jackson's module for Joda-Time as a bean",
    source="Spring Framework 6.0 release notes: Joda-Time support removed (Jackson2ObjectMapperBuilder)",
    wave=Wave.TEST,
)
def joda_module(case: Case) -> Iterator[Change]:
    """The build stays green without it; each answer with a Joda type becomes an error 500."""
    project = case.project
    wanted = depends_on(project, "jackson-datatype-joda") and project.java_paths(b"org.joda.time")
    if not wanted or not came_from_before(case, (3, 0)) or project.java_paths(b"JodaModule", _NAME.encode()):
        return
    for path in project.java_paths(b"@SpringBootApplication"):
        if "src/main/" in path:
            home = f"{path.rpartition('/')[0]}/{_NAME}.java"
            text = _CLASS.format(package=project.java(path).package, name=_NAME)
            yield Change.text(home, text, "Spring 6 looks for no Joda-Time module")
