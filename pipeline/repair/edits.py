"""Applies a proposal: exact text that must be there exactly once, line breaks and every other byte kept."""

import re
from collections.abc import Iterable

from pipeline.repair.models import Edit, Proposal
from pipeline.sources.lines import changed_hunks, counted
from pipeline.sources.project import Change, Project
from pipeline.sources.splice import newline_of
from shared.masking import PLACEHOLDER, Masker
from shared.models import AppliedEdit


class Misfit(Exception):
    """An edit does not apply; the message tells the model what to do."""


def replace_once(text: str, find: str, replace: str) -> str:
    """`text` with its only occurrence of `find` replaced. `\\n` in `find` also matches `\\r\\n`, and line breaks of
    `replace` become those of the text. Raises Misfit when there is none or more than one."""
    wanted = find.replace("\r\n", "\n")
    if not wanted:
        raise Misfit("`find` is empty; quote the text to replace, or use kind `create` for a new file.")
    pattern = re.compile(re.escape(wanted).replace("\\\n", r"(?:\r\n|(?<!\r)\n)"))
    found = pattern.search(text)
    if found is None:
        raise Misfit("`find` is not in the file; copy it exactly, with its indentation and without line numbers.")
    if pattern.search(text, found.start() + 1):
        raise Misfit("`find` is in the file more than once; quote more lines around it.")
    newline = (
        "\r\n"
        if "\r\n" in found[0] or ("\n" not in found[0] and newline_of(text[:4000].encode("utf-8", "replace")) == "\r\n")
        else "\n"
    )
    return text[: found.start()] + replace.replace("\r\n", "\n").replace("\n", newline) + text[found.end() :]


def apply(project: Project, proposal: Proposal, masker: Masker | None = None) -> tuple[Change, ...]:
    """One change a file, in the order of the proposal. Raises Misfit, which names the edit that does not apply."""
    here, changed = project, dict[str, Change]()
    for number, edit in enumerate(proposal.edits, start=1):
        try:
            change = _change(here, _unmasked(edit, masker), plain(proposal.cause))
        except Misfit as misfit:
            raise Misfit(f"Edit {number} ({edit.kind} {edit.path[:200]}): {misfit}") from None
        here, changed[change.path] = here.with_changes([change]), change
    kept = tuple(c for c in changed.values() if c.after != _content(project, c.path))
    if not kept:
        raise Misfit("The edits together change nothing.")
    return kept


def _change(project: Project, edit: Edit, reason: str) -> Change:
    if edit.kind == "create":
        if edit.path in project:
            raise Misfit("the file exists already; use kind `replace`.")
        return Change(edit.path, _encoded(edit.replace), reason)
    if edit.path not in project:
        raise Misfit("there is no such file.")
    if edit.kind == "delete":
        return Change(edit.path, None, reason)
    if b"\0" in project.read(edit.path):
        raise Misfit("the file is binary.")
    return Change(edit.path, _encoded(replace_once(project.text(edit.path), edit.find, edit.replace)), reason)


def _encoded(text: str) -> bytes:
    """Raises Misfit for half of a surrogate pair; the halves that stand for a file's own bytes go back as they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise Misfit("the text holds half of a surrogate pair.") from None


def _unmasked(edit: Edit, masker: Masker | None) -> Edit:
    """With the masked values back in place. A placeholder may stay or go, never be copied elsewhere."""
    if any("\ud800" <= character <= "\udfff" for character in edit.find + edit.replace):
        raise Misfit("the text holds half of a surrogate pair.")
    if masker is None:
        return edit
    for placeholder in set(PLACEHOLDER.findall(edit.replace)):
        if edit.replace.count(placeholder) > edit.find.count(placeholder):
            raise Misfit(f"{placeholder} stands for a secret; leave it where it is and do not use it elsewhere.")
    return edit.model_copy(update={"find": masker.restored(edit.find), "replace": masker.restored(edit.replace)})


def _content(project: Project, path: str) -> bytes | None:
    return project.read(path) if path in project else None


def applied(project: Project, changes: Iterable[Change], model: str) -> tuple[AppliedEdit, ...]:
    """The record of the changes, one a file."""
    rows: list[AppliedEdit] = []
    for change in changes:
        hunks = changed_hunks(_content(project, change.path) or b"", change.after or b"")
        insertions, deletions = counted(hunks)
        rows.append(
            AppliedEdit(
                fixer=f"llm:{model}",
                path=change.path,
                reason=change.reason,
                insertions=insertions,
                deletions=deletions,
                hunks=hunks,
            )
        )
    return tuple(rows)


def plain(text: str, limit: int = 500) -> str:
    """A model's words on one line, without characters that a terminal or a page would act upon."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:limit]


def summary(proposal: Proposal) -> str:
    """For people and for the next prompt."""
    edits = ", ".join(f"{edit.kind} {edit.path[:120]}" for edit in proposal.edits[:10]) or "no edits"
    return f"{plain(proposal.cause, 300)} ({edits})"
