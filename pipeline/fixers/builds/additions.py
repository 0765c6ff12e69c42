"""Dependencies that sources need and that nothing brings any more."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of, importing, parse_coordinates
from pipeline.fixers.origin import came_from_before, depends_on
from pipeline.knowledge import managed
from pipeline.sources.builds import Build, Coordinate
from pipeline.sources.project import Change
from shared.models import Wave

_BOOT = "org.springframework.boot"
_JAXB = ("javax.xml.bind:*", "jakarta.xml.bind:*", "org.glassfish.jaxb:*", "com.sun.xml.bind:*")
_JAXWS = (
    "javax.xml.ws:*",
    "jakarta.xml.ws:*",
    "com.sun.xml.ws:*",
    "org.apache.cxf:*",
    f"{_BOOT}:spring-boot-starter-web-services",
)


class Additions:
    """Dependencies to add, by what the sources import."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.builds = builds_of(case.project)
        self._reported = {d.path for d in case.diagnostics if d.path}

    def when_imported(self, packages: Collection[str], providers: Collection[str], items: str) -> None:
        """Adds `items` to the modules whose sources import one of the packages, when no module of the project
        declares a provider (`group:artifact`, a `*` at its end for anything). After a compile error it is enough
        that the module itself declares none."""
        for build in self.builds:
            provided = {d.file for d in build.declared if not d.management and _is_one_of(d.ga, providers)}
            if provided and not self._reported:
                continue
            paths = [p for p in importing(self.case.project, *packages) if not self._reported or p in self._reported]
            scripts = dict.fromkeys(script for path in paths if (script := build.script_of(path)))
            for script in scripts:
                if script not in provided:
                    self.add(build, script, items)

    def add(self, build: Build, script: str, items: str) -> None:
        for item in parse_coordinates(items):
            build.add(script, self.placed(build, script, item))

    def placed(self, build: Build, script: str, item: Coordinate) -> Coordinate:
        """Without its version where the Boot BOM gives one."""
        version = managed(self.case.target.boot_line).get(item.ga)
        return replace(item, version=None if version and build.has_boot(script) else version or item.version)

    def changes(self, reason: str) -> Iterable[Change]:
        for build in self.builds:
            yield from build.changes(reason)


_SPRING_VALIDATION = [
    f"org.springframework.validation.{name}"
    for name in ("beanvalidation", "annotation.Validated", "Validator", "SmartValidator")
]
"""Spring's own types, behind which Bean Validation is only where it is on the class path: Boot's validator is the
bean that is injected then, and MVC's, which needs every WebMvcConfigurer first, where it is not."""


def _is_one_of(ga: str, names: Collection[str]) -> bool:
    return any(ga == name or (name.endswith("*") and ga.startswith(name[:-1])) for name in names)


@fixer(
    "validation-starter",
    title="Add the validation starter that the web starter no longer brings",
    source="Spring Boot 2.3 release notes, Validation Starter no longer included in web starters",
    wave=Wave.IMPORTS,
    boot3=False,
    on=r"package (javax|jakarta)\.validation(\.\w+)* does not exist",
    proactive=True,
)
def validation_starter(case: Case) -> Iterable[Change]:
    providers = (
        f"{_BOOT}:spring-boot-starter-validation",
        "jakarta.validation:jakarta.validation-api",
        "javax.validation:validation-api",
        "org.hibernate:hibernate-validator",
        "org.hibernate.validator:*",
    )
    used = ["javax.validation", "jakarta.validation", "org.hibernate.validator"]
    if came_from_before(case, (2, 3)) and depends_on(case.project, "spring-boot-starter-web(?:flux)?"):
        used += _SPRING_VALIDATION
    additions = Additions(case)
    additions.when_imported(used, providers, f"{_BOOT}:spring-boot-starter-validation")
    yield from additions.changes("sources use Bean Validation")


@fixer(
    "json-starter",
    title="Add the JSON starter where nothing brings Jackson any more",
    source="Spring Boot reference, Starters: spring-boot-starter-json; catalogue E17",
    wave=Wave.IMPORTS,
    boot3=False,
    on=r"package com\.fasterxml\.jackson\.(annotation|core|databind|datatype)\S* does not exist",
)
def json_starter(case: Case) -> Iterable[Change]:
    providers = (f"{_BOOT}:spring-boot-starter-json", "com.fasterxml.jackson.core:jackson-databind")
    additions = Additions(case)
    additions.when_imported(("com.fasterxml.jackson",), providers, f"{_BOOT}:spring-boot-starter-json")
    yield from additions.changes("sources use Jackson")


