"""`autobuilder`: the command line. Every command is one function; what they share is beside it."""

import sys

from cli.app import run

if __name__ == "__main__":
    sys.exit(run())
