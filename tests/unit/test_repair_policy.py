"""The policy as a whole: no edit makes it stumble, and every rule is asked for somewhere."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from repair_policy import APP, CHAIN, CODE, GRADLE, POM, SECURITY, TEST, TESTS, YAML, refused

from pipeline.repair.policy import RULES


@given(st.data())
def test_no_edit_makes_the_policy_stumble(data: st.DataObject) -> None:
    files = {"pom.xml": POM, "build.gradle": GRADLE, TEST: TESTS, SECURITY: CHAIN, APP: CODE, YAML: "a:\n  b: c\n"}
    path = data.draw(st.sampled_from(sorted(files)))
    at = data.draw(st.integers(0, len(files[path])))
    new = data.draw(
        st.one_of(st.text(max_size=20), st.sampled_from(["<a>", "{", "}", '"', "/*", "\\u0022", "]]>", "@Test "]))
    )
    cut = data.draw(st.integers(0, 40))
    refused(files, {path: (files[path][:at] + new + files[path][at + cut :]).encode("utf-8", "replace")})


def test_every_rule_has_a_test() -> None:
    texts = "".join(path.read_text() for path in Path(__file__).parent.glob("test_repair_rules_*.py"))
    assert [rule for rule in RULES if f'"{rule}"' not in texts] == []
