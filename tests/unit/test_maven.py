"""How Maven is started: lean, on our own terms, with nothing of the machine's or the project's settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.steps.attempt import Deadline
from pipeline.steps.build_tools import MavenTool
from pipeline.tools.elsewhere import left_out
from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import Maven, toolchains
from pipeline.tools.places import Places
from tests.fixtures.maven import installation

JDKS = (Jdk(8, Path("/opt/jdk & 8"), "a"), Jdk(17, Path("/opt/jdk17"), "b"))


@pytest.fixture
def maven(tmp_path: Path) -> Maven:
    home = installation(tmp_path / "maven", 'for word in "$@"; do echo "$word"; done\n')
    root = tmp_path / "project"
    root.mkdir()
    (root / "pom.xml").write_text("<project/>")
    return Maven(
        home / "bin" / "mvn", JDKS[1], root, tmp_path / "scratch", tmp_path / "repository", None, JDKS, lambda _: None
    )


def test_runs_on_the_chosen_jdk_with_a_home_of_its_own(maven: Maven) -> None:
    environment = maven.environment
    assert environment["JAVA_HOME"] == "/opt/jdk17"
    assert environment["PATH"].startswith("/opt/jdk17/bin:")
    assert environment["HOME"] == f"{maven.scratch}/home"
    assert f"-Duser.home={maven.scratch}/home" in environment["JAVA_TOOL_OPTIONS"], "the JVM does not read HOME"
    assert environment["MAVEN_SKIP_RC"] == "1"


def test_the_projects_wrapper_is_never_started(maven: Maven) -> None:
    """Case 27: it would download and run what the project names."""
    for name in ("mvnw", "mvn"):
        (maven.root / name).write_text("#!/bin/sh\necho the wrapper\n")
        (maven.root / name).chmod(0o755)
    properties = maven.root / ".mvn" / "wrapper" / "maven-wrapper.properties"
    properties.parent.mkdir(parents=True)
    properties.write_text("distributionUrl=https://elsewhere.example/maven.zip\n")
    run = maven.run(["verify"], timeout=20)
    assert "the wrapper" not in run.lines and "elsewhere" not in " ".join(run.lines)
    assert run.lines[-1] == "verify"


def test_lean_flags_reach_the_forked_jvm_too(maven: Maven) -> None:
    assert "-XX:TieredStopAtLevel=1" in maven.environment["JAVA_TOOL_OPTIONS"]
    assert "-XX:+UseSerialGC" in maven.environment["JAVA_TOOL_OPTIONS"]


def test_opens_the_jdk_only_when_asked(maven: Maven) -> None:
    assert "--add-opens" not in maven.environment["JAVA_TOOL_OPTIONS"]
    opened = replace(maven, opened=True).environment["JAVA_TOOL_OPTIONS"]
    assert "--add-opens=jdk.compiler/com.sun.tools.javac.processing=ALL-UNNAMED" in opened
    assert "-XX:TieredStopAtLevel=1" in opened


def test_a_project_with_a_collector_of_its_own_keeps_it(maven: Maven) -> None:
    (maven.root / "app").mkdir()
    (maven.root / "app" / "pom.xml").write_text("<project><argLine>-Xmx1g -XX:+UseG1GC</argLine></project>")
    assert "UseSerialGC" not in maven.environment["JAVA_TOOL_OPTIONS"]
    assert "UseSerialGC" in maven.environment["MAVEN_OPTS"]


def test_passes_words_whole_and_keeps_going(maven: Maven) -> None:
    run = maven.run(["clean", "verify"], timeout=20, properties=["-Dname=two words"])
    assert run.lines[-3:] == ("-Dname=two words", "clean", "verify")
    assert {"-B", "-ntp", "-fae", f"-Dmaven.repo.local={maven.repository}"} <= set(run.lines)
    assert not {"-o", "-s"} & set(run.lines)
    assert run.name == "mvn clean verify"


def test_takes_versions_from_the_projects_configuration_and_nothing_else(maven: Maven) -> None:
    (maven.root / ".mvn").mkdir()
    (maven.root / ".mvn" / "maven.config").write_text(
        "-Drevision=1.2.3-rc.1\n-Dchangelist=\n-DskipTests -Dsha1=$(id) -T4"
    )
    words = maven.run(["verify"], timeout=20).lines
    assert "-Drevision=1.2.3-rc.1" in words
    assert "-Dchangelist=" in words
    assert not any("skip" in word or "sha1" in word or word == "-T4" for word in words)


def test_a_linked_configuration_is_not_read(maven: Maven, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("-Drevision=9")
    (maven.root / ".mvn").mkdir()
    (maven.root / ".mvn" / "maven.config").symlink_to(tmp_path / "outside")
    assert "-Drevision=9" not in maven.run(["verify"], timeout=20).lines


def test_offers_every_jdk_as_a_toolchain() -> None:
    text = toolchains(JDKS)
    assert "<version>1.8</version>" in text
    assert "<version>17</version>" in text
    assert "<jdkHome>/opt/jdk &amp; 8</jdkHome>" in text


def test_failed_tests_and_what_they_leave_uncovered_do_not_end_a_tolerant_build(maven: Maven) -> None:
    tool = MavenTool(maven, Places(maven.root), Deadline.after(20))
    strict, tolerant = (tool.verify(tolerant=choice).run.lines for choice in (False, True))
    assert set(tolerant) - set(strict) == {"-Dmaven.test.failure.ignore=true", "-Djacoco.haltOnFailure=false"}


def test_plugins_reach_the_packages_that_the_project_opens_to_them_and_nothing_else_is_taken(maven: Maven) -> None:
    config = maven.root / ".mvn" / "jvm.config"
    config.parent.mkdir()
    config.write_text(
        "--add-opens java.base/java.lang=ALL-UNNAMED\n--add-exports=java.base/sun.nio.ch=ALL-UNNAMED -Xmx9g\n"
        "-javaagent:evil.jar --add-opens=java.base/java.io=evil --add-opens $(id)/a=ALL-UNNAMED --patch-module a=b\n"
    )
    words = maven.environment["MAVEN_OPTS"].split()
    assert [word for word in words if not word.startswith("-X")] == [
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    ]
    assert "-Xmx9g" not in words
    assert "--add-opens" not in replace(maven, jdk=JDKS[0]).environment["MAVEN_OPTS"], "JDK 8 would not start"


PLUGINS = "".join(
    f"<plugin><artifactId>{name}</artifactId></plugin>"
    for name in ("maven-gpg-plugin", "docker-maven-plugin", "dependency-check-maven", "maven-jar-plugin")
)


def test_what_needs_a_key_a_daemon_or_the_network_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "app" / "pom.xml").write_text(f"<project>{PLUGINS}</project>")
    daemon = tmp_path / "docker.sock"

    assert left_out(tmp_path, daemon) == [
        "-Dgpg.skip=true", "-Ddependency-check.skip=true", "-Ddocker.skip=true", "-DskipDocker=true",
    ]  # fmt: skip
    daemon.touch()
    assert left_out(tmp_path, daemon) == ["-Dgpg.skip=true", "-Ddependency-check.skip=true"]
    assert left_out(tmp_path / "nothing", daemon) == []
