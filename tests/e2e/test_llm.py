"""What no fixer knows, repaired by a (scripted) language model and proved like everything else."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Installation
from tests.fixtures.llm_server import LlmServer, proposal, replace

pytestmark = pytest.mark.e2e

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
    <parent>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-starter-parent</artifactId>
        <version>2.7.18</version>
        <relativePath/>
    </parent>
    <groupId>shop</groupId>
    <artifactId>shop</artifactId>
    <version>1</version>
    <properties>
        <java.version>1.8</java.version>
    </properties>
    <dependencies>
        <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter</artifactId>
        </dependency>
        <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-test</artifactId>
            <scope>test</scope>
        </dependency>
    </dependencies>
</project>
"""
SORTING = """package shop;

import java.util.Comparator;

import org.springframework.util.comparator.CompoundComparator;

class Sorting {

    @SuppressWarnings({"deprecation", "unchecked"})
    Comparator<String> byLengthThenName() {
        return new CompoundComparator<String>(Comparator.comparing(String::length), Comparator.<String>naturalOrder());
    }
}
"""
TEST = """package shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortingTest {

    @Test
    void shorterNamesComeFirst() {
        assertThat(new Sorting().byLengthThenName().compare("b", "aa")).isNegative();
    }
}
"""
PATH = "src/main/java/shop/Sorting.java"
CURE = proposal(
    replace(
        PATH,
        "new CompoundComparator<String>(Comparator.comparing(String::length), Comparator.<String>naturalOrder())",
        "Comparator.comparing(String::length).thenComparing(Comparator.<String>naturalOrder())",
    ),
    replace(PATH, "import org.springframework.util.comparator.CompoundComparator;\n\n", ""),
    cause="CompoundComparator was removed; thenComparing does the same.",
)
CHEAT = proposal(
    replace("src/test/java/shop/SortingTest.java", "    @Test\n", "    @org.junit.jupiter.api.Disabled\n    @Test\n")
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    for path, text in (("pom.xml", POM), (PATH, SORTING), ("src/test/java/shop/SortingTest.java", TEST)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def test_a_cure_is_taken_after_a_cheat_was_refused(
    installation: Installation, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LlmServer([CHEAT, CURE]) as server:
        monkeypatch.setenv("AUTOBUILDER_LLM_PROVIDER", "openai")
        monkeypatch.setenv("AUTOBUILDER_LLM_MODEL", "scripted")
        monkeypatch.setenv("AUTOBUILDER_LLM_BASE_URL", server.openai_url)
        monkeypatch.setenv("AUTOBUILDER_LLM_KEY", "sk-not-a-real-key")
        done = installation.run("migrate", str(source), "--json")
        prompt = server.requests[0].prompt
    assert done.returncode == 0, done.stderr
    assert "thenComparing(java.util.Comparator<? super T>)" in prompt, "the types as javap shows them"
    report = json.loads(done.stdout)
    assert report["verification"]["passed"]
    assert [change["files"] for change in report["changes"]["llm"]] == [[PATH]]
    out = installation.cwd / "autobuilder-out" / "shop"
    assert "thenComparing" in (out / "project" / PATH).read_text()
    assert "Disabled" not in (out / "migration.patch").read_text()
    assert all("sk-not-a-real-key" not in path.read_text() for path in (out / "logs").glob("*.log"))


def test_without_a_model_the_rest_is_reported_with_a_next_action(installation: Installation, source: Path) -> None:
    done = installation.run("migrate", str(source), "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["failure"]["step"] == "build"
    assert "CompoundComparator" in report["failure"]["next_action"]
