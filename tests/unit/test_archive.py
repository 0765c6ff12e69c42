"""Unpacking what nobody vouches for, and packing the same tree into the same bytes."""

import gzip
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tools.archive import digest_tree, links_out, pack_tree, tree_files, unpack, unpack_snapshot
from pipeline.tools.archive_reader import SourceLimits, readable_name, safe_path
from shared.errors import InvalidRequest

Member = tuple[str, bytes | str]
"""Name and content; a text instead of bytes is the target of a symlink."""


def zipped(path: Path, *members: Member) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o120777 if isinstance(content, str) else 0o100644) << 16
            archive.writestr(info, content)
    return path


def tarred(path: Path, *members: Member | tarfile.TarInfo, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for item in members:
            if isinstance(item, tarfile.TarInfo):
                archive.addfile(item)
                continue
            info = tarfile.TarInfo(item[0])
            if isinstance(item[1], str):
                info.type, info.linkname = tarfile.SYMTYPE, item[1]
                archive.addfile(info)
            else:
                info.size = len(item[1])
                archive.addfile(info, io.BytesIO(item[1]))
    return path


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def names(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if not p.is_dir())


def refused(archive: Path, destination: Path, match: str, **limits: int) -> None:
    """Unpacking fails with one sentence and leaves nothing behind."""
    before = set(destination.parent.iterdir())
    with pytest.raises(InvalidRequest, match=match):
        unpack(archive, destination, limits=SourceLimits(**limits))
    assert set(destination.parent.iterdir()) == before


def as_zst(path: Path) -> Path:
    packed = path.with_suffix(".zst")
    packed.write_bytes(zstandard.compress(path.read_bytes()))
    return packed


def as_gz(path: Path) -> Path:
    packed = path.with_suffix(".tgz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


@pytest.mark.parametrize("packed", [lambda p: p, as_gz, as_zst], ids=["tar", "gz", "zst"])
def test_every_tar_is_read_and_its_single_directory_stripped(tmp_path: Path, packed: Callable[[Path], Path]) -> None:
    archive = packed(tarred(tmp_path / "a.tar", ("app-main/pom.xml", b"<project/>"), ("app-main/src/A.java", b"x")))
    unpack(archive, tmp_path / "out")
    assert names(tmp_path / "out") == ["pom.xml", "src/A.java"]


def test_the_kind_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    unpack(zipped(tmp_path / "upload.bin", ("pom.xml", b"p"), ("b", b"")), tmp_path / "out")
    assert (tmp_path / "out/pom.xml").read_bytes() == b"p"


def test_the_directory_that_subdir_names_is_kept(tmp_path: Path) -> None:
    unpack(zipped(tmp_path / "a.zip", ("app/pom.xml", b"p")), tmp_path / "out", keep="app")
    assert names(tmp_path / "out") == ["app/pom.xml"]


def test_executables_stay_executable_and_nothing_else_is_taken_over(tmp_path: Path) -> None:
    script = tarfile.TarInfo("mvnw")
    script.mode = 0o4777
    unpack(tarred(tmp_path / "a.tar", script, ("pom.xml", b"")), tmp_path / "out")
    assert (tmp_path / "out/mvnw").stat().st_mode & 0o7777 == 0o755
    assert (tmp_path / "out/pom.xml").stat().st_mode & 0o7777 == 0o644


def test_git_directories_and_resource_forks_are_left_out(tmp_path: Path) -> None:
    members: list[Member] = [(".git/config", b"[core]\nfsmonitor=evil"), ("__MACOSX/._a", b""), ("x/._b", b"")]
    unpack(zipped(tmp_path / "a.zip", *members, ("pom.xml", b""), (".gitignore", b"")), tmp_path / "out")
    assert names(tmp_path / "out") == [".gitignore", "pom.xml"]


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "C:\\evil", "..\\evil", "C:/evil"])
def test_names_out_of_the_tree_are_refused(tmp_path: Path, name: str) -> None:
    refused(zipped(tmp_path / "a.zip", ("pom.xml", b""), (name, b"x")), tmp_path / "out", "out of its tree")
    if ":" not in name and "\\" not in name:
        refused(tarred(tmp_path / "a.tar", ("pom.xml", b""), (name, b"x")), tmp_path / "out", "out of its tree")


