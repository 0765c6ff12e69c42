"""make_patch: what git apply makes of the source with it is the result, byte for byte."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.delivery.patch import Patch, make_patch

File = tuple[bytes, bool]

NAMES = st.sampled_from(
    [
        "A.java",
        "dir/B.java",
        "dir/deep/C.xml",
        "with space.txt",
        'quote".txt',
        "tab\there",
        "line\nbreak",
        "-option",
        "ü€.md",
        "'",
        "$(x)",
        "a/ b",
        "trailing ",
        "percent%s",
        "\\back",
        "bell\x07",
        "d/diff --git a/x b/x",
        "gradlew",
    ]
)
CONTENTS = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from([b"a", b"", b"  }", b"\xe4\xf6", b"diff --git a/x b/x", b"--- a/x", b"+b", b"-c"]), max_size=12
    ).flatmap(
        lambda lines: st.tuples(st.sampled_from([b"\n", b"\r\n", b"\r"]), st.booleans()).map(
            lambda how: how[0].join(lines) + (how[0] if how[1] else b"")
        )
    ),
)
TREES = st.dictionaries(NAMES, st.tuples(CONTENTS, st.booleans()), max_size=7)


def write(root: Path, files: dict[str, File]) -> None:
    for name, (content, executable) in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o755 if executable else 0o644)


def read(root: Path) -> dict[str, File]:
    return {
        p.relative_to(root).as_posix(): (p.read_bytes(), os.access(p, os.X_OK)) for p in root.rglob("*") if p.is_file()
    }


def apply(patch: Patch, root: Path) -> None:
    if patch.content:
        subprocess.run(
            ["git", "-c", "core.protectNTFS=false", "apply", "--whitespace=nowarn"],
            input=patch.content,
            cwd=root,
            check=True,
            env={"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(root.parent), "HOME": str(root.parent)},
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, TREES)
def test_applying_the_patch_gives_the_result(before: dict[str, File], after: dict[str, File]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "before"), Path(folder, "after")
        for root, files in ((old, before), (new, after)):
            root.mkdir()
            write(root, files)
        patch = make_patch(old, new)
        apply(patch, old)
        assert read(old) == read(new)
        assert b"".join(patch.parts) == patch.content
        assert len(patch.parts) == len(patch.files) == sum(before.get(n) != after.get(n) for n in before | after)


def test_attributes_and_configuration_of_the_tree_have_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attributes = b"* text eol=crlf ident filter=evil diff=evil working-tree-encoding=UTF-16\n*.java -diff\n"
    before = {".gitattributes": (attributes, False), "A.java": (b"class A {} // $Id$\r\n", False)}
    after = before | {"A.java": (b"class B {} // $Id$\n\r\n", True)}
    write(tmp_path / "before", before)
    write(tmp_path / "after", after)
    (tmp_path / "gitconfig").write_text(
        "[diff]\n\tnoprefix = true\n\tmnemonicPrefix = true\n[core]\n\tautocrlf = true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")

    patch = make_patch(tmp_path / "before", tmp_path / "after")

    assert b"-class A {} // $Id$\r\n" in patch.content
    assert b"old mode 100644\nnew mode 100755\n" in patch.content
    apply(patch, tmp_path / "before")
    assert read(tmp_path / "before") == read(tmp_path / "after")


def test_links_and_build_output_are_left_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token")
    for side in ("before", "after"):
        write(tmp_path / side, {"pom.xml": (b"<project/>", False), "src/A.java": (b"class A {}", False)})
    write(tmp_path / "after", {"target/A.class": (b"\xca\xfe", False)})
    (tmp_path / "after" / "link").symlink_to(secret)
    (tmp_path / "after" / "folder").symlink_to(tmp_path)
    (tmp_path / "before" / "left-out").symlink_to(secret)
    assert make_patch(tmp_path / "before", tmp_path / "after") == Patch(b"")


def test_counts_lines_by_file(tmp_path: Path) -> None:
    write(tmp_path / "before", {"a": (b"1\n2\n", False), "b": (b"x\n", False), "c.bin": (b"\0\1", False)})
    shutil.copytree(tmp_path / "before", tmp_path / "after")
    write(tmp_path / "after", {"a": (b"1\n3\n4\n", False), "c.bin": (b"\0\2", False), "d": (b"new", False)})
    (tmp_path / "after" / "b").unlink()
    files = make_patch(tmp_path / "before", tmp_path / "after").files
    assert [(f.path, f.kind, f.insertions, f.deletions) for f in files] == [
        ("a", "changed", 2, 1),
        ("b", "deleted", 0, 1),
        ("c.bin", "changed", None, None),
        ("d", "added", 1, 0),
    ]
