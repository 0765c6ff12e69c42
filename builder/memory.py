"""Whether the kernel killed something in this container for want of memory.

It often kills a tool and not the agent: the container then goes on and fails for reasons that are only consequences.
"""

import re
from pathlib import Path

COUNTERS = (
    "memory.events",  # cgroup v2
    "memory/memory.oom_control",  # v1
)
OOM_KILLS = re.compile(r"^oom_kill (\d+)$", re.MULTILINE)


def oom_kills(root: Path = Path("/sys/fs/cgroup")) -> int:
    """Since the container was started; 0 where the kernel does not say, as outside a container of its own."""
    for name in COUNTERS:
        try:
            found = OOM_KILLS.search((root / name).read_text())
        except OSError:
            continue
        if found:
            return int(found[1])
    return 0
