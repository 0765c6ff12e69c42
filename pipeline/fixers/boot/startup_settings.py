"""Defaults of Boot that changed between the project's version and the target: set back where the project needs it."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications, has_group
from pipeline.fixers.origin import MAPPINGS, came_from_before, depends_on, own_line
from pipeline.fixers.persistence.flyway_clean import cleans_boots
from pipeline.sources.config import config_files
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import find
from shared.models import Wave

MONGO = "4.4.29"
"""Oldest line that the driver of Boot 3.5 speaks to, plus one."""

_INNER_STARS = re.compile(r"\*\*[^*]|\{\*\w+\}.")
_FORMS = re.compile(
    r"""th:method\s*=\s*["']\s*(?:put|delete|patch)|name\s*=\s*["']_method["']|<form:form[^>]*method\s*=\s*["'](?:put|delete)""",
    re.IGNORECASE,
)


@fixer(
    "circular-references",
    title="Allow circular references where beans need each other",
    source="Spring Boot 2.6 release notes, Circular References Prohibited by Default; catalogue L05",
    wave=Wave.STARTUP,
    on=r"form a cycle|BeanCurrentlyInCreationException",
    boot3=False,
    confidence="medium",
)
def circular_references(case: Case) -> Iterator[Change]:
    yield from added(
        case.project,
        "spring.main.allow-circular-references",
        "true",
        "beans of this project form a cycle, which Boot refuses since 2.6; a bridge, to be undone by a person",
        _modules(case),
    )


@fixer(
    "bean-overriding",
    title="Allow bean definitions to override each other where they do",
    source="Spring Boot 2.1 release notes, Bean Overriding; catalogue F22",
    wave=Wave.STARTUP,
    on=r"BeanDefinitionOverrideException|could not be registered\. A bean with that name has already been defined",
    boot3=False,
    confidence="medium",
)
def bean_overriding(case: Case) -> Iterator[Change]:
    if came_from_before(case, (2, 1)):
        yield from added(
            case.project,
            "spring.main.allow-bean-definition-overriding",
            "true",
            "two beans of this project have one name; Boot took the later one until 2.1",
            _modules(case),
        )


@fixer(
    "ant-path-matcher",
    title="Keep the Ant path matcher where request mappings have ** in the middle",
    source="Spring Boot 2.6 release notes, PathPattern Based Path Matching Strategy",
    wave=Wave.STARTUP,
    on=r"PatternParseException|No more pattern data allowed after|spring\.mvc\.pathmatch\.matching-strategy",
    proactive=True,
    boot3=False,
)
def ant_path_matcher(case: Case) -> Iterator[Change]:
    if not case.diagnostics and not (came_from_before(case, (2, 6)) and _has_inner_stars(case.project)):
        return
    yield from added(
        case.project,
        "spring.mvc.pathmatch.matching-strategy",
        "ant_path_matcher",
        "a request mapping has ** before its end, which Boot's default matcher since 2.6 refuses",
        _modules(case),
    )


def _has_inner_stars(project: Project) -> bool:
    for path in project.java_paths(b"**"):
        file = project.java(path)
        for annotation in file.annotations(*MAPPINGS):
            if any(_INNER_STARS.search(file.text(node)) for node in file.walk("string_fragment", under=annotation)):
                return True
    return False


@fixer(
    "hidden-method-filter",
    title="Turn the filter for hidden HTTP methods on where forms use it",
    source="Spring Boot 2.2 release notes, HiddenHttpMethodFilter Disabled by Default",
    wave=Wave.STARTUP,
    boot3=False,
)
def hidden_method_filter(case: Case) -> Iterator[Change]:
    pages = case.project.glob(
        "**/resources/**.html", "**/webapp/**.jsp", "**/resources/**.ftl*", "**/resources/**.mustache"
    )
    if came_from_before(case, (2, 2)) and any(_FORMS.search(case.project.text(page)) for page in pages):
        yield from added(
            case.project,
            "spring.mvc.hiddenmethod.filter.enabled",
            "true",
            "forms here send PUT or DELETE in a hidden field; Boot has its filter off since 2.2",
            _modules(case),
        )


@fixer(
    "info-from-environment",
    title="Keep info.* settings visible in the info endpoint",
    source="Spring Boot 2.6 release notes, Info Contributors; catalogue H06",
    wave=Wave.STARTUP,
    boot3=False,
)
def info_from_environment(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 6)):
        return
    for module in applications(case.project):
        if has_group(case.project, "info", module) and depends_on(case.project, "spring-boot-starter-actuator"):
            yield from added(
                case.project,
                "management.info.env.enabled",
                "true",
                "the info endpoint shows info.* only when asked to since Boot 2.6",
                [module],
            )


