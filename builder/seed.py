"""A Maven repository of this build's own on top of one that many builds read and none may write.

Maven 3.8 knows no second local repository, so every file of the seed gets a link; what Maven downloads or replaces
becomes a file of our own beside the links. Thousands of links take less than a second on a local disk.
"""

import os
from pathlib import Path

UNSHARED = ("_remote.repositories", "resolver-status.properties", ".lastUpdated", ".lock", ".part", ".tmp")
"""Maven writes these in place, and a link would lead the write into the seed. It does without them: a file whose
origin is not noted is good for every repository."""


def grow(repository: Path, seed: Path) -> int:
    """Links all of `seed` that `repository` does not have; how many."""
    linked = 0
    for parent, directories, files in os.walk(seed):
        directories.sort()
        place = repository / Path(parent).relative_to(seed)
        place.mkdir(parents=True, exist_ok=True)
        for name in files:
            link = place / name
            if name.endswith(UNSHARED) or link.is_symlink() or link.exists():
                continue
            link.symlink_to(Path(parent, name))
            linked += 1
    return linked
