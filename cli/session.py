"""What every command needs: settings, database, store, bus; and for those that do work, the embedded host."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bootstrap import local_services, provide
from shared import log
from shared.bus import publish
from shared.errors import Misconfigured
from shared.events import RUN_REQUESTS_QUEUE, CloudEvent
from shared.exchange import Exchange, disk_full
from shared.settings import Settings
from shared.store import Store

if TYPE_CHECKING:
    from host.bus import Bus
    from host.host import Host

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Session:
    settings: Settings
    store: Store
    bus: "Bus"
    exchange: Exchange
    host: "Host | None"

    def send(self, event_type: str, data: dict[str, object], subject: str) -> None:
        event = CloudEvent(source="autobuilder/cli", type=event_type, subject=subject, data=data)
        publish(self.bus, RUN_REQUESTS_QUEUE, event)

    def check_host(self) -> None:
        """Raises what stopped the host, so that nobody waits for a run that nothing drives."""
        if self.host is not None:
            self.host.check()


@contextmanager
def session(*, with_host: bool, http_port: int | None = None) -> Generator[Session]:
    """With `with_host`, this process drives runs, or stands by while another one does and takes over from it.

    Raises Misconfigured or Unavailable with what to do.
    """
    from host.bus import Bus
    from host.postgres import database_url

    settings = Settings()
    _make_home(settings)
    log.configure(settings.log_level, settings.home / "logs" / "service.log")
    with database_url(settings.database_url, settings.home) as url, Store.open(url) as store, closing(Bus(url)) as bus:
        services = local_services(settings, store, bus)
        provide(services)
        host = _start_host(url, http_port) if with_host else None
        try:
            yield Session(settings, store, bus, services.exchange, host)
        finally:
            if host is not None:
                host.stop()


def _start_host(url: str, http_port: int | None) -> "Host":
    from host.host import Host

    host = Host(ROOT, url, http_port=http_port)
    host.start()
    return host


def _make_home(settings: Settings) -> None:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        message = f"{settings.home} cannot be written; set AUTOBUILDER_HOME to a directory that can."
        raise Misconfigured(message) from error
    except OSError as error:
        raise disk_full(error) from error
