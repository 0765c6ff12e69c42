"""`python -m builder`: the program in a build container."""

import gc
import sys

gc.set_threshold(50_000, 20, 20)  # what imports make lives on; looking through it costs a tenth of the start-up

from builder.agent import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
