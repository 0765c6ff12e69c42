"""The builder agent as a real process, with a Maven that is a script of ours."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.tools.archive import pack_tree
from shared.models import BuildResult, Outcome, StepName, TestCounts
from tests.fixtures.builds import compile_error, facts, spec
from tests.fixtures.maven import FAILURE, installation, jdk, leaves_report

ROOT = Path(__file__).parents[2]
POM = """<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>demo</artifactId>
<version>1</version><parent><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-starter-parent</artifactId><version>2.7.18</version></parent></project>"""


class Place:
    """A run's exchange with one small project in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.exchange = root / "exchange"
        project = root / "project"
        (project / "src/main/java").mkdir(parents=True)
        (project / "pom.xml").write_text(POM)
        (project / "src/main/java/A.java").write_text("class A {}")
        self.exchange.mkdir()
        pack_tree(project, self.exchange / "snapshot.tar.zst")

    def start(self, step: StepName, script: str = "", **more: object) -> "subprocess.Popen[str]":
        values = {"snapshot": "snapshot.tar.zst", **more}
        (self.root / "spec.json").write_text(spec(step, **values).model_dump_json())
        home = self.root / "maven"
        if not home.exists():
            installation(home, script)
            jdk(self.root / "jdk")
        environment = {
            "PATH": "/usr/bin:/bin",
            "MAVEN_HOME": str(home),
            "JAVA_HOME": str(self.root / "jdk"),
            "AUTOBUILDER_MAVEN_REPOSITORY": str(self.root / "repository"),
            "PYTHONPATH": str(ROOT),
        }
        words = [sys.executable, "-m", "builder", self.root / "spec.json", "--exchange", self.exchange]
        words += ["--work", self.root / "work", "--cache", self.root / "cache"]
        return subprocess.Popen(
            words, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )

    def run(self, step: StepName, script: str = "", **more: object) -> tuple[BuildResult, str]:
        process = self.start(step, script, **more)
        log, _ = process.communicate(timeout=60)
        assert process.returncode == 0, log
        return self.result(step), log

    def result(self, step: StepName) -> BuildResult:
        return BuildResult.model_validate_json((self.exchange / step / "result.json").read_bytes())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_baseline_of_a_healthy_project(place: Place) -> None:
    result, log = place.run(StepName.BASELINE, "echo '[INFO] BUILD SUCCESS'\n" + leaves_report())
    assert (result.outcome, result.failure_kind, result.jdk) == (Outcome.SUCCEEDED, "", 17)
    assert TestCounts.of(result.tests).passed == 2
    assert result.tools[0].name == "mvn clean verify"
    assert result.seconds > 0
    assert result.peak_memory_bytes > 0
    assert "[INFO] BUILD SUCCESS" in log
    assert log.rstrip().endswith("Baseline succeeded.")


def test_baseline_with_failing_tests_is_a_yardstick_all_the_same(place: Place) -> None:
    result, _ = place.run(StepName.BASELINE, leaves_report(FAILURE))
    assert (result.outcome, result.failure_kind) == (Outcome.SUCCEEDED, "tests")
    assert "1 of 2 tests pass" in result.message


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("cannot find symbol", "baseline_build"),
        ("package javax.xml.bind does not exist", "baseline_jdk"),
    ],
)
def test_baseline_that_does_not_compile(place: Place, message: str, kind: str) -> None:
    result, _ = place.run(StepName.BASELINE, f"cat <<'END'\n{compile_error('$PWD/A.java', message)}END\nexit 1\n")
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, kind)
    assert message in result.message


def test_a_second_baseline_of_the_same_sources_is_the_recorded_one(place: Place) -> None:
    first, _ = place.run(StepName.BASELINE, leaves_report() + "echo ran >> $HOME/../../ran\n")
    again, log = place.run(StepName.BASELINE, run_id="hgfedcba")
    assert again.reused_from == "abcdefgh"
    assert again.tests == first.tests
    assert "its baseline is taken" in log
    assert (place.root / "ran").read_text() == "ran\n"


def test_what_an_earlier_attempt_left_in_the_scratch_directory_does_not_matter(place: Place) -> None:
    (place.root / "work" / "project" / "target").mkdir(parents=True)
    (place.root / "work" / "tmp").write_text("a file where a directory will be")
    assert place.run(StepName.BASELINE, leaves_report())[0].outcome is Outcome.SUCCEEDED


def test_a_broken_record_is_built_again(place: Place) -> None:
    place.run(StepName.BASELINE, leaves_report())
    (record,) = (place.root / "cache" / "baselines").iterdir()
    record.write_text('{"run_id": "x", "result": {"outcome": "splendid"}}')
    assert place.run(StepName.BASELINE)[0].reused_from is None


def test_trouble_with_the_environment_is_not_recorded(place: Place) -> None:
    script = (
        "echo '[INFO] BUILD FAILURE'\necho '[ERROR] Failed to execute goal on project demo: Could not resolve "
        "dependencies: Could not transfer artifact a:b:jar:1 from/to c (https://x): Connection timed out -> [Help 1]'\n"
        "exit 1\n"
    )
    result, _ = place.run(StepName.BASELINE, script)
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "environment")
    assert not (place.root / "cache" / "baselines").exists()


