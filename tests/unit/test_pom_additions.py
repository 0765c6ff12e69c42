"""Dependencies and BOMs that come into a POM which has no place for them yet share one."""

from pathlib import Path

import pytest

from pipeline.sources.builds import Coordinate
from pipeline.sources.maven import Maven
from pipeline.sources.pom import Pom
from pipeline.sources.project import Project

GUAVA, JOINER = Coordinate("com.google.guava", "guava", "33"), Coordinate("org.demo", "joiner", "1")


@pytest.mark.parametrize("has", ["", "<dependencies/>", "<dependencies></dependencies>", "<dependencyManagement/>"])
def test_two_of_each_share_one_place(has: str) -> None:
    source = f"<project>\n    <artifactId>a</artifactId>\n    {has}\n</project>\n"
    maven = Maven(Project(Path("nowhere"), ("pom.xml",), {"pom.xml": source.encode()}))
    for item in (GUAVA, JOINER, GUAVA):
        maven.add("pom.xml", item)
    for ga in ("org.demo:bom", "org.demo:other-bom"):
        maven.import_bom("pom.xml", ga, "1")

    (change,) = maven.changes("why")

    assert change.after is not None
    pom = Pom(change.after)
    assert [child.name for child in pom.root.children].count("dependencies") == 1
    assert [child.name for child in pom.root.children].count("dependencyManagement") == 1
    assert [dependency.ga for dependency in pom.dependencies] == ["com.google.guava:guava", "org.demo:joiner"]
    assert [bom.ga for bom in pom.managed] == ["org.demo:bom", "org.demo:other-bom"]
