from pathlib import Path

import pytest

from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.project import Project

ROOT = """<project>
    <groupId>g</groupId>
    <artifactId>root</artifactId>
    <version>1</version>
    <properties>
        <a.version>1.0</a.version>
        <b.version>${a.version}</b.version>
        <loop>${loop}</loop>
    </properties>
</project>
"""
CHILD = """<project>
    <parent>
        <groupId>g</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>%s
    </parent>
    <artifactId>child</artifactId>
    <dependencies>
        <dependency>
            <groupId>x</groupId>
            <artifactId>y</artifactId>
            <version>${b.version}</version>
        </dependency>
    </dependencies>
</project>
"""


def maven(root: Path, files: dict[str, str]) -> Maven:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return Maven(Project.load(root))


def changed(build: Maven) -> dict[str, str]:
    return {change.path: (change.after or b"").decode() for change in build.changes("test")}


def test_properties_resolve_through_parents_of_the_project(tmp_path: Path) -> None:
    build = maven(tmp_path, {"pom.xml": ROOT, "child/pom.xml": CHILD % ("root", "")})

    assert build.lineage("child/pom.xml") == ["child/pom.xml", "pom.xml"]
    assert [d.version for d in build.declared] == ["1.0"]
    assert build.resolve("child/pom.xml", "${project.version}-x") == "1-x"
    assert build.resolve("pom.xml", "${loop}") is None
    assert build.resolve("pom.xml", "${unknown}") is None


@pytest.mark.parametrize(
    ("artifact", "relative"),
    [
        ("other", ""),
        ("root", "\n        <relativePath/>"),
        ("root", "\n        <relativePath>../../../pom.xml</relativePath>"),
    ],
)
def test_a_parent_that_is_not_there_by_path_and_name_is_outside(tmp_path: Path, artifact: str, relative: str) -> None:
    build = maven(tmp_path, {"pom.xml": ROOT, "child/pom.xml": CHILD % (artifact, relative)})

    assert build.lineage("child/pom.xml") == ["child/pom.xml"]
    assert build.external_parent("child/pom.xml") is not None


def test_a_version_held_in_a_property_is_set_where_it_is_written(tmp_path: Path) -> None:
    build = maven(tmp_path, {"pom.xml": ROOT.replace("${a.version}", "2"), "child/pom.xml": CHILD % ("root", "")})
    build.set_version(build.declared[0], "3")

    assert changed(build) == {"pom.xml": ROOT.replace("${a.version}", "3")}


def test_a_property_goes_with_its_last_use(tmp_path: Path) -> None:
    build = maven(tmp_path, {"pom.xml": ROOT, "child/pom.xml": CHILD % ("root", "")})
    build.set_version(build.declared[0], None)
    after = changed(build)

    assert "<version>${b.version}</version>" not in after["child/pom.xml"]
    assert "b.version" not in after["pom.xml"] and "<a.version>" in after["pom.xml"]


def test_a_successor_that_is_declared_already_is_not_declared_twice(tmp_path: Path) -> None:
    build = maven(tmp_path, {"pom.xml": (CHILD % ("root", "")).replace("${b.version}", "1")})
    build.replace(build.declared[0], [Coordinate("n", "m")])
    build.add("pom.xml", Coordinate("n", "m"))

    assert changed(build)["pom.xml"].count("<artifactId>m</artifactId>") == 1


def test_a_pom_that_is_not_well_formed_is_left_out(tmp_path: Path) -> None:
    build = maven(tmp_path, {"pom.xml": "<project>", "child/pom.xml": CHILD % ("root", "")})

    assert build.paths == ["child/pom.xml"]