@pytest.mark.parametrize("target", ["/etc/passwd", "../../etc/passwd", "a/../../x", ".."])
def test_links_out_of_a_source_are_named_and_never_followed(tmp_path: Path, target: str) -> None:
    for archive in (
        zipped(tmp_path / "a.zip", ("pom.xml", b""), ("l", target)),
        tarred(tmp_path / "a.tar", ("pom.xml", b""), ("l", target)),
    ):
        out = tmp_path / archive.suffix
        unpack(archive, out)
        assert out.joinpath("l").readlink() == Path(target)
        assert links_out(out) == ["l"]
        assert [name for name, _ in tree_files(out)] == ["pom.xml"]


def test_a_chain_of_links_that_only_together_leads_out_is_one(tmp_path: Path) -> None:
    archive = tarred(tmp_path / "a.tar", ("d/f", b""), ("here", "."), ("up", "here/../x"), ("pom.xml", b""))
    unpack(archive, tmp_path / "out")
    assert links_out(tmp_path / "out") == ["up"]
    unpack(tarred(tmp_path / "b.tar", ("a", "b"), ("b", "a")), tmp_path / "circle")
    assert links_out(tmp_path / "circle") == ["a", "b"]


def test_a_link_to_beside_the_stripped_directory_leads_out(tmp_path: Path) -> None:
    unpack(tarred(tmp_path / "a.tar", ("top/l", "../x"), ("top/pom.xml", b"")), tmp_path / "out")
    assert links_out(tmp_path / "out") == ["l"]


@pytest.mark.parametrize("target", ["/etc/passwd", "../x", "l"])
def test_a_snapshot_with_a_link_out_is_refused(tmp_path: Path, target: str) -> None:
    archive = tarred(tmp_path / "a.tar", ("pom.xml", b""), ("l", target))
    with pytest.raises(InvalidRequest, match="symlink out of the tree"):
        unpack_snapshot(archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "victim").mkdir()
    for order in ([("d", str(tmp_path / "victim")), ("d/f", b"x")], [("d/f", b"x"), ("d", str(tmp_path / "victim"))]):
        refused(tarred(tmp_path / "a.tar", *order), tmp_path / "out", "refused as unsafe")
    assert names(tmp_path / "victim") == []


def test_a_link_inside_stays_a_link(tmp_path: Path) -> None:
    unpack(tarred(tmp_path / "a.tar", ("docs/README", b"hi"), ("README", "docs/README")), tmp_path / "out")
    assert (tmp_path / "out/README").readlink() == Path("docs/README")


def test_hard_links_may_only_repeat_a_file_of_the_archive(tmp_path: Path) -> None:
    good = tarred(tmp_path / "a.tar", ("f", b"x"), special("g", tarfile.LNKTYPE, "f"))
    unpack(good, tmp_path / "out")
    assert (tmp_path / "out/g").read_bytes() == b"x"
    for target in ("missing", "../../etc/passwd"):
        bad = tarred(tmp_path / "b.tar", ("f", b"x"), special("g", tarfile.LNKTYPE, target))
        refused(bad, tmp_path / "bad", "refused as unsafe")


@pytest.mark.parametrize("kind", [tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_devices_and_pipes_are_refused(tmp_path: Path, kind: bytes) -> None:
    refused(tarred(tmp_path / "a.tar", ("pom.xml", b""), special("dev", kind)), tmp_path / "out", "device or pipe")


def test_a_name_given_twice_is_refused(tmp_path: Path) -> None:
    refused(tarred(tmp_path / "a.tar", ("f", b"1"), ("./f", b"2")), tmp_path / "out", "names f twice")
    refused(tarred(tmp_path / "a.tar", ("f", b"1"), ("f/g", b"2")), tmp_path / "out", "both as a file and")


def test_bombs_are_stopped_by_what_really_comes_out(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.zip", ("zeros", bytes(3_000_000)))
    refused(bomb, tmp_path / "out", "more than 1.0 MiB", bytes=1 << 20)
    refused(bomb, tmp_path / "out", "200 times its size", ratio_from=1 << 20)
    refused(as_zst(tarred(tmp_path / "b.tar", ("zeros", bytes(3_000_000)))), tmp_path / "out", "times", ratio_from=1)
    refused(zipped(tmp_path / "c.zip", *((f"f{i}", b"") for i in range(20))), tmp_path / "out", "than 19", entries=19)


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("zeros", bytes(100_000)))
    lied = archive.read_bytes().replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    archive.write_bytes(lied)
    refused(archive, tmp_path / "out", "can't be read")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\3\4 but no more", b"\x1f\x8b\x08broken", b"\x28\xb5\x2f\xfd?"])
def test_what_is_no_archive_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(InvalidRequest, match=r"^a\.zip .*read.*: give an? .*tar\.zst\.$"):
        unpack(tmp_path / "a.zip", tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("packed", [lambda p: p, as_gz, as_zst], ids=["tar", "gz", "zst"])
@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8])
def test_a_torn_archive_is_refused(tmp_path: Path, packed: Callable[[Path], Path], kept: float) -> None:
    members = [(f"f{i}", os.urandom(3000)) for i in range(20)]
    whole = packed(tarred(tmp_path / "a.tar", *members))
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * kept)])
    refused(whole, tmp_path / "out", "a")


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("pom.xml", b"x"))
    data = bytearray(archive.read_bytes())
    for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(magic) + offset] |= 1
    archive.write_bytes(data)
    refused(archive, tmp_path / "out", "unencrypted")


