"""The registry. Order matters: build files first, then code, then configuration, then tests.

To add a fixer: one file here, one line below, one folder in tests/golden/<id>/ with a changed and a no-op case.
"""

from pipeline.fixers.base import Fixer

FIXERS: tuple[Fixer, ...] = ()
"""Every fixer, in the order in which they run."""
