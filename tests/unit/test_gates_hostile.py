"""Gates read whatever a project contains: nothing makes them raise, and nothing makes them slow."""

import time

import pytest
from gate_evidence import check, evidence
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.gates.comments import without_comments
from pipeline.steps.verify import verify

PIECES = st.sampled_from(
    [
        *(
            "class A {",
            "}",
            "void a() {",
            "@Test",
            "@Disabled(",
            '"',
            "(",
            ")",
            "assertTrue(true);",
            "return null;",
            "import",
        ),
        *(
            "http.csrf()",
            ".disable()",
            "HttpSecurity",
            "requestMatchers(",
            "antMatchers",
            "javax.servlet",
            "/*",
            "*/",
            "<!--",
        ),
        *(
            "<project>",
            "</project>",
            "<plugin>",
            "spring.redis.host=",
            "a:",
            "- b",
            "\n",
            " ",
            "\ud800",
            "é",
            "\0",
            "~~>",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode("utf-8", "replace").decode())
PATHS = st.sampled_from(
    [
        *("pom.xml", "build.gradle", "settings.gradle", "src/main/java/A.java", "src/test/java/ATest.java"),
        *(
            "src/main/resources/application.yml",
            "src/main/resources/application.properties",
            "src/main/resources/a.xml",
        ),
    ]
)
TREES = st.dictionaries(PATHS, TEXTS, max_size=6)


@settings(max_examples=80, deadline=None)
@given(TREES, TREES)
def test_every_gate_answers_whatever_the_trees_hold(before: dict[str, str], after: dict[str, str]) -> None:
    assert len(verify(evidence(before, after)).checks) == 13


@pytest.mark.parametrize(
    ("gate", "path", "text"),
    [
        ("T4", "build.gradle", "/*" * 100_000),
        ("T7", "src/main/resources/a.xml", "<!--" * 100_000),
        ("T7", "src/main/resources/a.properties", "\n \n" * 100_000 + "javax"),
        ("T8", "src/main/resources/application.properties", "compatibility-verifier" + " " * 200_000),
        ("T11", "a.md", "~" * 200_000),
        ("T13", "src/main/java/A.java", "class A { void a() { b" + ".c()" * 20_000 + "; } }"),
        ("T2", "src/test/java/ATest.java", "class A { @Test void a() { b" + ".c()" * 20_000 + "; } }"),
        ("T10", "src/main/java/A.java", "class A { void a(HttpSecurity h) { h" + ".c()" * 20_000 + "; } }"),
    ],
)
def test_no_text_makes_a_gate_slow(gate: str, path: str, text: str) -> None:
    started = time.process_time()
    check(gate, evidence({}, {path: text}))
    assert time.process_time() - started < 8


def test_comments_end_where_they_end() -> None:
    gradle = "exclude '**/*Test*' // no\nuri 'http://x' /* test.enabled = false */ z"
    assert without_comments("build.gradle", gradle) == "exclude '**/*Test*'  \nuri 'http://x'   z"
    assert without_comments("a.properties", "a=/api/**\n # b\n!c\nd=#e") == "a=/api/**\n\n\nd=#e"
    assert without_comments("a.xml", "<a><!-- b --></a><!-- c") == "<a></a>"
