"""T4 to T8: a green build that got quieter, older, or cannot start is refused."""

import pytest
from gate_evidence import BOOT, check, evidence, project, result

from pipeline.fixers.base import Case
from pipeline.fixers.builds.graphql_java import graphql_java_line
from shared.models import AppliedEdit, ClassVersions, ProjectFacts, Target

APP = "src/main/java/a/App.java"


def pom(inside: str = "", *, plugins: str = "", dependencies: str = "") -> dict[str, str]:
    return {
        "pom.xml": f"<project><artifactId>x</artifactId>{inside}<dependencies>{dependencies}</dependencies>"
        f"<build><plugins>{plugins}</plugins></build></project>"
    }


def plugin(artifact: str, configuration: str = "") -> str:
    return f"<plugin><artifactId>{artifact}</artifactId><configuration>{configuration}</configuration></plugin>"


def dependency(ga: str, version: str = "") -> str:
    group, artifact = ga.split(":")
    tail = f"<version>{version}</version>" if version else ""
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>{tail}</dependency>"


def facts(boot: str) -> ProjectFacts:
    return ProjectFacts(
        name="x", build_tool="maven", modules=(), java="1.8", spring_boot=boot, source_digest="", files=1, bytes=1
    )


FULL = pom(
    "<modules><module>core</module></modules><profiles><profile><id>ci</id></profile></profiles>",
    plugins=plugin("maven-checkstyle-plugin") + plugin("maven-surefire-plugin"),
)


def test_t4_passes_when_only_versions_changed() -> None:
    after = {
        "pom.xml": FULL["pom.xml"].replace(
            "<artifactId>x</artifactId>", "<artifactId>x</artifactId><version>2</version>"
        )
    }
    assert check("T4", evidence(FULL, after)).passed is True


@pytest.mark.parametrize(
    "hidden",
    [
        "<properties><skipTests>true</skipTests></properties>",
        "<properties><maven.test.skip>true</maven.test.skip></properties>",
        "<properties><maven.test.failure.ignore>true</maven.test.failure.ignore></properties>",
        "<properties><checkstyle.skip/></properties>",
    ],
)
def test_t4_refuses_a_property_that_hides(hidden: str) -> None:
    found = check("T4", evidence(pom(), pom(hidden)))
    assert found.passed is False
    assert "was added (pom.xml)" in found.detail


@pytest.mark.parametrize(
    ("artifact", "hidden"),
    [
        ("maven-surefire-plugin", "<testFailureIgnore>true</testFailureIgnore>"),
        ("maven-surefire-plugin", "<skip>true</skip>"),
        ("maven-surefire-plugin", "<excludes><exclude>**/SlowTest.java</exclude></excludes>"),
        ("maven-surefire-plugin", "<includes><include>**/OneTest.java</include></includes>"),
        ("maven-failsafe-plugin", "<excludedGroups>slow</excludedGroups>"),
        ("maven-compiler-plugin", "<testExcludes><testExclude>**/Broken*</testExclude></testExcludes>"),
        ("maven-checkstyle-plugin", "<failOnViolation>false</failOnViolation>"),
        ("maven-checkstyle-plugin", "<failsOnError>false</failsOnError>"),
    ],
)
def test_t4_refuses_a_plugin_that_was_muted(artifact: str, hidden: str) -> None:
    before = pom(plugins=plugin(artifact))
    found = check("T4", evidence(before, pom(plugins=plugin(artifact, hidden))))
    assert found.passed is False
    assert artifact in found.detail
    had_it_all_along = pom(plugins=plugin(artifact, hidden))
    assert check("T4", evidence(had_it_all_along)).passed is True


@pytest.mark.parametrize(
    "gone", ["<module>core</module>", "<profile><id>ci</id></profile>", plugin("maven-checkstyle-plugin")]
)
def test_t4_refuses_a_dropped_part(gone: str) -> None:
    for replacement in ("", f"<!-- {gone} -->"):
        found = check("T4", evidence(FULL, {"pom.xml": FULL["pom.xml"].replace(gone, replacement)}))
        assert found.passed is False
        assert "is gone (pom.xml)" in found.detail


def test_t4_lets_a_fixer_replace_a_plugin_that_it_names() -> None:
    before, after = pom(plugins=plugin("apt-maven-plugin")), pom(plugins=plugin("maven-compiler-plugin"))
    edit = AppliedEdit(fixer="querydsl", path="pom.xml", reason="apt-maven-plugin cannot run the jakarta processor.")
    assert check("T4", evidence(before, after, edits=(edit,))).passed is True
    assert check("T4", evidence(before, after)).passed is False