def test_korean_names_survive_both_windows_and_unix(tmp_path: Path) -> None:
    windows = zipped(tmp_path / "a.zip", ("NAME/NAME12", b"x"), ("pom.xml", b""))
    windows.write_bytes(windows.read_bytes().replace(b"NAME/NAME12", "문서/설명12".encode("cp949")))
    unpack(windows, tmp_path / "out")
    assert names(tmp_path / "out") == ["pom.xml", "문서/설명12"]
    unpack(zipped(tmp_path / "b.zip", ("문서.md", b""), ("pom.xml", b"")), tmp_path / "utf8")
    assert names(tmp_path / "utf8") == ["pom.xml", "문서.md"]


def test_bytes_that_are_no_name_are_written_out(tmp_path: Path) -> None:
    assert readable_name(os.fsdecode("설명".encode("cp949"))) == "설명"
    assert readable_name(os.fsdecode(b"a\xff.txt")) == "a%FF.txt"
    assert readable_name(os.fsdecode("문서/".encode() + "설명".encode("cp949"))) == "문서/설명"
    assert readable_name("Icon\r") == "Icon%0D"


FULL_DISK = """
import sys
from pathlib import Path
from pipeline.tools.archive import pack_tree, unpack
from shared.errors import Unavailable
for write in (unpack, pack_tree):
    try:
        write(Path(sys.argv.pop(1)), Path("/mnt/out"))
    except Unavailable as error:
        print(error, list(Path("/mnt").iterdir()))
"""


def test_a_disk_that_is_full_is_said_so_and_nothing_stays(tmp_path: Path) -> None:
    source = project(tmp_path / "src", {"pom.xml": os.urandom(500_000)})
    archive = tarred(tmp_path / "a.tar", ("big", os.urandom(500_000)), ("pom.xml", b""))
    mount = 'mount -t tmpfs -o size=256k tmpfs /mnt && exec "$0" "$@"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, sys.executable, "-c", FULL_DISK, str(archive), str(source)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(Path.cwd()), "PATH": os.environ["PATH"]},
        check=False,
    )
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no user namespaces here")
    assert done.stdout == "The disk is full: free some space and start again. []\n" * 2, done.stderr


def project(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root


def test_packing_depends_on_paths_contents_and_x_bits_alone(tmp_path: Path) -> None:
    files = {"pom.xml": b"<project/>", "src/A.java": b"class A {}", "mvnw": b"#!/bin/sh"}
    first = project(tmp_path / "a", files)
    second = project(tmp_path / "other/b", dict(reversed(files.items())))
    for root in (first, second):
        (root / "mvnw").chmod(0o700 if root is first else 0o755)
        (root / "target").mkdir()
        (root / "target/A.class").write_bytes(os.urandom(9))
    os.utime(second / "pom.xml", (1, 1))
    pack_tree(first, tmp_path / "1.tar.zst")
    pack_tree(second, tmp_path / "2.tar.zst")
    assert (tmp_path / "1.tar.zst").read_bytes() == (tmp_path / "2.tar.zst").read_bytes()
    assert digest_tree(first) == digest_tree(second)
    (second / "mvnw").chmod(0o644)
    assert digest_tree(first) != digest_tree(second)


def test_links_inside_go_through_a_snapshot_and_links_out_do_not(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {"pom.xml": b"", "conf/app.yml": b"a: 1"})
    (root / "app.yml").symlink_to("conf/app.yml")
    pack_tree(root, tmp_path / "s.tar.zst")
    unpack_snapshot(tmp_path / "s.tar.zst", tmp_path / "b")
    assert (tmp_path / "b/app.yml").readlink() == Path("conf/app.yml")
    assert digest_tree(tmp_path / "b") == digest_tree(root)
    (root / "out").symlink_to("/etc")
    (root / "deep").mkdir()
    (root / "deep/out").symlink_to("../../secret")
    (tmp_path / "secret").write_text("token")
    pack_tree(root, tmp_path / "t.tar.zst")
    assert (tmp_path / "t.tar.zst").read_bytes() == (tmp_path / "s.tar.zst").read_bytes()
    assert digest_tree(root) == digest_tree(tmp_path / "b")


def test_a_source_is_packed_with_every_link_and_nothing_of_where_it_leads(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {"top/pom.xml": b""})
    (tmp_path / "secret").write_text("token")
    (root / "top/out").symlink_to("../../secret")
    (root / "top/folder").symlink_to(tmp_path)
    pack_tree(root, tmp_path / "t.tar.zst", every_link=True)
    unpack(tmp_path / "t.tar.zst", tmp_path / "b", strip=False)
    assert links_out(tmp_path / "b") == ["top/folder", "top/out"]
    assert all((tmp_path / "b" / path).is_symlink() for path in links_out(tmp_path / "b"))
    assert b"token" not in zstandard.ZstdDecompressor().stream_reader((tmp_path / "t.tar.zst").read_bytes()).read()


def test_too_much_source_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {f"f{i}": bytes(100) for i in range(5)})
    with pytest.raises(InvalidRequest, match="too large"):
        pack_tree(root, tmp_path / "s", limits=SourceLimits(bytes=499))
    with pytest.raises(InvalidRequest, match="too large"):
        pack_tree(root, tmp_path / "s", limits=SourceLimits(entries=4))
    pack_tree(root, tmp_path / "s", limits=SourceLimits(bytes=500, entries=5))


