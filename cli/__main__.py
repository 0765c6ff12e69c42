"""`autobuilder`: the command line. Every command is one function; what they share is beside it."""

import gc
import os
import sys

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them costs every process 20 ms
gc.set_threshold(50_000, 20, 20)  # what imports make lives on; looking through it costs a tenth of the start-up

from cli.app import run  # noqa: E402

if __name__ == "__main__":
    sys.exit(run())
