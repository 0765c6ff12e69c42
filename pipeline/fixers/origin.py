"""What a project came from, as far as fixers need it."""

from pipeline.fixers.base import Case
from pipeline.knowledge import Line, line_of


def own_line(case: Case) -> Line | None:
    """The Boot line that the project was on, None when that is not known."""
    try:
        return line_of(case.facts.spring_boot) if case.facts else None
    except ValueError:
        return None


def came_from_before(case: Case, line: Line) -> bool:
    """True when the project is older than `line`, or its age is not known."""
    own = own_line(case)
    return own is None or own < line
