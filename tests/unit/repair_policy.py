"""A small project, and what the policy says to a change of it."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.repair.policy import refuse
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


def java(body: str, imports: str = "") -> str:
    return f"package a;\n{imports}\nclass App {{\n{body}\n}}\n"


CODE = java("  int size() { List<String> all = load(); return all.size(); }")

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
GRADLE = """plugins { id 'java'; id 'org.springframework.boot' version '3.5.16' }
sourceCompatibility = '17'
repositories { mavenCentral() }
dependencies {
  implementation 'org.acme:acme-core:1.0'
}
test { useJUnitPlatform() }
"""


CHAIN = """package a;
class SecurityConfig {
  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeRequests().antMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated();
    return http.build();
  }
}
"""
