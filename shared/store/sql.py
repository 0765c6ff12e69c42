"""Reads `-- name:` blocks of a .sql file (the convention of procrastinate and aiosql)."""

import re
from pathlib import Path

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.MULTILINE | re.DOTALL)


def load_queries(path: Path) -> dict[str, str]:
    """Statement by name. Comment lines inside a block stay: they show up in pg_stat_activity."""
    return {name: body.strip() for name, body in _BLOCK.findall(path.read_text())}
