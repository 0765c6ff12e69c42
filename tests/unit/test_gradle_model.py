"""Gradle scripts in the forms that people write them, read without running them."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.project import Project
from pipeline.tools.gradle_model import GradleModel, without_comments


def model(root: Path, **files: str) -> GradleModel:
    """Keys are paths with `__` for `/` and `_` for `.`; `BOOT:` is Boot's group."""
    for key, content in files.items():
        place = root / key.replace("__", "/").replace("_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content.replace("BOOT:", "org.springframework.boot:"))
    return GradleModel(Project.load(root))


@pytest.mark.parametrize(
    "files",
    [
        {"build_gradle": "plugins {\n  id 'org.springframework.boot' version '2.6.3'\n}"},
        {"build_gradle_kts": 'plugins {\n  id("org.springframework.boot") version "2.6.3"\n}'},
        {"build_gradle": "plugins { id('org.springframework.boot').version('2.6.3') }"},
        {"build_gradle": "buildscript { ext { springBootVersion = '2.6.3' }\n dependencies {\n"
                         ' classpath("org.springframework.boot:spring-boot-gradle-plugin:${springBootVersion}") } }'},
        {"build_gradle": "buildscript { ext.bootVersion = '2.6.3'\n dependencies {\n"
                         ' classpath "org.springframework.boot:spring-boot-gradle-plugin:$bootVersion" } }'},
        {"build_gradle": "ext { set('boot', '2.6.3') }\n"
                         'dependencyManagement { imports { mavenBom "BOOT:spring-boot-dependencies:${boot}" } }'},
        {"build_gradle": "def versions = [boot: '2.6.3']\n"
                         'dependencies { implementation platform("BOOT:spring-boot-dependencies:${versions.boot}") }'},
        {"build_gradle_kts": 'val boot by extra("2.6.3")\n'
                             'dependencies { implementation(platform("BOOT:spring-boot-dependencies:$boot")) }'},
        {"build_gradle_kts": 'extra["boot"] = "2.6.3"\nplugins { id("org.springframework.boot") version boot }'},
        {"gradle_properties": "# x=1\nbootVersion = 2.6.3\n", "build_gradle":
         "plugins { id 'org.springframework.boot' version \"${bootVersion}\" }"},
        {"settings_gradle": "pluginManagement { plugins { id 'org.springframework.boot' version '2.6.3' } }",
         "build_gradle": "plugins { id 'org.springframework.boot' }"},
        {"gradle__libs_versions_toml": '[versions]\nboot = "2.6.3"\n[plugins]\n'
                                       'b = { id = "org.springframework.boot", version.ref = "boot" }',
         "build_gradle_kts": "plugins { alias(libs.plugins.b) }"},
        {"gradle__libs_versions_toml": '[libraries]\nb = "org.springframework.boot:spring-boot-dependencies:2.6.3"',
         "build_gradle_kts": "dependencies { implementation(platform(libs.b)) }"},
        {"build_gradle": "", "buildSrc__src__main__groovy__java-conventions_gradle":
         "plugins { id 'org.springframework.boot' version '2.6.3' }"},
        {"build_gradle": "// id 'org.springframework.boot' version '1.5.0'\n/* id 'org.springframework.boot' version "
                         "'1.4.0' */ plugins { id 'org.springframework.boot' version '2.6.3' }"},
    ],
)  # fmt: skip
def test_the_boot_version_is_found(tmp_path: Path, files: dict[str, str]) -> None:
    found = model(tmp_path, **files)
    assert found.uses_boot
    assert next(found.boot_versions()) == "2.6.3"


@pytest.mark.parametrize(
    ("script", "java"),
    [
        ("sourceCompatibility = '1.8'", "1.8"),
        ("sourceCompatibility = 1.8", "1.8"),
        ("sourceCompatibility = 11", "11"),
        ("sourceCompatibility = JavaVersion.VERSION_1_8", "1.8"),
        ("java.sourceCompatibility = JavaVersion.VERSION_11", "11"),
        ("java { sourceCompatibility JavaVersion.VERSION_11\n}", "11"),
        ("java { setSourceCompatibility(JavaVersion.VERSION_11) }", None),
        ("sourceCompatibility = JavaVersion.toVersion('11')", "11"),
        ("java { toolchain { languageVersion = JavaLanguageVersion.of(11) } }", "11"),
        ("java { toolchain { languageVersion.set(JavaLanguageVersion.of(17)) } }", "17"),
        ("kotlin { jvmToolchain(11) }", "11"),
        ("tasks.withType(JavaCompile) { options.release = 8 }\nsourceCompatibility = 11", "1.8"),
        ("tasks.withType<JavaCompile> { options.release.set(11) }", "11"),
        ("def javaVersion = '11'\nsourceCompatibility = javaVersion", "11"),
        ("ext.javaVersion = JavaVersion.VERSION_11\nsourceCompatibility = project.ext.javaVersion", "11"),
        ("// sourceCompatibility = 11", None),
        ("sourceCompatibility = compute()", None),
    ],
)
def test_the_java_level_is_found(tmp_path: Path, script: str, java: str | None) -> None:
    assert model(tmp_path, build_gradle=script).java(".") == java


def test_modules_take_their_own_level_then_the_roots(tmp_path: Path) -> None:
    found = model(
        tmp_path,
        settings_gradle="rootProject.name = 'shop'\ninclude 'core', ':web:app'\ninclude(\"moved\")\n"
        "project(':moved').projectDir = file('old/place')\n// include 'commented'",
        build_gradle="subprojects { sourceCompatibility = 11 }",
        core__build_gradle="sourceCompatibility = 1.8\napply plugin: 'war'",
        web__app__build_gradle="",
        old__place__build_gradle="plugins {\n  java\n  war\n}",
    )
    assert found.modules == {".": "shop", "core": "core", "web/app": "app", "old/place": "moved"}
    assert found.absent == ()
    assert [found.java(d) for d in found.modules] == ["11", "1.8", "11", "11"]
    assert [found.packaging(d) for d in found.modules] == ["jar", "war", "jar", "war"]


def test_what_looks_like_a_comment_in_a_string_stays() -> None:
    script = """url 'https://repo/x' // note\nglob '**/*.java' /* gone */ a = "x//y" """
    assert without_comments(script) == """url 'https://repo/x'  \nglob '**/*.java'   a = "x//y" """


@pytest.mark.parametrize("piece", ["/*", "'''", "'", '"', "include 'a'  ", "\n", "a.", "$", "= [", "id 'x' version "])
def test_hostile_scripts_are_read_in_time(tmp_path: Path, piece: str) -> None:
    start = time.process_time()
    found = model(tmp_path, settings_gradle=piece * (400_000 // len(piece)), build_gradle="")
    list(found.boot_versions())
    assert found.modules["."] == ""
    assert found.java(".") is None
    assert found.absent is not None
    assert time.process_time() - start < 5


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_script_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = tmp_path_factory.mktemp("gradle")
    (root / "build.gradle").write_text(text, "utf-8", "surrogatepass")
    (root / "settings.gradle").write_text(text, "utf-8", "surrogatepass")
    found = GradleModel(Project.load(root))
    assert list(found.boot_versions()) == [] or "springframework" in text
    assert "." in found.modules