@pytest.mark.parametrize(
    "line",
    [
        "test { ignoreFailures = true }",
        "test.enabled = false",
        "test { exclude '**/SlowTest*' }",
        "test { onlyIf { false } }",
    ],
)
def test_t4_reads_gradle_scripts(line: str) -> None:
    before = {
        "build.gradle": "plugins { id 'java' }\n// test.enabled = false\n",
        "settings.gradle": "include 'core', 'web'\n",
    }
    assert check("T4", evidence(before, before | {"build.gradle": before["build.gradle"] + line})).passed is False
    assert check("T4", evidence(before)).passed is True
    assert "module web is gone" in check("T4", evidence(before, before | {"settings.gradle": "include 'core'"})).detail


def test_t4_lets_a_gradle_dependency_leave_another_out() -> None:
    before = {"build.gradle": "plugins { id 'java' }\n"}
    line = "dependencies { testImplementation('a:b:1') { exclude group: 'c', module: 'd' } }\n"
    assert check("T4", evidence(before, {"build.gradle": before["build.gradle"] + line})).passed is True


def test_t4_reads_the_options_that_maven_always_gets() -> None:
    found = check("T4", evidence(pom(), pom() | {".mvn/maven.config": "-DskipTests\n"}))
    assert found.passed is False


def test_t4_knows_the_old_configuration_of_a_renamed_plugin() -> None:
    quiet = "<failOnNoGitDirectory>false</failOnNoGitDirectory>"
    before, after = (
        pom(plugins=plugin(name, quiet)) for name in ("git-commit-id-plugin", "git-commit-id-maven-plugin")
    )
    edit = AppliedEdit(fixer="renames", path="pom.xml", reason="git-commit-id-plugin has a new name")
    assert check("T4", evidence(before, after, edits=(edit,))).passed is True


def test_t4_is_not_run_without_a_build_file() -> None:
    assert check("T4", evidence({APP: "class App {}"})).passed is None


def test_t5_wants_the_target_major_everywhere() -> None:
    build = result(
        class_versions=(
            ClassVersions(module="core", majors={61: 40}),
            ClassVersions(module="web", majors={61: 2, 52: 1}),
        )
    )
    found = check("T5", evidence({}, build=build))
    assert (found.passed, found.detail) == (False, "1 classes of module web have major version 52, not 61")
    good = result(class_versions=(ClassVersions(module=".", majors={55: 3}),))
    assert check("T5", evidence({}, build=good, target=Target(java=11, spring_boot="2.7.18"))).passed is True
    assert check("T5", evidence({}, build=result())).passed is None


WEB = "import org.springframework.web.bind.annotation.*;"
NAMELESS = ClassVersions(module=".", majors={61: 3}, nameless=("a.App",))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (f"{WEB} class App {{ void one(@PathVariable Long id) {{ }} }}", "App#one reads id"),
        (f'{WEB} class App {{ void one(@RequestHeader(name = "", required = false) String tag) {{ }} }}', "reads tag"),
        (
            f"{WEB} @RestController class App {{ @GetMapping String one(int page, Sort by) {{ }} }}",
            "App#one reads page",
        ),
        ("class App { @PreAuthorize(\"hasRole('A') or #owner == 'x'\") void one(String owner) { } }", "reads owner"),
        ('class App { @Caching(evict = @CacheEvict(key = "#id + 1")) void one(long id, int to) { } }', "one reads id"),
        ('interface App { @Query("select o from O o where o.a = :a") O one(String a); }', "App#one reads a"),
        ('@ConfigurationProperties("x") class App { App(String host, int port) { } }', "App#App reads host, port"),
    ],
)
def test_t5_refuses_classes_without_the_names_that_spring_reads(source: str, read: str) -> None:
    files = {APP: f"package a; {source}"}
    found = check("T5", evidence(files, build=result(class_versions=(NAMELESS,))))
    assert found.passed is False
    assert "compiled without -parameters" in found.detail
    assert f"{read} ({APP})" in found.detail
    named = ClassVersions(module=".", majors={61: 3}, nameless=("a.Other",))
    assert check("T5", evidence(files, build=result(class_versions=(named,)))).passed is True
    early = evidence(files, build=result(class_versions=(NAMELESS,)), target=Target(spring_boot="3.1.12"))
    assert check("T5", early).passed is True


