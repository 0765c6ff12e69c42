"""prepare as the agent calls it: an archive or a directory's pack in, facts and a snapshot out."""

import zipfile
from pathlib import Path

import pytest

from pipeline.steps.prepare import prepare
from pipeline.steps.workspace import Workspace, below
from pipeline.tools.archive import digest_tree, pack_tree, unpack_snapshot
from shared.errors import InvalidRequest
from shared.models import BuildSpec, GitSource, Outcome, StepName, Target

POM = """<project><parent><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-starter-parent</artifactId><version>2.7.3</version></parent>
<artifactId>app</artifactId></project>"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "exchange").mkdir()
    (tmp_path / "scratch").mkdir()
    lines = (tmp_path / "log").open("a")
    return Workspace(
        exchange=tmp_path / "exchange",
        directory=tmp_path / "scratch",
        log=lambda line: print(line, file=lines, flush=True),
        jdks=(),
        maven_repository=tmp_path / "m2",
    )


def spec(**changes: object) -> BuildSpec:
    base = BuildSpec(
        build_id="build-r-prepare-1", run_id="r", step=StepName.PREPARE, attempt=1, target=Target(), name="app",
        output="prepare-1",
    )  # fmt: skip
    return base.model_copy(update=changes)


def upload(workspace: Workspace, **files: str) -> str:
    with zipfile.ZipFile(workspace.exchange / "upload.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return "upload.zip"


def test_an_archive_becomes_facts_and_a_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    name = upload(workspace, **{"app-main/pom.xml": POM, "app-main/src/main/java/A.java": "class A {}"})
    result = prepare(spec(archive=name), workspace)
    assert result.outcome is Outcome.SUCCEEDED
    assert result.facts is not None
    assert (result.facts.spring_boot, result.facts.files) == ("2.7.3", 2)
    unpack_snapshot(workspace.exchange / "prepare-1/snapshot.tar.zst", tmp_path / "again")
    assert digest_tree(tmp_path / "again") == result.facts.source_digest
    assert "app: maven, 1 module, Java 1.8, Spring Boot 2.7.3, 2 files" in (tmp_path / "log").read_text()


def test_the_same_source_gives_the_same_digest_by_directory_and_by_archive(workspace: Workspace) -> None:
    source = workspace.directory / "mine"
    source.mkdir()
    (source / "pom.xml").write_text(POM)
    pack_tree(source, workspace.exchange / "packed.tar.zst")
    packed = prepare(spec(archive="packed.tar.zst"), workspace).facts
    other = Workspace(workspace.exchange, source.parent / "2", workspace.log, (), workspace.maven_repository)
    other.directory.mkdir()
    zipped = prepare(spec(archive=upload(workspace, **{"pom.xml": POM})), other).facts
    assert packed and zipped and packed.source_digest == zipped.source_digest


@pytest.mark.parametrize("top", ["server/", "repo-main/server/"])
def test_a_subdirectory_is_the_project(workspace: Workspace, top: str) -> None:
    name = upload(workspace, **{f"{top}pom.xml": POM})
    result = prepare(spec(archive=name, subdir="server"), workspace)
    assert result.facts is not None
    assert result.facts.files == 1


@pytest.mark.parametrize("subdir", ["../x", "/etc", "a/../../x", "missing", "pom.xml", "a\0b", "..", "a\\..\\b"])
def test_a_subdirectory_that_is_none_is_refused(workspace: Workspace, subdir: str) -> None:
    name = upload(workspace, **{"pom.xml": POM, "a/b": ""})
    with pytest.raises(InvalidRequest):
        prepare(spec(archive=name, subdir=subdir), workspace)
    assert not (workspace.exchange / "prepare-1/snapshot.tar.zst").exists()


@pytest.mark.parametrize("way", ["archive", "snapshot"])
def test_links_out_are_left_out_and_said(workspace: Workspace, tmp_path: Path, way: str) -> None:
    source, secret = tmp_path / "mine", tmp_path / "secret"
    (source / "conf").mkdir(parents=True)
    secret.write_text("token")
    (source / "pom.xml").write_text(POM)
    (source / "conf/a.properties").symlink_to(secret)
    (source / "all").symlink_to("..")
    (source / "same").symlink_to("conf")
    pack_tree(source, workspace.exchange / "packed.tar.zst", every_link=True)
    facts = prepare(spec(**{way: "packed.tar.zst"}), workspace).facts
    assert facts is not None
    (said,) = facts.warnings
    assert said.endswith("the patch leaves them: all, conf/a.properties.")
    unpack_snapshot(workspace.exchange / "prepare-1/snapshot.tar.zst", tmp_path / "again")
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == ["pom.xml", "same"]
    assert digest_tree(source) == facts.source_digest


def test_a_link_to_beside_the_subdirectory_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine/server").mkdir(parents=True)
    (tmp_path / "mine/shared.txt").write_text("x")
    (tmp_path / "mine/server/pom.xml").write_text(POM)
    (tmp_path / "mine/server/shared.txt").symlink_to("../shared.txt")
    pack_tree(tmp_path / "mine", workspace.exchange / "packed.tar.zst", every_link=True)
    facts = prepare(spec(archive="packed.tar.zst", subdir="server"), workspace).facts
    assert facts is not None
    assert (facts.files, len(facts.warnings)) == (1, 1)


def test_a_build_file_that_is_a_link_out_is_none(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "pom.xml").write_text(POM)
    (tmp_path / "mine/pom.xml").symlink_to("../pom.xml")
    pack_tree(tmp_path / "mine", workspace.exchange / "packed.tar.zst", every_link=True)
    with pytest.raises(InvalidRequest, match=r"no pom\.xml"):
        prepare(spec(archive="packed.tar.zst"), workspace)


def test_bad_sources_are_the_callers_to_change(workspace: Workspace) -> None:
    for changes in (
        {},
        {"archive": "none.zip"},
        {"archive": "../../etc/passwd"},
        {"git": GitSource(url="file:///etc")},
    ):
        with pytest.raises(InvalidRequest):
            prepare(spec(**changes), workspace)


def test_paths_stay_below_their_root_even_through_links(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/up").symlink_to("..")
    assert below(tmp_path / "in", "a/b") == tmp_path / "in/a/b"
    for path in ("up/x", "..", "/x", "a/../../x", "a\\b"):
        with pytest.raises(InvalidRequest):
            below(tmp_path / "in", path)


def test_an_output_has_its_directory(workspace: Workspace) -> None:
    place = workspace.output("prepare-1", "deep/report.json")
    place.write_text("x")
    assert workspace.input("prepare-1/deep/report.json").read_text() == "x"
