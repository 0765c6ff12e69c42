"""Where Checkstyle's violations are, after what other fixers did to the same file since the build."""

from pipeline.fixers.base import Case
from pipeline.sources.lines import changed_hunks, line_now
from shared.models import Diagnostic


def violations(case: Case) -> dict[str, list[Diagnostic]]:
    """Those of Java files by path, each on its line of now; without those on lines that have changed."""
    found: dict[str, list[Diagnostic]] = {}
    for path, diagnostics in case.places().items():
        if path.endswith(".java"):
            original = case.project.original(path)
            hunks = changed_hunks(original, case.project.read(path)) if original is not None else ()
            moved = [(d, line_now(hunks, d.line)) for d in diagnostics if d.line]
            here = [d.model_copy(update={"line": line}) for d, line in moved if line is not None]
            found.update({path: here} if here else {})
    return found
