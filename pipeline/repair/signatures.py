"""The signatures that a failed build left: `signatures.json` in its output directory."""

import json
from pathlib import Path
from typing import cast

from pipeline.repair.context import Signatures

SIGNATURES = "signatures.json"
LARGEST = 4 * 1024 * 1024


def recorded_signatures(output: Path) -> Signatures | None:
    """A builder wrote them, so they are as untrusted as its log: anything but a map of strings counts as nothing."""
    path = output / SIGNATURES
    try:
        if path.stat().st_size > LARGEST:
            return None
        read = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(read, dict):
        return None
    known = cast(dict[str, object], read)

    def signature(name: str) -> str | None:
        text = known.get(name)
        return text if isinstance(text, str) else None

    return signature
