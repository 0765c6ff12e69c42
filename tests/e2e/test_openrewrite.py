"""OpenRewrite's pinned set, resolved and built for real: its licences, and that the runner does as the plugin does."""

import os
import re
import shutil
from pathlib import Path

import pytest

from pipeline.sources.project import source_paths
from pipeline.sources.xml import parse_xml
from pipeline.steps.attempt import Deadline
from pipeline.steps.build_tools import maven
from pipeline.steps.recipes import FirstPass, openrewrite, run_recipes
from pipeline.steps.workspace import Workspace
from pipeline.tools.analysis import analyse
from pipeline.tools.jdk import find_jdks, fitting
from pipeline.tools.maven import Maven
from pipeline.tools.openrewrite import RECIPE_NAME, composition
from pipeline.tools.openrewrite_build import SETTING, SOURCES
from shared.models import BuildSpec, ProjectFacts, StepName, Target
from shared.settings import Settings

pytestmark = pytest.mark.e2e

EXAMPLES = Path(__file__).parents[2] / "examples"
TARGET = Target(spring_boot="3.5.16")
PLUGIN = "org.openrewrite.maven:rewrite-maven-plugin:5.46.3:run"
RECIPES = "org.openrewrite.recipe:rewrite-spring:5.25.1,org.openrewrite.recipe:rewrite-migrate-java:2.31.1"
MARKER = re.compile(rb"/\*~~(?:\(.*?\)~~)?>\*/|<!--~~(?:\(.*?\)~~)?>-->|~~(?:\([^\n]*?\)~~)?>", re.DOTALL)

OPEN = re.compile(
    r"apache|\bmit\b|bsd|eclipse (?:public|distribution)|\bepl\b|\bedl\b|public domain|cc0|unicode"
    r"|bouncy castle|go license|mozilla public|universal permissive|\bgpl.*classpath exception",
    re.IGNORECASE,
)
"""Licences that let us run and offer it; OpenRewrite's own modules must be Apache-2.0."""
JAR = re.compile(r"^\s+([\w.\-]+):([\w.\-]+):jar:(?:[\w.\-]+:)?([\w.\-]+):(?:compile|runtime)")
"""In dependency:list, possibly with a classifier."""

