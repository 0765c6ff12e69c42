"""The layout of a project's sources, for the files that fixers add: they are written with four blanks a level."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.sources.imports_block import in_one_block, is_in_one_block
from pipeline.sources.indentation import scaled, usual_unit
from pipeline.sources.project import Change, Project

_LOOKED_AT = 60
_WRITTEN = 4


def laid_out(project: Project, change: Change) -> Change:
    """Indented as most Java files of its source folder are, and with imports in one block where all of them have that,
    when the file is new."""
    after = change.after
    if after is None or not change.path.endswith(".java") or b"package " not in after[:200]:
        return change
    known = project.read(change.path) if change.path in project else None
    if known is not None and (known == after or not Counter(after.split()) <= Counter(known.split())):
        return change  # an edit of a file that was there: laying out changes no word, so it would not be this one again
    beside = list(_beside(project, change.path))
    unit = usual_unit(beside)
    laid = (
        scaled(after, _WRITTEN, unit) if unit and unit != " " * _WRITTEN and usual_unit([after] * 2) != unit else after
    )
    grouped = [is_in_one_block(source) for source in beside]
    told = [one for one in grouped if one is not None]
    if len(told) > 1 and all(told):
        laid = in_one_block(laid)
    return replace(change, after=laid) if known is None or known.endswith(laid) else change


def _beside(project: Project, path: str) -> Iterator[bytes]:
    home = re.sub(r"(src/[^/]+/java/).*", r"\1", path)
    paths = [p for p in project.paths if p.startswith(home) and p.endswith(".java") and p != path]
    return (project.read(p) for p in paths[:_LOOKED_AT])
