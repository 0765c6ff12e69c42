"""What a run leaves in `--out`."""

import json
import shutil
from pathlib import Path

from pipeline.proof import PROJECT
from shared.errors import InvalidRequest
from shared.exchange import link_or_copy

OURS = "autobuilder.report."
"""report.json's `schema` begins with this; a directory without such a file is not ours to replace."""


def check_output(out: Path) -> None:
    """Raises InvalidRequest when `out` holds something that no run of ours wrote."""
    if out.is_dir() and (not any(out.iterdir()) or _is_ours(out)):
        return
    if out.exists() or out.is_symlink():
        raise InvalidRequest(f"{out} exists and was not written by Auto-Builder; name another directory with --out.")


def _is_ours(out: Path) -> bool:
    try:
        return str(json.loads((out / "report.json").read_text())["schema"]).startswith(OURS)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_output(results: Path, out: Path) -> None:
    """Copies the run's results to `out`, replacing those of an earlier run as a whole. Old ones are put aside before
    they are deleted: half of them, left by a kill, would be nobody's."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(results, fresh, symlinks=True, ignore=shutil.ignore_patterns("jars", PROJECT))
    if (results / "jars").exists():  # large, and nobody edits them
        shutil.copytree(results / "jars", fresh / "jars", symlinks=True, copy_function=link_or_copy)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
