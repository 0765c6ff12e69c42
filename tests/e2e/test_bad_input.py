"""Wrong input: one sentence that says what to do, exit code 2, and nothing left behind."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Installation

POM = """<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
{}</project>"""
PARENT = """<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
<version>{}</version></parent><properties><java.version>{}</java.version></properties>"""

Make = Callable[[Path], str]


def tree(**files: str) -> Make:
    def make(directory: Path) -> str:
        source = directory / "source"
        source.mkdir()
        for name, text in files.items():
            (source / name.replace("__", ".")).write_text(text)
        return str(source)

    return make


def boot(version: str, java: str = "1.8") -> Make:
    return tree(pom__xml=POM.format(PARENT.format(version, java)))


def broken_zip(directory: Path) -> str:
    (directory / "broken.zip").write_bytes(b"PK\x03\x04 and then nothing of the kind")
    return str(directory / "broken.zip")


def zip_slip(directory: Path) -> str:
    with zipfile.ZipFile(directory / "slip.zip", "w") as archive:
        archive.writestr("../outside.txt", "x")
        archive.writestr("pom.xml", POM.format(PARENT.format("2.7.18", "1.8")))
    return str(directory / "slip.zip")


CASES: dict[str, tuple[Make, str]] = {
    "no build file": (tree(readme__md="x"), "pom.xml"),
    "Ant": (tree(build__xml="<project/>"), "Ant"),
    "sbt": (tree(build__sbt="x"), "sbt"),
    "already Boot 3": (boot("3.2.0", "17"), "3.2.0"),
    "Boot 1.x": (boot("1.5.22.RELEASE"), "1.5"),
    "not Spring Boot": (tree(pom__xml=POM.format("")), "Spring Boot"),
    "Java above 17": (boot("2.7.18", "21"), "21"),
    "unreadable archive": (broken_zip, "broken.zip can't be read"),
    "zip slip": (zip_slip, "outside"),
    "file URL": (lambda _: "file:///etc", "https://"),
    "ext URL": (lambda _: "ext::sh -c id", "https://"),
    "nothing there": (lambda _: "no-such-directory", "does not exist"),
    "option as URL": (lambda _: "--upload-pack=x://y", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_wrong_input_is_refused_in_one_sentence(installation: Installation, tmp_path: Path, name: str) -> None:
    make, word = CASES[name]
    done = installation.run("migrate", make(tmp_path))
    assert done.returncode == 2, done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "autobuilder-out").exists()
    left = [path for path in (installation.home / "artifacts").rglob("*") if path.is_file()]
    assert left == [], "files were left behind"


def test_an_output_directory_that_is_not_ours_is_not_touched(installation: Installation, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("x")
    done = installation.run("migrate", boot("2.7.18")(tmp_path), "--out", str(precious))
    assert done.returncode == 2
    assert "--out" in done.stderr
    assert (precious / "thesis.txt").read_text() == "x"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--java", "8"), "17"),
        (("--java", "11"), "--spring-boot 2.7"),
        (("--spring-boot", "4.0"), "4.0"),
        (("--spring-boot", "nonsense"), "nonsense"),
        (("--engine", "magic"), "fixers"),
        (("--subdir", "../.."), ".."),
        (("--ref", "main"), "--ref"),
    ],
)
def test_wrong_options_are_refused(
    installation: Installation, tmp_path: Path, options: tuple[str, ...], word: str
) -> None:
    done = installation.run("migrate", boot("2.7.18")(tmp_path), *options)
    assert done.returncode == 2, done.stderr
    assert word in done.stderr
