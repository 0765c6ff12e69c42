"""Where no test cluster can run, that is said; nothing passes for want of one."""

from pathlib import Path

import pytest

from tests.cluster.kubelab import binary, cluster
from tests.cluster.kubelab.binary import CannotRun


def test_missing_tools_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotRun, match=r"containerd.*scripts/cluster_tools\.sh"):
        cluster.check_machine()


def test_only_root_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(CannotRun, match="needs root"):
        cluster.check_machine()


def test_without_go_and_without_a_binary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AUTOBUILDER_KUBELAB", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(binary, "ROOT", tmp_path / "nowhere" / "checkout")
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(CannotRun, match="install Go"):
        binary.find_binary()


def test_another_source_is_another_binary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = binary._digest()
    for name in binary.SOURCES:
        (tmp_path / name).write_bytes((binary.HERE / name).read_bytes())
    monkeypatch.setattr(binary, "HERE", tmp_path)
    assert binary._digest() == before
    (tmp_path / "main.go").write_text("package main")
    assert binary._digest() != before
