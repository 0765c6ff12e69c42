"""The name `taskExecutor` of Boot's own executor, which Boot 3.5 calls applicationTaskExecutor alone.

A bean that is asked for by that name, in an annotation or by the name of a field, is not there any more. The alias is
the one that the release notes show. Source: Spring Boot 3.5 release notes, "Auto-configured TaskExecutor Names".

Left: executors that the project makes itself under that name, in Java or XML; Boot makes none beside an own Executor.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import main_classes
from pipeline.fixers.origin import came_from_before
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field, field_text
from shared.models import Wave

_NAME = '"taskExecutor"'
_CLASS = """package {package};

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Boot's executor also has the name that it had until 3.5: this application asks for it. */
@Configuration(proxyBeanMethods = false)
class TaskExecutorAliasConfiguration {{
    @Bean
    static BeanFactoryPostProcessor taskExecutorAlias() {{
        return beanFactory -> beanFactory.registerAlias("applicationTaskExecutor", "taskExecutor");
    }}
}}
"""
_ASKS = ("Qualifier", "Async", "Resource", "Named", "DependsOn")
_MAKES = ("Bean", "Component", "Service", "Configuration")
_KINDS = re.compile(r"(?:Async|AsyncListenable|ThreadPool)?TaskExecutor|Executor")
_INJECTED = re.compile(rb"@(?:Autowired|Inject|Resource|RequiredArgsConstructor|AllArgsConstructor)\b")


@fixer(
    "task-executor-alias",
    title="Keep the name taskExecutor of Boot's own executor where it is asked for",
    source="Spring Boot 3.5 release notes, Auto-configured TaskExecutor Names",
    wave=Wave.STARTUP,
)
def task_executor_alias(case: Case) -> Iterator[Change]:
    project = case.project
    if case.target.boot_line < (3, 5) or not came_from_before(case, (3, 5)):
        return
    files = {path: project.java(path) for path in project.java_paths(b"taskExecutor") if "src/test/" not in path}
    in_xml = any("taskExecutor" in project.text(path) for path in project.glob("**/resources/**.xml"))
    if in_xml or any(_makes(file) for file in files.values()):
        return
    modules = {project.module_of(path) for path, file in files.items() if _asks(file)}
    for module, application in main_classes(project).items():
        if module in modules:
            home = f"{application.rpartition('/')[0]}/TaskExecutorAliasConfiguration.java"
            text = _CLASS.format(package=project.java(application).package)
            yield Change.text(home, text, "Boot's executor is called applicationTaskExecutor alone")


def _makes(file: JavaFile) -> bool:
    """A bean of that name, or a constant that may name one."""
    for node in file.walk("method_declaration", "class_declaration"):
        made = annotations_of(file, node, *_MAKES)
        named = node.type == "method_declaration" and field_text(file, node, "name") == "taskExecutor"
        if made and (named or any(_NAME in file.text(a) for a in made)):
            return True
    constants = (file.text(node) for node in file.walk("field_declaration"))
    return any(_NAME in text and "@" not in text for text in constants)


def _asks(file: JavaFile) -> bool:
    """By name in an annotation or a look-up, or by the name of what is injected."""
    for node in file.annotations(*_ASKS):
        if _NAME in file.text(node):
            return True
    if any(_NAME in file.text(call) for call in file.calls("getBean")):
        return True
    return bool(_INJECTED.search(file.source)) and any(
        _KINDS.fullmatch(field_text(file, one, "type"))
        and field_text(file, field(one, "declarator"), "name") == "taskExecutor"
        for one in file.walk("field_declaration")
    )
