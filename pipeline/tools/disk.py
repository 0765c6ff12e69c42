"""Files that appear whole or not at all, and a disk's refusals as errors that say who must act."""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shared.errors import InvalidRequest, Unavailable

DISK_FULL = "The disk is full: free some space and start again."


@contextmanager
def all_or_nothing(*partial: Path) -> Generator[None]:
    """Starts without the `partial` files or directories, removes them when the block fails.

    Raises Unavailable when the disk is full, InvalidRequest for names too long and files that can't be read.
    """
    try:
        _remove_all(partial)
        yield
    except OSError as error:
        _remove_all(partial)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable(DISK_FULL) from error
        if error.errno == errno.ENAMETOOLONG:
            raise InvalidRequest("The source holds a file name that is too long for this machine.") from error
        if error.errno in (errno.EACCES, errno.EPERM):
            raise InvalidRequest(f"{error.filename} can't be read or written: permission denied.") from error
        raise
    except BaseException:
        _remove_all(partial)
        raise


def _remove_all(places: tuple[Path, ...]) -> None:
    for place in places:
        remove(place)


def remove(place: Path) -> None:
    """Deletes a file, a link or a whole directory; no error when it is not there."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
