from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.pom import Pom

SIBLINGS = st.lists(st.sampled_from(["junit", "h2", "jstl", "guava"]), min_size=1, max_size=5)


def pom(artifacts: list[str], indent: str, newline: str, blank: bool) -> bytes:
    lines = ["<project>", f"{indent}<dependencies>"]
    for artifact in artifacts:
        lines += [
            f"{indent * 2}<dependency>",
            f"{indent * 3}<artifactId>{artifact}</artifactId>",
            f"{indent * 2}</dependency>",
        ]
        lines += [""] if blank else []
    return newline.join([*lines, f"{indent}</dependencies>", "</project>", ""]).encode()


LAYOUTS = (st.sampled_from(["  ", "    ", "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())


@given(SIBLINGS, st.integers(min_value=0, max_value=4), *LAYOUTS)
def test_a_deleted_dependency_takes_its_lines_and_nothing_else(
    artifacts: list[str], which: int, indent: str, newline: str, blank: bool
) -> None:
    source = pom(artifacts, indent, newline, blank)
    before = Pom(source)
    victim = before.dependencies[which % len(artifacts)]
    edit = before.edit()
    edit.delete(victim.element)
    after = edit.result()

    left = [a for i, a in enumerate(artifacts) if i != which % len(artifacts)]
    assert [d.artifact for d in Pom(after).dependencies] == left
    expected = source.split(b"\n")
    start, end = source[: victim.element.start].count(b"\n"), source[: victim.element.end].count(b"\n")
    kept = expected[:start] + expected[end + 1 :]
    assert [line for line in after.split(b"\n") if line.strip()] == [line for line in kept if line.strip()]
    assert after.count(newline.encode() * 2) <= source.count(newline.encode() * 2)


@given(SIBLINGS, *LAYOUTS)
def test_an_appended_dependency_is_laid_out_like_its_siblings(
    artifacts: list[str], indent: str, newline: str, blank: bool
) -> None:
    before = Pom(pom(artifacts, indent, newline, False))
    edit = before.edit()
    home = before.root.find("dependencies")
    assert home is not None
    edit.append(home, "<dependency>\n    <artifactId>new</artifactId>\n</dependency>")

    assert edit.result() == pom([*artifacts, "new"], indent, newline, False)


def test_an_empty_tag_is_opened() -> None:
    before = Pom(b"<project>\n  <name>x</name>\n  <dependencies/>\n</project>\n")
    edit = before.edit()
    home = before.root.find("dependencies")
    assert home is not None
    edit.append(home, "<dependency>\n    <artifactId>new</artifactId>\n</dependency>")

    assert edit.result() == (
        b"<project>\n  <name>x</name>\n  <dependencies>\n    <dependency>\n      <artifactId>new</artifactId>\n"
        b"    </dependency>\n  </dependencies>\n</project>\n"
    )
