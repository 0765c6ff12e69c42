"""assess: what rules would do, what a person must decide, and pages that show it."""

from pathlib import Path

import pytest
from gate_evidence import project

from pipeline.assess import assess
from pipeline.fixers.base import Case, Fixer, fixer
from pipeline.person_rules import CHECKS, MANUAL
from pipeline.rendering.assessment import render_assessment_html, render_assessment_markdown
from pipeline.sources.project import Change
from shared.models import ProjectFacts, Target, Wave

FACTS = ProjectFacts(
    name="<b>shop</b>",
    build_tool="maven",
    modules=(),
    java="1.8",
    spring_boot="2.7.3",
    source_digest="",
    files=1,
    bytes=1,
    warnings=("The parent POM is not public.",),
)
POWERMOCK = "<dependency><groupId>org.powermock</groupId><artifactId>powermock-core</artifactId></dependency>"
A = "src/main/java/A.java"


@fixer("drop-zuul", title="Drop Zuul", source="A test.", wave=Wave.TYPES)
def drop_zuul(case: Case) -> list[Change]:
    paths = case.project.java_paths(b"com.netflix.zuul")
    return [Change.text(path, "class A {}", "Zuul is gone") for path in paths]


def titles(
    files: dict[str, str], severity: str, fixers: tuple[Fixer, ...] = (), target: Target | None = None
) -> list[str]:
    found = assess(project(files), FACTS, target or Target(), fixers).findings
    return [finding.title for finding in found if finding.severity == severity]


def test_says_what_each_rule_would_change_without_changing_it() -> None:
    tree = project({A: "import com.netflix.zuul.ZuulFilter; class A {}"})
    found = assess(tree, FACTS, Target(), (drop_zuul,))
    assert [(change.fixer, [edit.path for edit in change.edits]) for change in found.planned] == [("drop-zuul", [A])]
    assert [finding.rule for finding in found.findings] == ["drop-zuul"]
    assert tree.text(A).startswith("import")


def test_a_person_decides_only_what_no_rule_took_care_of() -> None:
    files = {A: "import com.netflix.zuul.ZuulFilter; class A {}"}
    assert titles(files, "manual") == ["Zuul has no release for Spring Boot 3"]
    assert titles(files, "manual", (drop_zuul,)) == []


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("pom.xml", f"<project><dependencies>{POWERMOCK}</dependencies></project>", "PowerMock"),
        (A, "import org.springframework.remoting.rmi.*; class A {}", "Spring remoting"),
        (A, "import org.hibernate.criterion.Restrictions; class A {}", "Hibernate's own Criteria"),
        ("build.gradle", "implementation 'org.keycloak:keycloak-spring-boot-starter:1'", "The Keycloak adapters"),
    ],
)
def test_finds_what_a_person_must_decide(path: str, text: str, title: str) -> None:
    assert [found for found in titles({path: text}, "manual") if found.startswith(title)]


def test_finds_what_a_person_should_look_at() -> None:
    files = {
        "Dockerfile": "FROM openjdk:8-jre\n",
        A: "import org.springframework.web.bind.annotation.GetMapping; class A {}",
    }
    assert titles(files, "check") == [
        "URLs with a trailing slash are no longer matched",
        "Images and pipelines name Java 8",
    ]
    assert titles(files, "check", target=Target(java=11, spring_boot="2.7.18")) == ["Images and pipelines name Java 8"]


def test_times_are_less_when_rules_do_the_work() -> None:
    files = {A: "import com.netflix.zuul.ZuulFilter; class A {}"}
    by_rule = assess(project(files), FACTS, Target(), (drop_zuul,))
    assert 0 < by_rule.minutes_left < by_rule.minutes_by_hand
    alone = assess(project(files), FACTS, Target(), ())
    assert alone.minutes_left == alone.minutes_by_hand == 540


def test_pages_show_project_text_escaped() -> None:
    found = assess(project({A: "import com.netflix.zuul.ZuulFilter; class A {}"}), FACTS, Target(), ())
    html, markdown = render_assessment_html(found), render_assessment_markdown(found)
    assert "&lt;b&gt;shop&lt;/b&gt;" in html
    assert "<b>shop" not in html
    assert "<b>shop" not in markdown.replace("\\<", "")
    for text in (html, markdown):
        assert "Zuul has no release" in text
        assert "The parent POM is not public" in text


def test_every_rule_for_a_person_looks_for_something() -> None:
    for rule in (*MANUAL, *CHECKS):
        assert rule.coordinates or rule.imports or rule.files, rule.row
        assert rule.severity == ("manual" if rule in MANUAL else "check")


def test_runs_over_every_example(repository_root: Path) -> None:
    from pipeline.sources.project import Project

    for folder in sorted((repository_root / "examples").iterdir()):
        if folder.is_dir():
            assert assess(Project.load(folder), FACTS, Target()).planned
