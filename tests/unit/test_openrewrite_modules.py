"""What the runner is told of a project: the reactor as the POMs have it, and a POM for what Gradle scripts declare."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from pipeline.tools.analysis import analyse
from pipeline.tools.openrewrite_modules import Module, modules_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def of(root: Path, tmp_path: Path) -> tuple[Module, ...]:
    return modules_of(root, analyse(root, "project"), tmp_path / "scratch")


def dependencies(pom: Element, place: str = "dependencies") -> dict[str, tuple[str | None, str | None]]:
    """group:artifact to version and scope."""
    found = pom.findall(f"{place}/dependency")
    return {
        f"{d.findtext('groupId')}:{d.findtext('artifactId')}": (d.findtext("version"), d.findtext("scope"))
        for d in found
    }


def test_a_reactor_in_its_order(tmp_path: Path) -> None:
    found = of(EXAMPLES / "warehouse", tmp_path)
    names = ["", "warehouse-domain", "warehouse-audit", "warehouse-service", "warehouse-web"]
    assert [module.path for module in found] == names
    assert found[1] == Module("warehouse-domain", "warehouse-domain/pom.xml", "src/main/java", "src/test/java")


def test_source_directories_and_a_parent_that_is_no_module(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "parent").mkdir(parents=True)
    boot = "<groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>"
    (root / "parent/pom.xml").write_text(
        f"<project><parent>{boot}<version>2.7.18</version></parent><groupId>g</groupId><artifactId>p</artifactId>"
        "<version>1</version><properties><java.dir>java</java.dir></properties>"
        "<build><sourceDirectory>${project.basedir}/${java.dir}</sourceDirectory></build></project>"
    )
    (root / "pom.xml").write_text(
        "<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version>"
        "<relativePath>parent</relativePath></parent><artifactId>a</artifactId>"
        "<build><testSourceDirectory>tests</testSourceDirectory></build></project>"
    )
    assert of(root, tmp_path) == (
        Module("", "pom.xml", main="java", test="tests"),
        Module("parent", "parent/pom.xml", main="java"),
    )


def test_gradle_scripts_give_a_pom_to_find_jars_by(tmp_path: Path) -> None:
    (module,) = of(EXAMPLES / "orders-gradle", tmp_path)
    assert module.path == "" and Path(module.pom).is_relative_to(tmp_path)
    pom = fromstring(Path(module.pom).read_text())
    assert dependencies(pom, "dependencyManagement/dependencies") == {
        "org.springframework.boot:spring-boot-dependencies": ("2.1.18.RELEASE", "import")
    }
    found = dependencies(pom)
    assert found["org.springframework.boot:spring-boot-starter-web"] == (None, "compile")
    assert found["com.h2database:h2"] == (None, "runtime")
    assert found["org.springframework.security:spring-security-test"] == (None, "test")
    assert "org.springframework.boot:spring-boot-gradle-plugin" not in found, "that is the script's own class path"
    assert pom.findtext("properties/maven.compiler.source") == "1.8"


def test_gradle_modules_name_each_other(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "core").mkdir(parents=True)
    (root / "app").mkdir()
    (root / "settings.gradle").write_text("rootProject.name = 'all'\ninclude 'core', 'app'\n")
    (root / "build.gradle").write_text(
        "plugins { id 'org.springframework.boot' version '2.7.18' apply false }\n"
        "subprojects {\n  apply plugin: 'io.spring.dependency-management'\n"
        "  dependencies { implementation 'org.projectlombok:lombok' }\n}\n"
    )
    (root / "core/build.gradle").write_text(
        "dependencies { compileOnly \"a.b:c:$unknown\"\n implementation 'd:e:1' }\n"
    )
    (root / "app/build.gradle").write_text("dependencies { implementation project(':core') }\n")
    top, core, app = of(root, tmp_path)
    assert [top.path, core.path, app.path] == ["", "core", "app"]
    in_core = dependencies(fromstring(Path(core.pom).read_text()))
    assert in_core == {"org.projectlombok:lombok": (None, "compile"), "d:e": ("1", "compile")}
    assert dependencies(fromstring(Path(app.pom).read_text())) == {
        "org.projectlombok:lombok": (None, "compile"),
        "autobuilder.gradle:core": ("1", None),
    }
