"""The registry: every fixer that a module of this package makes.

To add one: one file here, one folder in tests/golden/<id>/ with a changed and a no-op case, and one line in `order.py`
if it must run before or after another.
"""

from importlib import import_module
from pkgutil import iter_modules

from pipeline.fixers.base import Fixer
from pipeline.fixers.order import in_order


def _made_here() -> set[Fixer]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {value for module in modules for value in vars(module).values() if isinstance(value, Fixer)}


FIXERS = in_order(_made_here())
"""Every fixer, in the order in which they run."""
