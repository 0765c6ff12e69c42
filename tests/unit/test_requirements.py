"""A machine that runs Auto-Builder has what requirements.txt names, and nothing that only its developers have."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("cli", "host", "functions", "builder", "pipeline", "shared")


def imported() -> dict[str, str]:
    """Top-level module that is not ours nor Python's, to a file that imports it."""
    found: dict[str, str] = {}
    for package in OURS:
        for path in (ROOT / package).rglob("*.py"):
            if path.name == "testing.py":  # for the tests of whoever writes functions
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    names = [node.module]
                found |= {name.partition(".")[0]: str(path.relative_to(ROOT)) for name in names}
    return {name: path for name, path in found.items() if name not in {*OURS, *sys.stdlib_module_names}}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_imported_is_installed_with_the_product() -> None:
    locked = set(re.findall(r"^([\w.-]+)(?:\[[\w, -]+\])?==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    provided = packages_distributions()
    missing = {
        name: path
        for name, path in imported().items()
        if not {normalised(d) for d in provided.get(name, [name])} & {normalised(name) for name in locked}
    }
    assert missing == {}