@fixer(
    "info-exposed",
    title="Keep the info endpoint reachable where it has something to say",
    source="Spring Boot 2.5 release notes, Info Endpoint: no longer exposed over the web by default",
    wave=Wave.STARTUP,
    boot3=False,
)
def info_exposed(case: Case) -> Iterator[Change]:
    key = "management.endpoints.web.exposure.include"
    own = own_line(case)
    if own is None or not (2, 0) <= own < (2, 5):
        return
    for module in applications(case.project):
        if has_group(case.project, "info", module) and depends_on(case.project, "spring-boot-starter-actuator"):
            reason = "of the endpoints that answered by default, info does so only when asked to since Boot 2.5"
            yield from added(case.project, key, "health,info", reason, [module])


@fixer(
    "profile-names",
    title="Let profiles keep names that Boot refuses",
    source="Spring Boot 3.5 release notes, Profile Naming",
    wave=Wave.STARTUP,
    on=r"Profile '.*' must (?:contain a letter|start and end with)",
    confidence="medium",
)
def profile_names(case: Case) -> Iterator[Change]:
    if case.target.boot_line >= (3, 5):
        reason = "the name of an active profile has signs in it, which Boot refuses since 3.5 unless told not to"
        yield from added(case.project, "spring.profiles.validate", "false", reason, _modules(case))


@fixer(
    "error-messages",
    title="Keep the message in error pages and error answers",
    source="Spring Boot 2.3 release notes, Changes to the Default Error Page's Content",
    wave=Wave.STARTUP,
    on=r"(?:was|[Aa]ctual):?\s*(?:null|<null>|\"\"|<\"\">)|No value at JSON path|\.get\(String\)\" is null",
    proactive=True,
    boot3=False,
    confidence="medium",
)
def error_messages(case: Case) -> Iterator[Change]:
    if not came_from_before(case, (2, 3)):
        return
    pages = case.project.glob("**/templates/error*.html", "**/templates/error/*.html")
    shown = any(re.search(r"\$\{\s*message\b", case.project.text(page)) for page in pages)
    if _reads_messages(case) if case.diagnostics else shown or _gives_reasons(case.project):
        yield from added(
            case.project,
            "server.error.include-message",
            "always",
            "errors here carry messages for people; Boot leaves them out since 2.3",
            _modules(case),
        )


def _reads_messages(case: Case) -> bool:
    """A test that failed reads `message` of an answer."""
    classes = case.test_classes()
    paths = [path for name in classes for path in case.project.glob(f"**/{name}.java")]
    return any(re.search(r'"(?:\$\.)?message"', case.project.text(path)) for path in paths)


def _gives_reasons(project: Project) -> bool:
    for path in project.java_paths(b"@ResponseStatus", b"new ResponseStatusException("):
        text = project.text(path)
        if "src/main/" in path and re.search(
            r"@ResponseStatus\([^)]*\breason\s*=|new ResponseStatusException\([^,()]+,", text
        ):
            return True
    return False


@fixer(
    "flyway-clean",
    title="Allow Flyway's clean where the application or its tests call it",
    source="Flyway 9 release notes: cleanDisabled is true by default; FlywayProperties of Boot 2.7 and 3.0",
    wave=Wave.TEST,
    on=r"Unable to execute clean as it has been disabled",
    proactive=True,
    boot3=False,
    confidence="medium",
)
def flyway_clean(case: Case) -> Iterator[Change]:
    """Before any build for what the application itself cleans, as in a FlywayMigrationStrategy."""
    project, modules = case.project, _modules(case)
    if not case.diagnostics:
        sources = [p for p in project.java_paths(b".clean()") if "src/main/" in p and cleans_boots(project.java(p))]
        cleaned = {project.module_of(path) for path in sources if case.target.is_boot3}
        modules = [m for m in modules if m in cleaned] if came_from_before(case, (3, 0)) else []
    yield from added(project, "spring.flyway.clean-disabled", "false", "this project cleans its schema", modules)


@fixer(
    "embedded-mongo-version",
    title="Say which MongoDB the embedded one is",
    source="Spring Boot 2.6 and 3.0 release notes, Embedded Mongo; catalogue A26",
    wave=Wave.STARTUP,
    on=r"Set the de\.flapdoodle\.mongodb\.embedded\.version property",
    proactive=True,
)
def embedded_mongo_version(case: Case) -> Iterator[Change]:
    key = "de.flapdoodle.mongodb.embedded.version"
    named = any(find(file, key) for _, file in config_files(case.project, b"flapdoodle"))
    if named or not depends_on(case.project, r"de\.flapdoodle\.embed\.mongo(?:\.spring3x)?"):
        return
    users = {case.project.module_of(path) for path in case.project.glob("**/pom.xml", "**/*.gradle*")
             if b"de.flapdoodle.embed.mongo" in case.project.read(path)}  # fmt: skip
    modules = [m for m in applications(case.project) if m in users] or applications(case.project)
    yield from added(
        case.project, key, MONGO, "Boot 3 does not choose a version; its driver needs 4.2 or later", modules
    )


def _modules(case: Case) -> list[str]:
    """Applications among the modules that failed; all applications when none of them is one."""
    known = applications(case.project)
    failed = {case.project.module_of(d.path) if d.path else (d.module or "").strip(".") for d in case.diagnostics}
    return [module for module in known if module in failed] or known
