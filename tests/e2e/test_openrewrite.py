"""OpenRewrite's pinned set, resolved for real: its licences, and a migration with it."""

import os
import re
from pathlib import Path

import pytest

from pipeline.sources.xml import parse_xml
from pipeline.tools.jdk import find_jdks, maven_home
from pipeline.tools.maven import Maven
from pipeline.tools.openrewrite import PLUGIN, RECIPES
from shared.settings import Settings

pytestmark = pytest.mark.e2e

OPEN = re.compile(
    r"apache|\bmit\b|bsd|eclipse (?:public|distribution)|\bepl\b|\bedl\b|public domain|cc0|unicode"
    r"|bouncy castle|go license|mozilla public|universal permissive|\bgpl.*classpath exception",
    re.IGNORECASE,
)
"""Licences that let us run and offer it; OpenRewrite's own modules must be Apache-2.0."""
LESSER = frozenset({"org.jetbrains.intellij.deps:trove4j"})
"""LGPL-2.1, of the Kotlin compiler: fetched by Maven and run unmodified in its process, never part of what we ship."""
GAV = re.compile(r"^\s+([\w.\-]+):([\w.\-]+):jar:(?:[\w.\-]+:)?([\w.\-]+):(?:compile|runtime)")


def repository() -> Path:
    return Path(os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or Settings().repository_dir).resolve()


def resolved(root: Path) -> list[tuple[str, str, str]]:
    """Group, artifact and version of everything that the plugin and the recipes bring."""
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>"
        for group, artifact, version in (PLUGIN, *RECIPES)
    )
    (root / "project").mkdir()
    (root / "project" / "pom.xml").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>set</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>"
    )
    home = maven_home()
    assert home is not None
    jdks = find_jdks()
    jdk = next(jdk for jdk in jdks if jdk.version == 17)
    maven = Maven(home / "bin/mvn", jdk, root / "project", root / "scratch", repository(), None, jdks, print)
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:list"
    run = maven.run([goal], timeout=600, properties=[f"-DoutputFile={root}/list", "-DincludeScope=runtime"])
    assert run.passed, run.lines[-20:]
    return sorted({(m[1], m[2], m[3]) for line in (root / "list").read_text().splitlines() if (m := GAV.match(line))})


def licences(group: str, artifact: str, version: str) -> list[str]:
    """Names and addresses in the POM, or in the nearest parent that has any."""
    place = repository() / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.pom"
    pom = parse_xml(place.read_bytes())
    found = [
        f"{licence.value('name') or ''} {licence.value('url') or ''}".strip()
        for licence in pom.all("licenses", "license")
    ]
    parent = pom.find("parent")
    if found or parent is None:
        return found
    return licences(*((parent.value(part) or "") for part in ("groupId", "artifactId", "version")))


def test_nothing_of_the_set_is_under_a_licence_that_forbids_this_product(tmp_path: Path) -> None:
    found = {":".join(gav): licences(*gav) for gav in resolved(tmp_path)}
    assert len(found) > 30
    own = {gav: names for gav, names in found.items() if gav.startswith("org.openrewrite")}
    assert {f"{group}:{artifact}:{version}" for group, artifact, version in (PLUGIN, *RECIPES)} <= own.keys()
    not_apache = {gav: names for gav, names in own.items() if not any("apache" in name.lower() for name in names)}
    assert not not_apache
    closed = {gav: names for gav, names in found.items() if not any(OPEN.search(name) for name in names)}
    assert {gav.rpartition(":")[0] for gav in closed} <= LESSER, closed