LINKS = {"src/main/java/linked": "", "src/main/java/Link.java": "Out.java", "src/main/resources": "", "src/test": ""}
POM = (
    "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.springframework.boot</groupId>"
    "<artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version><relativePath/></parent>"
    "<groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency>"
    "<groupId>no.such</groupId><artifactId>thing</artifactId><version>1</version></dependency></dependencies>"
    "<build><sourceDirectory>${project.basedir}/SOURCES</sourceDirectory></build></project>"
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Its cache keeps the runner that the first test builds."""
    root = tmp_path_factory.mktemp("openrewrite")
    for name in ("exchange", "scratch"):
        (root / name).mkdir()
    return Workspace(
        exchange=root / "exchange",
        directory=root / "scratch",
        log=print,
        jdks=find_jdks(),
        maven_repository=Path(os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or Settings().repository_dir).resolve(),
        cache=root / "cache",
    )


@pytest.fixture(autouse=True)
def nothing_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def pinned(workspace: Workspace, root: Path) -> Maven:
    return maven(workspace, root, fitting(workspace.jdks, "17"))


def licences(repository: Path, group: str, artifact: str, version: str) -> list[str]:
    """Names and addresses in the POM, or in the nearest parent that has any."""
    pom = parse_xml(
        (repository / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.pom").read_bytes()
    )
    found = [f"{each.value('name') or ''} {each.value('url') or ''}".strip() for each in pom.all("licenses", "license")]
    parent = pom.find("parent")
    if found or parent is None:
        return found
    return licences(repository, *((parent.value(part) or "") for part in ("groupId", "artifactId", "version")))


def test_nothing_of_the_runner_is_under_a_licence_that_forbids_this_product(
    workspace: Workspace, tmp_path: Path
) -> None:
    """All that its POM resolves is what it is built with, what an image ships and what runs."""
    shutil.copy(SOURCES / "pom.xml", tmp_path / "pom.xml")
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:list"
    properties = [f"-DoutputFile={tmp_path}/list", "-DincludeScope=runtime"]
    run = pinned(workspace, tmp_path).run([goal], timeout=900, properties=properties)
    assert run.passed, run.lines[-20:]
    lines = (tmp_path / "list").read_text().splitlines()
    resolved = sorted({(m[1], m[2], m[3]) for line in lines if (m := JAR.match(line))})
    found = {":".join(gav): licences(workspace.maven_repository, *gav) for gav in resolved}
    assert len(found) > 60
    own = {gav: names for gav, names in found.items() if gav.startswith("org.openrewrite")}
    assert {
        "org.openrewrite.recipe:rewrite-spring:5.25.1",
        "org.openrewrite.recipe:rewrite-migrate-java:2.31.1",
    } <= own.keys()
    assert not {gav: names for gav, names in own.items() if not any("apache" in name.lower() for name in names)}
    assert not {gav: names for gav, names in found.items() if not any(OPEN.search(name) for name in names)}


def first_pass(workspace: Workspace, root: Path, facts: ProjectFacts | None = None) -> FirstPass:
    spec = BuildSpec(
        build_id="b", run_id="r", step=StepName.MIGRATE, attempt=1, target=TARGET, name=root.name, output="out"
    )
    return run_recipes(spec, workspace, root, facts or analyse(root, root.name))


def by_plugin(workspace: Workspace, root: Path) -> None:
    """The plugin compiles the project first, with all that its build runs; the runner must not need that."""
    configuration = workspace.directory / "rewrite.yml"
    configuration.write_text(composition(TARGET))
    properties = [
        f"-Drewrite.recipeArtifactCoordinates={RECIPES}",
        f"-Drewrite.activeRecipes={RECIPE_NAME}",
        f"-Drewrite.configLocation={configuration}",
    ]
    run = pinned(workspace, root).run([PLUGIN], timeout=1200, properties=properties)
    assert run.passed, run.lines[-20:]


def contents(root: Path) -> dict[str, bytes]:
    return {path: MARKER.sub(b"", (root / path).read_bytes()) for path in source_paths(root)}


@pytest.mark.parametrize("name", ["bookstore", "warehouse"])
def test_changes_what_the_maven_plugin_changes(workspace: Workspace, tmp_path: Path, name: str) -> None:
    ours, theirs = tmp_path / "ours" / name, tmp_path / "theirs" / name
    for root in (ours, theirs):
        shutil.copytree(EXAMPLES / name, root, ignore=shutil.ignore_patterns("target"))
    done = first_pass(workspace, ours)
    by_plugin(workspace, theirs)
    assert len(done.edits) > 10
    assert done.notes == ()
    assert contents(ours) == contents(theirs)
    assert contents(ours) != contents(EXAMPLES / name)


def test_changes_the_sources_of_a_gradle_project(workspace: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "orders"
    shutil.copytree(EXAMPLES / "orders-gradle", root)
    done = first_pass(workspace, root)
    assert not [note for note in done.notes if "types" in note], "the jars are found by what the script declares"
    security = (root / "src/main/java/com/harborline/orders/config/SecurityConfig.java").read_text()
    assert "SecurityFilterChain filterChain(HttpSecurity http)" in security, "that takes type attribution"
    assert "jakarta.persistence" in (root / "src/main/java/com/harborline/orders/model/PurchaseOrder.java").read_text()
    assert (root / "build.gradle").read_bytes() == (EXAMPLES / "orders-gradle/build.gradle").read_bytes()


@pytest.mark.parametrize("sources", ["src/main/java", "../outside", "src/main/java/linked"])
def test_reads_nothing_outside_of_the_project(workspace: Workspace, tmp_path: Path, sources: str) -> None:
    """Not by links (a snapshot has none that leads out, so they are laid after it was looked at), not by source
    directories that climb out; and a POM that can't be resolved is told."""
    root, outside = tmp_path / "project", tmp_path / "outside"
    (outside / "java").mkdir(parents=True)
    servlet = "import javax.servlet.http.HttpServletRequest;\nclass {name} {{ HttpServletRequest request; }}\n"
    for place in ("Out.java", "java/Test.java"):
        (outside / place).write_text(servlet.format(name=Path(place).stem))
    (outside / "application.properties").write_text("server.max-http-header-size=1\n")
    (root / "src/main/java").mkdir(parents=True)
    (root / "src/main/java/In.java").write_text(servlet.format(name="In"))
    (root / "pom.xml").write_text(POM.replace("SOURCES", sources))
    facts = analyse(root, "project")
    for name, target in LINKS.items():
        (root / name).symlink_to(outside / target)
    before = {path: path.read_bytes() for path in outside.rglob("*.*")}
    done = first_pass(workspace, root, facts)
    assert {edit.path for edit in done.edits} <= {"pom.xml", "src/main/java/In.java"}
    assert {path: path.read_bytes() for path in outside.rglob("*.*")} == before
    assert any("no.such:thing" in note for note in done.notes), done.notes


def test_is_built_once(workspace: Workspace) -> None:
    deadline = Deadline.after(900)
    first = openrewrite(workspace, EXAMPLES, deadline).home
    assert openrewrite(workspace, EXAMPLES, deadline).home == first
    assert not [path for path in first.rglob("*.jar") if re.search("trove4j|kotlin-compiler", path.name)]
