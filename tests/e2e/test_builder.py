"""The builder agent with the real Maven on projects of a few files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.tools.archive import pack_tree, unpack_snapshot
from shared.models import BuildResult, Outcome, StepName
from shared.settings import Settings
from tests.fixtures.builds import spec

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
BOOT = """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
    <parent>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-starter-parent</artifactId>
        <version>3.5.16</version>
    </parent>
    <groupId>com.example</groupId>
    <artifactId>demo</artifactId>
    <version>1.0</version>
    <properties>
        <java.version>17</java.version>
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
    <build>
        <plugins>
            <plugin>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-maven-plugin</artifactId>
            </plugin>{plugin}
        </plugins>
    </build>
</project>
"""
JAVAFORMAT = """
            <plugin>
                <groupId>io.spring.javaformat</groupId>
                <artifactId>spring-javaformat-maven-plugin</artifactId>
                <version>0.0.43</version>
                <executions>
                    <execution>
                        <phase>validate</phase>
                        <goals>
                            <goal>validate</goal>
                        </goals>
                    </execution>
                </executions>
            </plugin>"""
APP = """package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class App {
    public static void main(String[] args) {
        SpringApplication.run(App.class, args);
    }
}
"""
TEST = """package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class AppTests {
    @Test
    void starts() {
        assertThat(System.getProperty("user.home")).endsWith("/home");
    }
}
"""


def run(root: Path, step: StepName, files: dict[str, str], **more: object) -> tuple[BuildResult, str]:
    project, exchange = root / "project", root / "exchange"
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    exchange.mkdir(exist_ok=True)
    pack_tree(project, exchange / "snapshot.tar.zst")
    (root / "spec.json").write_text(spec(step, snapshot="snapshot.tar.zst", **more).model_dump_json())
    words = [sys.executable, "-m", "builder", str(root / "spec.json"), "--exchange", str(exchange)]
    warm = os.environ.get("AUTOBUILDER_MAVEN_REPOSITORY") or str(Settings().repository_dir)
    done = subprocess.run(
        [*words, "--work", str(root / "work"), "--cache", str(root / "cache")],
        cwd=ROOT,
        env=os.environ | {"AUTOBUILDER_MAVEN_REPOSITORY": warm},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
        timeout=600,
    )
    return BuildResult.model_validate_json((exchange / step / "result.json").read_bytes()), done.stdout


def test_a_build_proves_itself(tmp_path: Path) -> None:
    """Tests run in a home of their own; class versions, class path and the jar are evidence."""
    files = {
        "pom.xml": BOOT.format(plugin=""),
        "src/main/java/com/example/App.java": APP,
        "src/test/java/com/example/AppTests.java": TEST,
    }
    result, log = run(tmp_path, StepName.BUILD, files)
    assert result.outcome is Outcome.SUCCEEDED, log
    assert [test.name for test in result.tests] == ["com.example.AppTests#starts"]
    assert [(v.module, v.majors) for v in result.class_versions] == [(".", {61: 1})]
    assert "org.springframework.boot:spring-boot:3.5.16:runtime" in result.classpath
    assert "org.springframework.boot:spring-boot-test:3.5.16:test" in result.classpath
    assert [jar.name for jar in result.jars] == ["demo-1.0.jar"]
    assert (tmp_path / "exchange" / result.jars[0].path).stat().st_size == result.jars[0].bytes


def test_a_formatters_refusal_is_answered_by_the_formatter(tmp_path: Path) -> None:
    files = {"pom.xml": BOOT.format(plugin=JAVAFORMAT), "src/main/java/com/example/App.java": APP}
    result, log = run(tmp_path, StepName.BUILD, files)
    assert result.outcome is Outcome.SUCCEEDED, log
    assert [(e.fixer, e.path) for e in result.edits] == [
        ("format-with-project-tool", "src/main/java/com/example/App.java")
    ]
    unpack_snapshot(tmp_path / "exchange/build/snapshot.tar.zst", tmp_path / "delivered")
    delivered = (tmp_path / "delivered/src/main/java/com/example/App.java").read_text()
    assert "\tpublic static void main" in delivered
    assert not (tmp_path / "delivered/target").exists()


def test_the_projects_maven_extensions_are_not_loaded(tmp_path: Path) -> None:
    extension = "<extension><groupId>com.acme</groupId><artifactId>evil</artifactId><version>1</version></extension>"
    files = {
        "pom.xml": "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>demo</artifactId>"
        "<version>${revision}</version><packaging>pom</packaging>"
        "<name>${maven.multiModuleProjectDirectory}</name></project>",
        ".mvn/extensions.xml": f"<extensions>{extension}</extensions>",
        ".mvn/jvm.config": "-XX:NoSuchFlag=1",
        ".mvn/maven.config": "-Drevision=7\n--no-such-option\n",
    }
    result, log = run(tmp_path, StepName.BASELINE, files)
    assert result.outcome is Outcome.SUCCEEDED, log
    assert f"Building {tmp_path}/work/project 7" in log


def test_each_broken_module_and_each_whole_one_reports(tmp_path: Path) -> None:
    def module(name: str) -> str:
        return (
            "<project><modelVersion>4.0.0</modelVersion><parent><groupId>a</groupId><artifactId>demo</artifactId>"
            f"<version>1</version></parent><artifactId>{name}</artifactId></project>"
        )

    files = {
        "pom.xml": "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>demo</artifactId>"
        "<version>1</version><packaging>pom</packaging><modules><module>one</module><module>two</module></modules>"
        "<properties><maven.compiler.source>17</maven.compiler.source>"
        "<maven.compiler.target>17</maven.compiler.target></properties></project>",
        "one/pom.xml": module("one"),
        "one/src/main/java/A.java": "class A { Missing missing; }",
        "two/pom.xml": module("two"),
        "two/src/main/java/B.java": 'class B { int b = "b"; }',
    }
    modules = [{"path": p, "artifact": a} for p, a in ((".", "demo"), ("one", "one"), ("two", "two"))]
    facts = json.loads(spec().model_dump_json())["facts"] | {"modules": modules}
    result, log = run(tmp_path, StepName.BUILD, files, facts=facts)
    assert result.outcome is Outcome.FAILED, log
    assert [(d.wave, d.module, d.path) for d in result.diagnostics] == [
        ("imports", "one", "one/src/main/java/A.java"),
        ("types", "two", "two/src/main/java/B.java"),
    ]
