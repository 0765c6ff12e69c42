"""The registry: every fixer that a module of this package makes, in a folder for each area.

To add one: one file in its area, one folder in tests/golden/<id>/ with a changed and a no-op case, and one line in
`order.py` if it must run before or after another.
"""

from importlib import import_module
from pkgutil import walk_packages

from pipeline.fixers.base import Fixer
from pipeline.fixers.order import in_order


def _made_here() -> set[Fixer]:
    modules = [import_module(module.name) for module in walk_packages(__path__, f"{__name__}.")]
    return {value for module in modules for value in vars(module).values() if isinstance(value, Fixer)}


FIXERS = in_order(_made_here())
"""Every fixer, in the order in which they run."""