@fixer(
    "jdk-removed-modules",
    title="Add the EE modules that left the JDK",
    source="JEP 320: Remove the Java EE and CORBA Modules",
    wave=Wave.IMPORTS,
    boot3=False,
    on=r"package (javax|jakarta)\.(xml\.(bind|ws|soap)|jws|annotation)(\.\w+)* does not exist",
    proactive=True,
)
def jdk_removed_modules(case: Case) -> Iterable[Change]:
    additions = Additions(case)
    for module in _LEFT_THE_JDK:
        if case.target.is_boot3:
            names = [f"{namespace}.{package}" for package in module.packages for namespace in ("jakarta", "javax")]
            additions.when_imported(names, module.providers, module.jakarta)
        else:
            names = [f"javax.{package}" for package in module.packages]
            additions.when_imported(names, (*module.providers, *module.javax_providers), module.javax)
    yield from additions.changes("left the JDK in Java 11")


@dataclass(frozen=True)
class _Module:
    """`packages` without their namespace, who brings them, and what to add for either namespace."""

    packages: tuple[str, ...]
    providers: tuple[str, ...]
    javax: str
    jakarta: str
    javax_providers: tuple[str, ...] = ()
    """Only up to Boot 2: Hibernate 5 passed JAXB on to its users' class path, Hibernate 6 keeps it at run time."""


_LEFT_THE_JDK = (
    _Module(
        ("xml.bind",),
        _JAXB,
        "javax.xml.bind:jaxb-api:2.3.1 + org.glassfish.jaxb:jaxb-runtime:2.3.9@runtime",
        "jakarta.xml.bind:jakarta.xml.bind-api:4.0.2 + org.glassfish.jaxb:jaxb-runtime:4.0.5@runtime",
        (f"{_BOOT}:spring-boot-starter-data-jpa", "org.hibernate:*"),
    ),
    _Module(("xml.ws", "xml.soap"), _JAXWS, "com.sun.xml.ws:jaxws-rt:2.3.7", "com.sun.xml.ws:jaxws-rt:4.0.3"),
    _Module(
        ("jws",),
        (*_JAXWS, "javax.jws:*", "jakarta.jws:*"),
        "javax.jws:javax.jws-api:1.1",
        "jakarta.jws:jakarta.jws-api:3.0.0",
    ),
    _Module(
        ("annotation.PostConstruct", "annotation.PreDestroy", "annotation.Resource", "annotation.Generated"),
        ("javax.annotation:*", "jakarta.annotation:*", f"{_BOOT}:spring-boot-starter*"),
        "javax.annotation:javax.annotation-api:1.3.2",
        "jakarta.annotation:jakarta.annotation-api:2.1.1",
    ),
)


@fixer(
    "nashorn-engine",
    title="Add the Nashorn engine that left the JDK",
    source="JEP 372: Remove the Nashorn JavaScript Engine",
    wave=Wave.IMPORTS,
    boot3=False,
    on=r"package (jdk|org\.openjdk)\.nashorn\S* does not exist",
    proactive=True,
)
def nashorn_engine(case: Case) -> Iterable[Change]:
    """Also for `getEngineByName("nashorn")`, which answers null without it. Java 11 still has the engine."""
    additions = Additions(case)
    if case.target.java >= 15:
        engine, providers = "org.openjdk.nashorn:nashorn-core:15.4", ("org.openjdk.nashorn:*",)
        additions.when_imported(("jdk.nashorn", "org.openjdk.nashorn"), providers, engine)
        known = {d.file for build in additions.builds for d in build.declared if d.ga == engine.rpartition(":")[0]}
        for path in case.project.java_paths(b'getEngineByName("nashorn")', b'getEngineByName("Nashorn")'):
            for build in additions.builds:
                if (script := build.script_of(path)) is not None and script not in known:
                    additions.add(build, script, engine)
    yield from additions.changes("Nashorn left the JDK in Java 15")


@fixer(
    "javafx-modules",
    title="Add the OpenJFX modules that left the JDK",
    source="Java SE 11 release notes, Removal of JavaFX from the Oracle JDK",
    wave=Wave.IMPORTS,
    boot3=False,
    on=r"package javafx(\.\w+)* does not exist",
    proactive=True,
)
def javafx_modules(case: Case) -> Iterable[Change]:
    additions = Additions(case)
    for module, package in _JAVAFX.items():
        additions.when_imported((package,), (f"org.openjfx:{module}",), f"org.openjfx:{module}:17.0.15")
    yield from additions.changes("JavaFX left the JDK in Java 11")