@pytest.mark.parametrize(
    "source",
    [
        f'{WEB} class App {{ void one(@PathVariable("id") Long id, @RequestParam(NAME) String name) {{ }} }}',
        f"{WEB} class App {{ void one(@RequestParam Map<String, String> all, @RequestHeader HttpHeaders by) {{ }} }}",
        f"{WEB} @Controller class App {{ @GetMapping String one(Model model) {{ }} void two(int page) {{ }} }}",
        "class App { void one(@io.other.PathVariable Long id) { } }",
        'class App { @PreAuthorize("#owner == 1 and #root.a") void one(@P("owner") String o) { } }',
        'import io.swagger.v3.oas.annotations.*; class App { @Operation(summary = "No. #id") void one(long id) { } }',
        'interface App { @Query("select o from O o where o.a = :a") O one(@Param("a") String a); }',
        'class App { @Select("select * from o where id = #{id}") O one(long id) { } }',
        '@ConfigurationProperties("x") record App(String host) { }',
        '@ConfigurationProperties("x") @Component class App { App(Environment from) { } }',
        '@ConfigurationProperties("x") class App { @Autowired App(Environment from) { } }',
    ],
)
def test_t5_accepts_classes_without_names_that_nobody_reads(source: str) -> None:
    files = {APP: f"package a; {source}"}
    assert check("T5", evidence(files, build=result(class_versions=(NAMELESS,)))).passed is True


def test_t6_passes_when_everything_is_newer_or_renamed_by_a_fixer() -> None:
    before = pom(dependencies=dependency("mysql:mysql-connector-java") + dependency("com.h2database:h2", "1.4.200"))
    after = pom(dependencies=dependency("com.mysql:mysql-connector-j") + dependency("com.h2database:h2", "2.3.232"))
    edit = AppliedEdit(
        fixer="renames", path="pom.xml", reason="mysql:mysql-connector-java is now com.mysql:mysql-connector-j."
    )
    build = result(classpath=(BOOT, "com.h2database:h2:2.3.232:runtime"))
    assert check("T6", evidence(before, after, build=build, edits=(edit,))).passed is True
    found = check("T6", evidence(before, after, build=build))
    assert (found.passed, found.detail) == (False, "mysql:mysql-connector-java was removed (pom.xml)")


def test_t6_leaves_to_the_bom_what_was_managed_and_never_used() -> None:
    before = pom(dependencies=dependency("com.fasterxml.jackson.dataformat:jackson-dataformat-xml", "2.13.0"))
    build, unused = result(classpath=(BOOT,)), result(classpath=("org.x:y:1:compile",))
    used = result(classpath=("com.fasterxml.jackson.dataformat:jackson-dataformat-xml:2.13.0:compile",))
    assert check("T6", evidence(before, pom(), build=build, baseline=unused)).passed is True
    assert check("T6", evidence(before, pom(), build=build, baseline=used)).passed is False
    assert check("T6", evidence(before, pom(), build=build)).passed is False


def test_t6_refuses_an_older_version() -> None:
    before = pom(dependencies=dependency("org.x:y", "2.10.0"))
    after = pom(dependencies=dependency("org.x:y", "2.9.0"))
    build = result(classpath=(BOOT, "org.x:y:2.9.0:compile"))
    assert "org.x:y went from 2.10.0 down to 2.9.0" in check("T6", evidence(before, after, build=build)).detail


def test_t6_takes_the_version_that_a_module_writes_for_that_modules() -> None:
    bare, written = (pom(dependencies=dependency("org.x:y", v)) for v in ("", "2.10.1"))
    old, elsewhere = (result(classpath=(BOOT, f"org.x:y:{v}:compile")) for v in ("2.10.0", "2.9.0"))

    assert check("T6", evidence(bare, written, baseline=old, build=elsewhere)).passed is True
    assert "from 2.10.0 down to 2.9.0" in check("T6", evidence(bare, bare, baseline=old, build=elsewhere)).detail


def test_t6_does_not_hold_an_unbuilt_module_to_what_another_module_used_to_bring() -> None:
    same = pom(dependencies=dependency("io.swagger:swagger-annotations", "1.5.15"))
    newer = pom(dependencies=dependency("io.swagger:swagger-annotations", "1.5.16"))
    old = result(classpath=("io.swagger:swagger-annotations:1.5.20:compile",))
    gone, lower = result(classpath=(BOOT,)), result(classpath=(BOOT, "io.swagger:swagger-annotations:1.5.15:compile"))

    assert check("T6", evidence(same, same, baseline=old, build=gone)).passed is True
    assert "from 1.5.20 down to 1.5.15" in check("T6", evidence(same, same, baseline=old, build=lower)).detail
    assert "from 1.5.20 down to 1.5.16" in check("T6", evidence(same, newer, baseline=old, build=gone)).detail