def test_the_projects_own_maven_settings_are_left_out(tmp_path: Path) -> None:
    place = Place(tmp_path)
    project = tmp_path / "project"
    (project / ".mvn").mkdir()
    (project / ".mvn/jvm.config").write_text("-javaagent:evil.jar")
    (project / ".mvn/maven.config").write_text("-Drevision=1.2 -DskipTests -s evil.xml")
    pack_tree(project, place.exchange / "snapshot.tar.zst")
    _, log = place.run(StepName.BASELINE, 'echo "ARGS $*"\nls -A "$MAVEN_BASEDIR"\nenv\n' + leaves_report())
    arguments = next(line for line in log.splitlines() if line.startswith("ARGS"))
    assert "-Drevision=1.2" in arguments
    assert "skipTests" not in arguments
    assert "evil" not in arguments
    assert ".mvn/jvm.config is not used" in log
    assert f"HOME={tmp_path}/work/home" in log
    assert "AUTOBUILDER_MAVEN_REPOSITORY" not in log, "the tool's environment is not the agent's"


def test_migrate_writes_the_changed_sources(place: Place) -> None:
    result, _ = place.run(StepName.MIGRATE)
    assert result.outcome is Outcome.SUCCEEDED
    assert (place.exchange / "migrate" / "snapshot.tar.zst").exists()
    assert any(edit.path == "pom.xml" for edit in result.edits)


def test_build_judges_by_the_baseline(place: Place) -> None:
    place.run(StepName.BASELINE, leaves_report(FAILURE))
    result, _ = place.run(StepName.BUILD, baseline="baseline/result.json")
    assert result.outcome is Outcome.SUCCEEDED
    assert "1 test fails as before" in result.message
    assert (place.exchange / "build" / "snapshot.tar.zst").exists()


def test_build_without_a_yardstick_counts_every_failure(place: Place) -> None:
    result, _ = place.run(StepName.BUILD, leaves_report(FAILURE))
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "tests")
    assert result.diagnostics[0].test == "a.ATests#two"


@pytest.mark.parametrize(
    ("more", "outcome", "kind"),
    [
        ({"snapshot": None}, Outcome.FAILED, "invalid_input"),
        ({"snapshot": "../secret"}, Outcome.FAILED, "invalid_input"),
        ({"target": {"java": 11, "spring_boot": "2.7.18"}}, Outcome.FAILED, "misconfigured"),
    ],
)
def test_errors_become_results(place: Place, more: dict[str, object], outcome: Outcome, kind: str) -> None:
    result, _ = place.run(StepName.BUILD, **more)
    assert (result.outcome, result.failure_kind) == (outcome, kind)


@pytest.mark.parametrize("step", [StepName.BASELINE, StepName.BUILD])
def test_without_a_fitting_gradle_the_result_says_which_is_needed(place: Place, step: StepName) -> None:
    gradle = facts().model_copy(update={"build_tool": "gradle"})
    result, _ = place.run(step, facts=gradle)
    assert (result.outcome, result.failure_kind) == (Outcome.FAILED, "gradle_unavailable")
    assert "AUTOBUILDER_GRADLE" in result.message
    if step is StepName.BUILD:
        assert (place.exchange / "build" / "snapshot.tar.zst").exists(), "what was migrated is delivered all the same"


def test_a_specification_that_can_not_be_read_is_no_result(place: Place) -> None:
    (place.root / "spec.json").write_text(json.dumps({"build_id": 1}))
    words = [sys.executable, "-m", "builder", str(place.root / "spec.json"), "--exchange", "x", "--work", "y"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "can't be read" in done.stderr


def test_sigterm_ends_the_tool_and_leaves_a_result(place: Place) -> None:
    process = place.start(StepName.BASELINE, "sleep 300 &\necho child $!\nwait\n")
    assert process.stdout is not None
    child = next(int(line.split()[1]) for line in process.stdout if line.startswith("child"))
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert process.returncode == 128 + signal.SIGTERM
    assert place.result(StepName.BASELINE).outcome is Outcome.CANCELLED
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE
    assert list((place.root / "work").iterdir()) == []


def test_a_build_over_its_time_says_how_far_it_came(place: Place) -> None:
    result, _ = place.run(StepName.BASELINE, "echo downloading\nsleep 300\n", limits={"seconds": 2})
    assert result.outcome is Outcome.TIMED_OUT
    assert "downloading" in result.diagnostics[0].detail


def test_a_killed_tool_is_out_of_memory(place: Place) -> None:
    result, _ = place.run(StepName.BASELINE, "kill -9 $$\n")
    assert result.outcome is Outcome.OUT_OF_MEMORY


def test_starts_without_what_no_step_needs() -> None:
    """Four builders a run: what each imports before it knows its step is paid four times."""
    code = "import sys, builder.agent; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split())
    assert not loaded & {"openai", "psycopg", "azure", "kubernetes", "opentelemetry", "tree_sitter", "fastapi"}
