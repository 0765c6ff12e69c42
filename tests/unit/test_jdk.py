"""JDKs and Maven found by their files."""

import zipfile
from pathlib import Path

import pytest

from pipeline.tools.jdk import Jdk, find_jdks, fitting, maven_home, maven_version
from shared.errors import Misconfigured


def install(home: Path, version: str | None, vendor: str = "Acme", *, javac: str = "") -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "bin/javac").write_text(javac or "#!/bin/sh\nexit 1\n")
    (home / "bin/javac").chmod(0o755)
    if version:
        (home / "release").write_text(f'JAVA_VERSION="{version}"\nIMPLEMENTOR="{vendor}"\nSOURCE=""\n')
    return home


def test_jdks_are_found_in_the_usual_places_and_by_variables(tmp_path: Path) -> None:
    install(tmp_path / "jvm/temurin-17", "17.0.15", "Eclipse Adoptium")
    (tmp_path / "jvm/default").symlink_to("temurin-17")
    install(tmp_path / "home/.sdkman/candidates/java/8.0.412-tem", "1.8.0_412")
    install(tmp_path / "custom21", "21")
    (tmp_path / "jvm/jre/bin").mkdir(parents=True)
    named = {"JAVA_HOME_21_X64": str(tmp_path / "custom21"), "JAVA_HOME": "/nowhere", "JAVA_TOOL_OPTIONS": "-x"}
    found = find_jdks(named, tmp_path / "home", [f"{tmp_path}/jvm/*"])
    assert [(jdk.version, jdk.vendor) for jdk in found] == [(8, "Acme"), (17, "Eclipse Adoptium"), (21, "Acme")]
    assert found[1].java == tmp_path / "jvm/temurin-17/bin/java"


def test_the_one_that_the_environment_names_comes_first(tmp_path: Path) -> None:
    install(tmp_path / "jvm/a", "17.0.1")
    chosen = install(tmp_path / "z", "17.0.9")
    found = find_jdks({"JAVA_HOME": str(chosen)}, tmp_path, [f"{tmp_path}/jvm/*"])
    assert [jdk.home for jdk in found] == [chosen, tmp_path / "jvm/a"]


def test_a_jdk_without_a_release_file_is_asked(tmp_path: Path) -> None:
    install(tmp_path / "jvm/old", None, javac='#!/bin/sh\necho "javac 1.8.0_412" >&2\n')
    install(tmp_path / "jvm/broken", None)
    assert [jdk.version for jdk in find_jdks({}, tmp_path, [f"{tmp_path}/jvm/*"])] == [8]


def jdks(*versions: int) -> list[Jdk]:
    return [Jdk(version, Path(f"/jdk{version}"), "") for version in versions]


@pytest.mark.parametrize(
    ("have", "level", "chosen"),
    [
        ((8, 11, 17, 21), "1.8", 8),
        ((11, 17, 25), "1.8", 11),
        ((17, 25), "1.8", 17),
        ((25, 21), "1.8", 21),
        ((9, 11, 17), "1.8", 11),
        ((9,), "1.8", 9),
        ((8, 11, 17), "11", 11),
        ((8, 17), "11", 17),
        ((8, 21), "17", 21),
        ((8, 17), "1.6", 8),
        ((17, 11), "1.6", 11),
        ((17, 21), "1.7", 17),
    ],
)
def test_the_lowest_fitting_jdk_is_chosen(have: tuple[int, ...], level: str, chosen: int) -> None:
    assert fitting(jdks(*have), level).version == chosen


@pytest.mark.parametrize(
    ("have", "level", "said"),
    [((), "1.8", "install JDK 8 or 11 or 17"), ((8,), "11", "JDK 11 or 17"), ((17,), "1.6", "JDK 8 or 11,")],
)
def test_a_missing_jdk_is_said_with_what_to_install(have: tuple[int, ...], level: str, said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        fitting(jdks(*have), level)


def maven(home: Path, version: str) -> Path:
    (home / "lib").mkdir(parents=True)
    with zipfile.ZipFile(home / "lib/maven-core-3.x.jar", "w") as jar:
        jar.writestr("META-INF/maven/org.apache.maven/maven-core/pom.properties", f"artifactId=x\nversion={version}\n")
    (home / "bin").mkdir()
    (home / "bin/mvn").write_text("#!/bin/sh\n")
    (home / "bin/mvn").chmod(0o755)
    return home


def test_maven_is_found_by_variable_then_by_path(tmp_path: Path) -> None:
    named, on_path = maven(tmp_path / "named", "3.9.9"), maven(tmp_path / "path", "3.8.7")
    (tmp_path / "links").mkdir()
    (tmp_path / "links/mvn").symlink_to(on_path / "bin/mvn")
    path = {"PATH": str(tmp_path / "links")}
    assert maven_home(path | {"MAVEN_HOME": str(named)}, tmp_path) == named
    assert maven_home(path | {"MAVEN_HOME": "/nowhere"}, tmp_path) == on_path
    assert maven_version(on_path) == "3.8.7"


def test_what_is_no_maven_has_no_version(tmp_path: Path) -> None:
    assert maven_version(tmp_path) is None
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/maven-core-1.jar").write_bytes(b"no zip")
    assert maven_version(tmp_path) is None