def test_t6_lets_the_bom_take_the_place_of_a_floating_version() -> None:
    before, after = (pom(dependencies=dependency("org.junit.jupiter:junit-jupiter", v)) for v in ("RELEASE", ""))
    old = result(classpath=("org.junit.jupiter:junit-jupiter:6.1.3:test",))
    managed = result(classpath=(BOOT, "org.junit.jupiter:junit-jupiter:5.12.2:test"))
    below = result(classpath=(BOOT, "org.junit.jupiter:junit-jupiter:5.8.0:test"))

    assert check("T6", evidence(before, after, baseline=old, build=managed)).passed is True
    assert "went from 6.1.3 down to 5.8.0" in check("T6", evidence(before, after, baseline=old, build=below)).detail


def test_t6_refuses_a_pin_below_the_bom() -> None:
    before, after = (pom(dependencies=dependency("org.flywaydb:flyway-core", v)) for v in ("", "8.0.0"))
    build = result(classpath=(BOOT, "org.flywaydb:flyway-core:8.0.0:compile"))
    found = check("T6", evidence(before, after, build=build))
    assert found.passed is False
    assert "flyway-core was pinned to 8.0.0, below Spring Boot's" in found.detail


def test_t6_lets_a_pin_stand_whose_fixer_names_the_managed_version() -> None:
    before, after = (pom(dependencies=dependency("com.graphql-java:graphql-java", v)) for v in ("", "21.5"))
    build = result(classpath=(BOOT, "com.graphql-java:graphql-java:21.5:compile"))
    starter = pom(dependencies=dependency("com.graphql-java-kickstart:graphql-spring-boot-starter", "15.1.0"))
    (change,) = graphql_java_line.fix(Case(project(starter), Target()))
    edit = AppliedEdit(fixer="graphql-java-line", path=change.path, reason=change.reason)

    assert "below Spring Boot's" in check("T6", evidence(before, after, build=build)).detail
    assert check("T6", evidence(before, after, build=build, edits=(edit,))).passed is True


@pytest.mark.parametrize(("boot", "says"), [("2.7.18", "is 2.7.18, not 3.5.16"), ("3.5.9", "is 3.5.9, not 3.5.16")])
def test_t6_wants_the_target_boot_on_the_class_path(boot: str, says: str) -> None:
    build = result(classpath=(f"org.springframework.boot:spring-boot:{boot}:compile",))
    assert says in check("T6", evidence(pom(), build=build)).detail


def test_t6_is_not_run_without_a_class_path() -> None:
    assert check("T6", evidence(pom())).passed is None


def test_t7_passes_when_only_jdk_packages_are_left() -> None:
    source = """package a; import javax.sql.DataSource; import javax.transaction.xa.XAResource;
    import javax.naming.Context;
    import javax.annotation.processing.Processor; import jakarta.persistence.Entity;
    // javax.persistence was here
    class App { String s = "see javaxx.servlet"; }"""
    facts = evidence({APP: source}, build=result(classpath=(BOOT, "javax.servlet:javax.servlet-api:4.0.1:provided")))
    assert check("T7", facts).passed is True


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        (APP, "import javax.validation.Valid; class App {}", "javax.validation.Valid"),
        (APP, "class App { @javax.transaction.Transactional void run() {} }", "javax.transaction.Transactional"),
        (APP, 'class App { String s = "javax.persistence.fetchgraph"; }', "javax.persistence.fetchgraph"),
        ("src/test/java/ATest.java", "import javax.servlet.*; class ATest {}", "javax.servlet"),
        (
            "src/main/resources/application.yml",
            "p: javax.persistence.validation.mode",
            "javax.persistence.validation.mode",
        ),
    ],
)
def test_t7_refuses_a_left_over(path: str, text: str, name: str) -> None:
    found = check("T7", evidence({path: text}))
    assert (found.passed, found.detail) == (False, f"{name} ({path})")


@pytest.mark.parametrize(
    "entry",
    [
        "javax.validation:validation-api:2.0.1.Final:compile",
        "javax.transaction:javax.transaction-api:1.3:runtime",
        "jakarta.validation:jakarta.validation-api:2.0.2:compile",
        "org.mybatis.spring.boot:mybatis-spring-boot-starter:2.3.2:compile",
        "io.jsonwebtoken:jjwt:0.9.1:compile",
    ],
)
def test_t7_refuses_a_jar_of_the_old_api(entry: str) -> None:
    found = check("T7", evidence({APP: "class App {}"}, build=result(classpath=(BOOT, entry))))
    assert found.passed is False
    assert "is on the runtime class path" in found.detail


