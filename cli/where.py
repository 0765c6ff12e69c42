"""Where a command works: on this machine, or on a server elsewhere."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from cli.server import Server
from cli.session import Session, session

if TYPE_CHECKING:
    from cli.remote import RemoteSession

type Here = Session | RemoteSession


def opened(server: Server | None, *, with_host: bool = False) -> AbstractContextManager[Here]:
    """`with_host`: on this machine, drive runs meanwhile. Raises what `session` and `remote_session` raise."""
    if server is None:
        return session(with_host=with_host)
    from cli.remote import remote_session  # an HTTP client, for which most commands have no use

    return remote_session(server)