def test_two_names_that_would_become_one_are_refused(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {"a%01": b"1", "a\x01": b"2"})
    with pytest.raises(InvalidRequest, match="would both be called a%01"):
        pack_tree(root, tmp_path / "s")


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def test_a_working_directory_is_packed_without_what_git_ignores(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {"pom.xml": b"", "secret.env": b"k", "new.txt": b"", "gone": b"", "build.log": b""})
    git(root, "init", "-q")
    (root / ".gitignore").write_text("*.env\n*.log\n")
    git(root, "add", "-f", "pom.xml", "gone", "build.log")
    (root / "gone").unlink()
    pack_tree(root, tmp_path / "s", gitignore=True)
    unpack_snapshot(tmp_path / "s", tmp_path / "b")
    assert names(tmp_path / "b") == [".gitignore", "build.log", "new.txt", "pom.xml"]
    pack_tree(root, tmp_path / "t")
    unpack_snapshot(tmp_path / "t", tmp_path / "c")
    assert "secret.env" in names(tmp_path / "c")


def test_a_hostile_git_configuration_starts_nothing(tmp_path: Path) -> None:
    root = project(tmp_path / "a", {"pom.xml": b""})
    git(root, "init", "-q")
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.alternateRefsCommand", "core.editor"):
        git(root, "config", key, f"touch {tmp_path}/owned; false")
    pack_tree(root, tmp_path / "s", gitignore=True)
    assert not (tmp_path / "owned").exists()


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda name: name not in (".", "..")
)


@settings(deadline=None)
@given(st.lists(st.one_of(NAMES, st.sampled_from(["..", ".", "", "C:", ".git"])), max_size=6), st.booleans())
def test_a_safe_path_never_leaves_its_tree(parts: list[str], absolute: bool) -> None:
    try:
        path = safe_path(("/" if absolute else "") + "/".join(parts), "a.zip")
    except InvalidRequest:
        return
    assert not absolute or not path
    assert ".." not in path.split("/") and not path.startswith("/")
    assert path == safe_path(path, "a.zip")
    path.encode()


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=60))
def test_any_bytes_become_a_printable_name(raw: bytes) -> None:
    name = readable_name(os.fsdecode(raw))
    name.encode()
    assert not any(ord(c) < 32 for c in name)
    assert readable_name(name) == name


@settings(deadline=None)
@given(st.dictionaries(st.one_of(NAMES, st.sampled_from([".git", "C:", "._x", "a\\b"])), st.binary(max_size=200)))
def test_a_digest_survives_packing(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    base = tmp_path_factory.mktemp("digest")
    root = project(base / "a", {"pom.xml": b""} | {n: c for n, c in files.items() if len(n.encode()) < 80})
    pack_tree(root, base / "s")
    unpack_snapshot(base / "s", base / "b")
    assert digest_tree(base / "b") == digest_tree(root)


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_an_archive_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    base = tmp_path_factory.mktemp("bytes")
    (base / "a").write_bytes(data)
    with pytest.raises(InvalidRequest):
        unpack(base / "a", base / "out")