_JAVAFX = {
    "javafx-controls": "javafx",
    "javafx-fxml": "javafx.fxml",
    "javafx-web": "javafx.scene.web",
    "javafx-media": "javafx.scene.media",
    "javafx-swing": "javafx.embed.swing",
}


@fixer(
    "jakarta-batch-api",
    title="Add the API of Jakarta Batch that Spring Batch no longer brings",
    source="Spring Batch 5.0 migration guide, JSR-352 support was removed; POM of spring-batch-core 4.3",
    wave=Wave.IMPORTS,
    on=r"package (javax|jakarta)\.batch\.\S+ does not exist",
    proactive=True,
)
def jakarta_batch_api(case: Case) -> Iterable[Change]:
    """For its exceptions, which programs throw on their own; who runs jobs by the API needs another implementation."""
    additions = Additions(case)
    if not importing(case.project, "javax.batch.runtime", "jakarta.batch.runtime"):
        providers = ("jakarta.batch:*", "javax.batch:*")
        packages = ("javax.batch.operations", "jakarta.batch.operations")
        additions.when_imported(packages, providers, "jakarta.batch:jakarta.batch-api:2.1.1")
    yield from additions.changes("sources use exceptions of Jakarta Batch")


@fixer(
    "flyway-database-module",
    title="Add Flyway's module for the database",
    source="Flyway 8.2 and 10.0 release notes, database modules; Spring Boot 3.3 release notes, Flyway 10",
    wave=Wave.STARTUP,
    boot3=False,
    on=r"Unsupported Database|No database found to handle",
    proactive=True,
)
def flyway_database_module(case: Case) -> Iterable[Change]:
    additions = Additions(case)
    for build in additions.builds:
        for flyway in (d for d in build.declared if d.ga == "org.flywaydb:flyway-core" and not d.management):
            for driver in build.declared:
                module = _FLYWAY.get(driver.ga)
                wanted = f"org.flywaydb:{module}"
                if module and wanted in managed(case.target.boot_line) and not build.declares(flyway.file, wanted):
                    additions.add(build, flyway.file, wanted)
    yield from additions.changes("Flyway keeps databases in modules")


_FLYWAY = {
    "com.mysql:mysql-connector-j": "flyway-mysql",
    "mysql:mysql-connector-java": "flyway-mysql",
    "org.mariadb.jdbc:mariadb-java-client": "flyway-mysql",
    "com.microsoft.sqlserver:mssql-jdbc": "flyway-sqlserver",
    "org.postgresql:postgresql": "flyway-database-postgresql",
    "com.oracle.database.jdbc:ojdbc8": "flyway-database-oracle",
    "com.oracle.database.jdbc:ojdbc11": "flyway-database-oracle",
    "com.ibm.db2:jcc": "flyway-database-db2",
    "org.apache.derby:derby": "flyway-database-derby",
    "org.hsqldb:hsqldb": "flyway-database-hsqldb",
}
"""Flyway's module by JDBC driver. H2 and SQLite are in its core."""


@fixer(
    "bootstrap-starter",
    title="Keep bootstrap files working",
    source="Spring Cloud 2020.0 release notes, Breaking changes: bootstrap is no longer enabled by default",
    wave=Wave.STARTUP,
    boot3=False,
    on=r"No spring\.config\.import property has been defined",
    proactive=True,
)
def bootstrap_starter(case: Case) -> Iterable[Change]:
    """Runs before `spring-cloud-version`: in a project that is on 2020.0 or later the file is dead already."""
    starter = "org.springframework.cloud:spring-cloud-starter-bootstrap"
    files = case.project.glob(
        "**/src/main/resources/bootstrap*.yml",
        "**/src/main/resources/bootstrap*.yaml",
        "**/src/main/resources/bootstrap*.properties",
    )
    additions = Additions(case)
    for build in additions.builds:
        if not case.diagnostics and not _is_before_2020(build):
            continue
        scripts = dict.fromkeys(script for path in files if (script := build.script_of(path)))
        for script in scripts:
            if not build.declares(script, starter):
                additions.add(build, script, starter)
    yield from additions.changes("bootstrap files need their starter since Spring Cloud 2020.0")


def _is_before_2020(build: Build) -> bool:
    trains = [d.version for d in build.declared if d.ga == "org.springframework.cloud:spring-cloud-dependencies"]
    return any(train and train[:1].isalpha() for train in trains)