def test_t7_refuses_a_jackson_module_where_its_annotations_are_used() -> None:
    module = result(classpath=(BOOT, "com.fasterxml.jackson.module:jackson-module-jaxb-annotations:2.21.4:compile"))
    used = {APP: "import jakarta.xml.bind.annotation.XmlRootElement; @XmlRootElement class App {}"}
    assert check("T7", evidence(used, build=module)).passed is False
    assert check("T7", evidence({APP: "class App {}"}, build=module)).passed is True


def test_t7_accepts_jjwt_with_the_classes_it_needs_and_spring_boot_2() -> None:
    jjwt = ("io.jsonwebtoken:jjwt:0.9.1:compile", "javax.xml.bind:jaxb-api:2.3.1:compile")
    assert check("T7", evidence({APP: "class App {}"}, build=result(classpath=jjwt))).passed is True
    assert check("T7", evidence({}, target=Target(java=11, spring_boot="2.7.18"))).passed is None


SMOKE = {"src/test/java/a/AppTest.java": "package a; @SpringBootTest class AppTest { @Test void loads() {} }"}
FACTORIES = "src/main/resources/META-INF/spring.factories"


def test_t8_takes_a_passing_spring_boot_test_for_a_start() -> None:
    found = check("T8", evidence(SMOKE, build=result(["a.AppTest#loads"])))
    assert found.passed is True
    assert "AppTest" in found.detail
    assert check("T8", evidence(SMOKE, build=result(failed=["a.AppTest#loads"]))).passed is None


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (
            FACTORIES,
            "org.springframework.boot.autoconfigure.EnableAutoConfiguration=\\\n a.B",
            "which Spring Boot 3 ignores",
        ),
        (APP, "@Configuration @EnableBatchProcessing class App {}", "from starting any job"),
        (
            "src/main/resources/application.properties",
            "spring.cloud.compatibility-verifier.enabled=false",
            "verifier was switched off",
        ),
    ],
)
def test_t8_refuses_what_boot_3_passes_over(path: str, text: str, says: str) -> None:
    found = check("T8", evidence(SMOKE, SMOKE | {path: text}, build=result(["a.AppTest#loads"])))
    assert found.passed is False
    assert says in found.detail


def test_t8_accepts_a_starter_for_both_lines_and_jobs_started_by_hand() -> None:
    imports = "src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"
    both = {FACTORIES: "org.springframework.boot.autoconfigure.EnableAutoConfiguration=a.B", imports: "a.B"}
    manual = {
        APP: "@EnableBatchProcessing class App {}",
        "application.yml": "spring:\n  batch:\n    job:\n      enabled: false\n",
    }
    assert check("T8", evidence(SMOKE | both | manual, build=result(["a.AppTest#loads"]))).passed is True


JOBS = """import org.springframework.batch.core.Job;
@Configuration class Jobs { @Bean Job one() { return a; } @Bean %s Job two() { return b; } }"""


def test_t8_refuses_several_jobs_without_a_name() -> None:
    said = check("T8", evidence({APP: JOBS % ""}))
    named = {"application.properties": "spring.batch.job.name=one"}

    assert said.passed is False and "does not start with 2 jobs" in said.detail
    assert check("T8", evidence({APP: JOBS % ""} | named)).passed is None
    assert check("T8", evidence({APP: JOBS % '@Profile("night")'})).passed is None
    assert check("T8", evidence(SMOKE | {APP: JOBS % ""}, build=result(["a.AppTest#loads"]))).passed is True


@pytest.mark.parametrize(("cloud", "passed"), [("3.1.9", False), ("4.1.4", False), ("4.3.0", True)])
def test_t8_wants_the_cloud_train_of_the_boot_line(cloud: str, passed: bool) -> None:
    build = result(["a.AppTest#loads"], classpath=(f"org.springframework.cloud:spring-cloud-context:{cloud}:compile",))
    assert check("T8", evidence(SMOKE, build=build)).passed is passed


@pytest.mark.parametrize(("shell", "verdict"), [("2.0.0.RELEASE", False), ("2.1.15", False), ("3.4.1", True)])
def test_t8_refuses_a_shell_that_never_asks(shell: str, verdict: bool) -> None:
    """Green as tests leave the shell out: without it the application starts, and ends."""
    path = (f"org.springframework.shell:spring-shell-core:{shell}:compile",)
    build = result(["a.AppTest#loads"], classpath=path)
    sources = {"src/test/java/a/AppTest.java": "package a;\n@SpringBootTest class AppTest { @Test void loads() {} }\n"}
    assert check("T8", evidence(sources, build=build)).passed is verdict
