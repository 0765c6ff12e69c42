"""Evidence is read from what a build left on disk, however odd that is."""

import zipfile
from pathlib import Path

import pytest

from pipeline.steps.evidence import (
    class_versions,
    classpath,
    coordinates,
    copy_archives,
    runnable_archives,
)
from tests.fixtures.builds import workspace
from tests.unit.test_surefire import write


def class_file(path: Path, major: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xca\xfe\xba\xbe\0\0" + major.to_bytes(2) + b"rest")


def jar(path: Path, manifest: str = "", libraries: tuple[str, ...] = ()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\n{manifest}\n")
        for name in libraries:
            archive.writestr(f"BOOT-INF/lib/{name}", b"")
    return path


def test_counts_class_versions_by_module(tmp_path: Path) -> None:
    class_file(tmp_path / "core/target/classes/a/A.class", 61)
    class_file(tmp_path / "core/target/classes/a/B.class", 52)
    class_file(tmp_path / "core/target/classes/META-INF/versions/21/a/A.class", 65)
    class_file(tmp_path / "core/target/test-classes/a/ATests.class", 52)
    class_file(tmp_path / "target/classes/C.class", 61)
    (tmp_path / "target/classes/broken.class").write_bytes(b"no class")
    assert [(v.module, v.majors) for v in class_versions(tmp_path)] == [(".", {61: 1}), ("core", {52: 1, 61: 1})]


def test_gradles_test_classes_are_no_main_classes(tmp_path: Path) -> None:
    class_file(tmp_path / "build/classes/java/main/a/A.class", 61)
    class_file(tmp_path / "build/classes/java/test/a/ATests.class", 55)
    assert [v.majors for v in class_versions(tmp_path)] == [{61: 1}]


def test_a_package_named_test_counts_under_maven(tmp_path: Path) -> None:
    class_file(tmp_path / "target/classes/test/A.class", 61)
    assert [v.majors for v in class_versions(tmp_path)] == [{61: 1}]


def test_only_runnable_archives_are_taken(tmp_path: Path) -> None:
    boot = jar(tmp_path / "target/app.jar", "Main-Class: x.Launcher")
    jar(tmp_path / "target/app-sources.jar", "Main-Class: x.Launcher")
    jar(tmp_path / "lib/target/lib.jar")
    war = jar(tmp_path / "web/target/web.war")
    (tmp_path / "target/broken.jar").write_bytes(b"PK")
    assert sorted(runnable_archives(tmp_path)) == sorted([boot, war])


def test_archives_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    both = [jar(tmp_path / f"{module}/target/app.jar", "Main-Class: x") for module in ("one", "two")]
    copied = list(copy_archives(both, tmp_path, workspace(tmp_path), "build"))
    assert [c.name for c in copied] == ["app.jar", "two-app.jar"]
    assert (tmp_path / "exchange" / copied[1].path).stat().st_size == copied[1].bytes
    assert len(copied[0].sha256) == 64


def test_class_path_from_reports_and_archives(tmp_path: Path) -> None:
    repository = tmp_path / "r"
    place = f"{repository}/org/springframework/boot/spring-boot/3.5.16/spring-boot-3.5.16.jar"
    entries = f"{place}:{repository}/org/junit/junit/5/junit-5.jar:{tmp_path}/target/classes:/elsewhere/x-1.jar"
    write(
        tmp_path,
        "a.A",
        f'<testsuite><properties><property name="java.class.path" value="{entries}"/></properties></testsuite>',
    )
    (repository / "org/only/inside/2").mkdir(parents=True)
    (repository / "org/only/inside/2/inside-2.jar").touch()
    app = jar(tmp_path / "target/app.jar", "Main-Class: x", ("spring-boot-3.5.16.jar", "inside-2.jar", "unknown-1.jar"))
    assert classpath(tmp_path, [app], repository) == (
        "org.junit:junit:5:test",
        "org.only:inside:2:runtime",
        "org.springframework.boot:spring-boot:3.5.16:runtime",
    )
    assert "org.junit:junit:5:compile" in classpath(tmp_path, [], repository)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("org/slf4j/slf4j-api/2.0.17/slf4j-api-2.0.17.jar", "org.slf4j:slf4j-api:2.0.17"),
        ("a/b/1/b-1-jakarta.jar", "a:b:1"),
        ("b-1.jar", None),
        ("a/b/1/other.jar", None),
    ],
)
def test_coordinates_of_a_repositorys_path(path: str, found: str | None) -> None:
    assert coordinates(path) == found
