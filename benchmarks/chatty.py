"""A builder that prints steadily: LINES a second for SECONDS. Each line begins with when it was written."""

import sys
import time
from pathlib import Path

from shared.models import BuildResult, BuildSpec, Outcome

LINES, SECONDS = 2000, 20
BATCHES = 100
"""A second: a tool's output comes in bursts of some lines, not line by line."""


def main() -> None:
    spec = BuildSpec.model_validate_json(Path(sys.argv[1]).read_bytes())
    began, printed = time.monotonic(), 0
    for batch in range(SECONDS * BATCHES):
        time.sleep(max(0.0, began + batch / BATCHES - time.monotonic()))
        due = (batch + 1) * LINES // BATCHES
        now = time.monotonic_ns()
        text = "".join(f"{now} [INFO] line {number} of a build that says much\n" for number in range(printed, due))
        sys.stdout.write(text)
        sys.stdout.flush()
        printed = due
    output = Path(sys.argv[sys.argv.index("--exchange") + 1]) / spec.output
    (output / "result.json").write_text(BuildResult(outcome=Outcome.SUCCEEDED).model_dump_json())


if __name__ == "__main__":
    main()
