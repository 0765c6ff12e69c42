"""Which Gradle fits a project, and what a Gradle log says."""

from pathlib import Path

import pytest

from pipeline.tools.gradle import Gradle, GradleMissing, fits, fitting_gradle, runs_on, wrapper_version
from pipeline.tools.gradle_log import gradle_diagnostics
from pipeline.tools.jdk import Jdk
from shared.models import Wave

LOG = """> Task :core:compileJava FAILED
/build/project/core/src/main/java/a/A.java:3: error: package javax.servlet does not exist
import javax.servlet.Filter;
                    ^
/build/project/core/src/main/java/a/A.java:9: error: cannot find symbol
        foo();
        ^
  symbol:   method foo()
  location: class A
2 errors

> Task :compileTestJava FAILED
/build/project/src/test/java/a/ATests.java:4: error: package org.junit does not exist

FAILURE: Build completed with 2 failures.

1: Task failed with an exception.
-----------
* What went wrong:
Execution failed for task ':core:compileJava'.
> Compilation failed; see the compiler error output for details.

* Try:
> Run with --stacktrace option to get the stack trace.
==============================================================================
2: Task failed with an exception.
-----------
* What went wrong:
A problem occurred evaluating root project 'demo'.
> Could not find method compile() for arguments [x] on object of type y.

* Try:
> Run with --info.
"""


def test_reads_compiler_errors_and_what_went_wrong() -> None:
    found = list(gradle_diagnostics(LOG.splitlines()))
    assert [(d.wave, d.line, d.module, d.message) for d in found] == [
        (Wave.IMPORTS, 3, "core", "package javax.servlet does not exist"),
        (Wave.TYPES, 9, "core", "cannot find symbol"),
        (Wave.TEST_COMPILE, 4, ".", "package org.junit does not exist"),
        (Wave.POM, None, None, "A problem occurred evaluating root project 'demo'."),
    ]
    assert "symbol:   method foo()" in found[1].detail
    assert "Could not find method compile()" in found[3].detail


def test_a_feed_out_of_reach_is_the_environment() -> None:
    log = "* What went wrong:\nCould not resolve a:b:1.\n> Could not GET 'https://x'. Received status code: 401\n"
    assert [d.wave for d in gradle_diagnostics(log.splitlines())] == [Wave.ENVIRONMENT]


def distribution(root: Path, version: str) -> Path:
    for place in ("bin", "lib"):
        (root / version / place).mkdir(parents=True)
    script = root / version / "bin" / "gradle"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    (root / version / "lib" / f"gradle-core-{version}.jar").touch()
    return root / version


def wrapped(root: Path, version: str) -> Path:
    place = root / "project" / "gradle" / "wrapper"
    place.mkdir(parents=True)
    url = f"https\\://services.gradle.org/distributions/gradle-{version}-bin.zip"
    (place / "gradle-wrapper.properties").write_text(f"distributionBase=GRADLE_USER_HOME\ndistributionUrl={url}\n")
    return root / "project"


def test_takes_the_distribution_of_the_wrappers_line(tmp_path: Path) -> None:
    project = wrapped(tmp_path, "8.4")
    places = [distribution(tmp_path, version) for version in ("4.4.1", "8.2", "8.14")]
    environment = {"AUTOBUILDER_GRADLE": ":".join(map(str, places)), "PATH": ""}
    assert wrapper_version(project) == (8, 4)
    assert fitting_gradle(project, 17, environment) == places[2] / "bin" / "gradle"


def test_says_what_is_needed_when_none_fits(tmp_path: Path) -> None:
    project = wrapped(tmp_path, "6.9.1")
    environment = {"AUTOBUILDER_GRADLE": str(distribution(tmp_path, "4.4.1")), "PATH": ""}
    needed = r"Gradle 6\.9\.1 or a later 6\.x that runs on JDK 11 \(found here: 4\.4\.1\)"
    with pytest.raises(GradleMissing, match=needed):
        fitting_gradle(project, 11, environment)
    with pytest.raises(GradleMissing, match="none was found here"):
        fitting_gradle(project, 11, {"PATH": ""})


@pytest.mark.parametrize(
    ("version", "jdk", "able"),
    [((7, 3), 17, True), ((7, 2), 17, False), ((8, 4), 21, False), ((8, 5), 21, True), ((9, 0), 11, False),
     ((4, 4, 1), 8, True), ((6, 9), 11, True), ((6, 9), 16, True)],
)  # fmt: skip
def test_knows_which_gradle_runs_on_which_jdk(version: tuple[int, ...], jdk: int, able: bool) -> None:
    assert runs_on(version, jdk) is able


def test_failed_tests_are_tolerated_by_a_script_of_ours(tmp_path: Path) -> None:
    script = distribution(tmp_path, "8.14") / "bin" / "gradle"
    script.write_text('#!/bin/sh\nfor word in "$@"; do echo "$word"; test -f "$word" && cat "$word"; done\nexit 0\n')
    (tmp_path / "project").mkdir()
    gradle = Gradle(script, Jdk(17, Path("/opt/jdk"), "x"), tmp_path / "project", tmp_path / "scratch", lambda _: None)
    strict, tolerant = (gradle.run(["clean", "build"], timeout=20, tolerant=t) for t in (False, True))
    assert strict.lines[-2:] == tolerant.lines[-2:] == ("clean", "build")
    assert not any("ignoreFailures" in line for line in strict.lines)
    assert any("ignoreFailures = true" in line for line in tolerant.lines)


def test_a_project_without_wrapper_takes_any() -> None:
    assert fits((8, 14), None)
    assert not fits((9, 0), (8, 4))


def test_checkstyles_violations_take_the_place_of_the_task_that_they_failed() -> None:
    log = """> Task :checkstyleMain FAILED
[ant:checkstyle] [ERROR] /p/src/main/java/A.java:3:8: Unused import - java.util.Map. [UnusedImports]
[ant:checkstyle] [WARN] /p/src/main/java/A.java:4: Line is longer than 80 characters (found 90). [LineLength]

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':checkstyleMain'.
> Checkstyle rule violations were found. See the report at: file:///p/build/reports/checkstyle/main.html
"""
    assert [(d.wave, d.path, d.line, d.message) for d in gradle_diagnostics(log.splitlines())] == [
        (Wave.PLUGIN, "/p/src/main/java/A.java", 3, "UnusedImports: Unused import - java.util.Map.")
    ]
