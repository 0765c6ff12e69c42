"""OpenRewrite's runner: what is asked of it, what its report is read as, where it is found or built."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from pipeline.tools.jdk import Jdk
from pipeline.tools.openrewrite import OpenRewrite, Rewritten, composition
from pipeline.tools.openrewrite_build import SETTING, SOURCES, digest, runner_home
from pipeline.tools.openrewrite_modules import Module
from pipeline.tools.process import ToolRun
from shared.errors import Misconfigured, Unavailable
from shared.models import Target

STAND_IN = """#!{python}
import json, os, sys
request, report = sys.argv[-2:]
asked = json.load(open(request))
json.dump({{"argv": sys.argv[1:], "environment": dict(os.environ), "asked": asked}}, open({record!r}, "w"))
{then}
"""
DONE = {"changed": {"A.java": ["x.Y"]}, "deleted": {}, "unparsed": [], "missing": [], "unresolved": [], "errors": []}


@pytest.fixture
def bound(tmp_path: Path) -> OpenRewrite:
    """With a stand-in for `java` that notes what it was asked."""
    (tmp_path / "project").mkdir()
    (tmp_path / "settings.xml").write_text("<settings/>")
    jdk = Jdk(17, tmp_path / "jdk", "")
    (tmp_path / "jdk/bin").mkdir(parents=True)
    return OpenRewrite(
        home=tmp_path / "runner",
        jdk=jdk,
        root=tmp_path / "project",
        scratch=tmp_path / "scratch",
        repository=tmp_path / "m2",
        settings=[tmp_path / "settings.xml"],
        log=print,
    )


def stand_in(tool: OpenRewrite, then: str) -> Path:
    record = tool.scratch.parent / "record.json"
    tool.jdk.java.write_text(STAND_IN.format(python=sys.executable, record=str(record), then=then))
    tool.jdk.java.chmod(0o755)
    return record


def upgrade(tool: OpenRewrite, modules: list[Module]) -> tuple[ToolRun, Rewritten | None]:
    return tool.upgrade(modules, "maven", Target(spring_boot="3.5.16"), timeout=60)


def test_asks_for_the_modules_and_reads_the_report(bound: OpenRewrite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REWRITE_LOMBOK", "1")
    record = stand_in(bound, f"json.dump({DONE | {'seconds': {'run': 1.5}}!r}, open(report, 'w'))")
    run, done = upgrade(bound, [Module("", "pom.xml"), Module("core", "core/pom.xml", main="src/java")])
    assert run.passed and done is not None
    assert done.changed == {"A.java": ["x.Y"]}
    noted = json.loads(record.read_text())
    root = str(bound.root)
    assert noted["asked"]["modules"] == [
        {"path": "", "pom": f"{root}/pom.xml", "mainSources": ["src/main/java"], "testSources": ["src/test/java"]},
        {"path": "core", "pom": f"{root}/core/pom.xml", "mainSources": ["src/java"], "testSources": ["src/test/java"]},
    ]
    assert noted["asked"]["buildTool"] == "Maven"
    assert noted["asked"]["active"] in noted["asked"]["recipes"]
    assert noted["asked"]["settings"] == [str(bound.settings[0])]
    assert "-Xmx1g" in noted["argv"]
    assert "REWRITE_LOMBOK" not in noted["environment"], "with it the parser runs the project's Lombok"


@pytest.mark.parametrize("then", ["sys.exit(3)", "open(report, 'w').write('{')", "pass"])
def test_gives_nothing_when_it_did_not_get_through(bound: OpenRewrite, then: str) -> None:
    stand_in(bound, then)
    assert upgrade(bound, [Module("", "pom.xml")])[1] is None


def test_goes_as_far_as_the_set_does_then_raises_the_parent() -> None:
    text = composition(Target(spring_boot="3.5.16"))
    assert "UpgradeSpringBoot_3_3" in text
    assert "newVersion: 3.5.16" in text
    assert "UpgradeSpringBoot_3_2" in composition(Target(spring_boot="3.2.12"))


def ended(code: int) -> ToolRun:
    return ToolRun("mvn compile", code, 1.0, 1.0, 0, ())


def compiled(place: Path) -> ToolRun:
    assert (place / "pom.xml").is_file()
    (place / "target/classes").mkdir(parents=True)
    (place / "target/lib").mkdir()
    return ended(0)


def must_not(place: Path) -> ToolRun:
    raise AssertionError(place)


def test_builds_the_runner_once_for_each_state_of_its_sources(tmp_path: Path) -> None:
    sources, cache = tmp_path / "openrewrite", tmp_path / "cache"
    shutil.copytree(SOURCES, sources)
    first = runner_home(cache, compiled, {}, sources)
    assert runner_home(cache, must_not, {}, sources) == first
    assert [path.name for path in first.parent.iterdir()] == [digest(sources)], "nothing is left of the build"
    (sources / "pom.xml").write_text("<project/>")
    assert runner_home(cache, compiled, {}, sources) != first


def test_a_build_that_lost_the_race_takes_the_winners(tmp_path: Path) -> None:
    def late(place: Path) -> ToolRun:
        runner_home(tmp_path, compiled, {})
        return compiled(place)

    assert runner_home(tmp_path, late, {}) == runner_home(tmp_path, must_not, {})
    assert len(list((tmp_path / "openrewrite").iterdir())) == 1


def test_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="could not be built"):
        runner_home(tmp_path, lambda place: ended(1), {})
    assert not list((tmp_path / "openrewrite").iterdir())
    with pytest.raises(Misconfigured, match="holds no built"):
        runner_home(tmp_path, must_not, {SETTING: str(tmp_path)})
    with pytest.raises(Misconfigured, match=SETTING):
        runner_home(tmp_path, must_not, {}, tmp_path)


def test_every_version_is_written_out_and_from_the_apache_set() -> None:
    pom = (SOURCES / "pom.xml").read_text()
    assert "<artifactId>rewrite-spring</artifactId>\n      <version>5.25.1</version>" in pom
    assert "<artifactId>rewrite-migrate-java</artifactId>\n      <version>2.31.1</version>" in pom
    assert not re.search(r"LATEST|RELEASE|SNAPSHOT|recipe-bom|<scope>import|<repositor|<version>[\[(]", pom)
    blocks = re.findall(r"<(dependency|plugin)>(.*?)</\1>", pom, re.DOTALL)
    assert len(blocks) > 12
    assert all("<version>" in block for _, block in blocks)
