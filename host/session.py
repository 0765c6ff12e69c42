"""The host's own connection: it holds the lock that makes it the only host of the hub, and hears NOTIFY.

Lock and connection end together, so a host that died is succeeded at once, and one whose database restarted competes
for the lock again like any other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import structlog

from host import bus, store
from host.database import LOST, Connection, Database
from shared.errors import Unavailable

log = structlog.get_logger()

INBOX_CHANNEL = "host_inbox"
STOP_CHANNEL = "host_stop"
LISTEN_SECONDS = 30.0
"""How long one wait for notifications lasts; only a sanity interval."""
TIDY_SECONDS = 600.0
STANDBY_SECONDS = 0.5
"""How often a host that stands by asks whether the other one is gone."""


class Session:
    """`try_acquire`, then `start`. `on_notify(channel, payload)` runs on the session's thread and must be quick.

    `on_lead` runs each time leadership is won back, `tidy` now and then while leading. `revive` is called while the
    database does not answer; the embedded server is restarted there.
    """

    def __init__(
        self,
        database: Database,
        on_notify: Callable[[str, str], None],
        on_lead: Callable[[], None],
        tidy: Callable[[], object],
        revive: Callable[[], None] | None = None,
    ) -> None:
        self._database = database
        self._on_notify = on_notify
        self._on_lead = on_lead
        self._tidy = tidy
        self._revive = revive
        self._tidy_at = time.monotonic() + TIDY_SECONDS
        self._connection: Connection | None = None
        self._leads = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="host-session", daemon=True)

    @property
    def leads(self) -> bool:
        return self._leads.is_set()

    def wait_until_leading(self, seconds: float) -> bool:
        return self._leads.wait(seconds)

    def try_acquire(self) -> bool:
        """Become the hub's host if nobody is; never waits. Call it again later to stand by."""
        if self.leads:
            return True
        if self._connection is None or self._connection.closed:
            self._connection = self._database.connect()
        if not store.try_lead(self._connection):
            return False
        for channel in (bus.CHANNEL, INBOX_CHANNEL, STOP_CHANNEL):
            self._connection.execute(f"LISTEN {channel}".encode())
        self._leads.set()
        return True

    def acquire(self) -> bool:
        """Stand by until this is the hub's host, through any outage of the database; False: `stop` came first."""
        delay = 0.05
        while not self._stopped.is_set():
            try:
                if self.try_acquire():
                    return True
            except LOST as lost:
                log.warning("session.database.away", why=str(lost).strip())
                self._try_revive()
            self._stopped.wait(delay)
            delay = min(delay * 2, STANDBY_SECONDS)
        return False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Give the lock back."""
        self._stopped.set()
        if self._thread.is_alive():
            self._interrupt()
            self._thread.join(5)
        if self._connection and not self._connection.closed:
            self._connection.close()
        self._leads.clear()

    def _interrupt(self) -> None:
        try:
            with self._database.connection() as connection:
                connection.execute(f"NOTIFY {STOP_CHANNEL}".encode())
        except LOST:
            log.debug("session.stop.unheard")

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._listen()
            except LOST as lost:
                self._leads.clear()
                log.warning("session.lost", why=str(lost).strip())
                if self.acquire():
                    log.info("session.regained")
                    self._database.forget_connections()
                    self._on_lead()

    def _listen(self) -> None:
        assert self._connection
        while not self._stopped.is_set():
            for notice in self._connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                if notice.channel != STOP_CHANNEL:
                    self._on_notify(notice.channel, notice.payload)
            if time.monotonic() > self._tidy_at:
                self._tidy_at = time.monotonic() + TIDY_SECONDS
                self._tidy()

    def _try_revive(self) -> None:
        if self._revive:
            try:
                self._revive()
            except Unavailable as still:
                log.warning("session.database.down", why=str(still))
