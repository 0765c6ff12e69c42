"""What OpenRewrite changed is taken over file by file, and nothing else."""

import shutil
from pathlib import Path

from pipeline.steps.recipes import taken_over


def test_takes_over_changed_new_and_deleted_files(tmp_path: Path) -> None:
    root, copy = tmp_path / "root", tmp_path / "copy"
    for name, text in {
        "pom.xml": "<a/>\n",
        "src/A.java": "old\n",
        "src/B.java": "gone\n",
        "src/C.java": "same\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    shutil.copytree(root, copy)
    (copy / "src/A.java").write_text("/*~~(look)~~>*/new\n")
    (copy / "src/B.java").unlink()
    (copy / "src/D.java").write_text("added\n")
    (copy / "target").mkdir()
    (copy / "target/x").write_text("output")

    recipes = {"src/A.java": ["org.openrewrite.java.migrate.UpgradeJavaVersion", "org.openrewrite.java.ChangePackage"]}
    edits = list(taken_over(root, copy, recipes))

    assert [(e.path, e.fixer, e.insertions, e.deletions) for e in edits] == [
        ("src/A.java", "openrewrite:org.openrewrite.java.ChangePackage", 1, 1),
        ("src/B.java", "openrewrite:unnamed", 0, 1),
        ("src/D.java", "openrewrite:unnamed", 1, 0),
    ]
    assert (root / "src/A.java").read_text() == "new\n"
    assert sorted(path.name for path in (root / "src").iterdir()) == ["A.java", "C.java", "D.java"]
    assert not (root / "target").exists()
