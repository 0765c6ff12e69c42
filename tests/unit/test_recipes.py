"""What OpenRewrite changed is taken over file by file, and nothing else."""

from pathlib import Path

import pytest

from pipeline.steps.recipes import notes, taken_over
from pipeline.tools.analysis import analyse
from pipeline.tools.openrewrite import Rewritten
from shared.errors import InvalidRequest

MARK, PACKAGE = "org.openrewrite.java.migrate.UpgradeJavaVersion", "org.openrewrite.java.ChangePackage"
EXAMPLES = Path(__file__).parents[2] / "examples"


def rewritten(
    changed: dict[str, list[str]], deleted: dict[str, list[str]] | None = None, missing: list[str] | None = None
) -> Rewritten:
    return Rewritten(
        changed=changed,
        deleted=deleted or {},
        unparsed=["src/Odd.java"],
        missing=missing or [],
        unresolved=["core (No version provided)"],
        errors=[],
        seconds={},
    )


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_takes_over_changed_new_and_deleted_files(tmp_path: Path) -> None:
    root = tree(tmp_path / "root", {"src/A.java": "old\n", "src/B.java": "gone\n", "src/C.java": "same\n"})
    output = tree(tmp_path / "output", {"src/A.java": "new\n", "src/C.java": "same\n", "lib/D.java": "added\n"})
    done = rewritten({"src/A.java": [MARK, PACKAGE], "lib/D.java": [], "src/C.java": [PACKAGE]}, {"src/B.java": [MARK]})

    edits = list(taken_over(root, output, done))

    assert [(e.path, e.fixer, e.insertions, e.deletions) for e in edits] == [
        ("lib/D.java", "openrewrite:unnamed", 1, 0),
        ("src/A.java", f"openrewrite:{PACKAGE}", 1, 1),
        ("src/B.java", f"openrewrite:{MARK}", 0, 1),
    ]
    assert (root / "src/A.java").read_text() == "new\n"
    assert (root / "lib/D.java").read_text() == "added\n"
    assert sorted(path.name for path in (root / "src").iterdir()) == ["A.java", "C.java"]


@pytest.mark.parametrize("path", ["../out.java", "/etc/out.java", "link/out.java"])
def test_nothing_is_written_outside_of_the_project(tmp_path: Path, path: str) -> None:
    root, output = tree(tmp_path / "root", {"A.java": ""}), tree(tmp_path / "output", {"link/out.java": "x"})
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(InvalidRequest, match="leads out"):
        list(taken_over(root, output, rewritten({path: []})))
    assert not (tmp_path / "out.java").exists()


def test_tells_what_the_recipes_could_not_see() -> None:
    facts = analyse(EXAMPLES / "orders-gradle", "orders")
    said = " ".join(notes(rewritten({}, missing=[f"g:a{n}:1" for n in range(7)]), facts))
    assert "core (No version provided)" in said
    assert "g:a4:1 and 2 more" in said and "g:a5:1" not in said
    assert "src/Odd.java" in said
    assert "Gradle's build scripts" in said
    maven = analyse(EXAMPLES / "bookstore", "bookstore")
    assert "Gradle" not in " ".join(notes(rewritten({}), maven))


def test_a_file_deleted_and_made_anew_is_a_changed_one(tmp_path: Path) -> None:
    root = tree(tmp_path / "root", {"A.java": "old\n"})
    output = tree(tmp_path / "output", {"A.java": "new\n"})
    (edit,) = taken_over(root, output, rewritten({"A.java": [PACKAGE]}, {"A.java": [PACKAGE]}))
    assert edit.fixer == f"openrewrite:{PACKAGE}"
    assert (root / "A.java").read_text() == "new\n"
