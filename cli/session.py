"""What every command needs: settings, database, store, bus; and for those that do work, the embedded host."""

import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bootstrap import Services, database_password, local_services, provide
from shared import log, telemetry
from shared.bus import Bus, publish
from shared.bus.service_bus import Namespace, ServiceBus, namespace_of
from shared.errors import Misconfigured
from shared.events import RUN_CANCEL_REQUESTED, RUN_REQUESTS_QUEUE, RUN_RETRY_REQUESTED, CloudEvent
from shared.exchange import Exchange, disk_full
from shared.settings import Settings
from shared.store import Store

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from host.bus import Bus as EmbeddedBus

ROOT = Path(__file__).parents[1]
STOP_SECONDS = 15


@dataclass(frozen=True)
class Http:
    """`direct`: ASGI apps by the function in front of them; see `host.host.Host`."""

    address: str = "127.0.0.1"
    port: int = 0
    direct: "Mapping[str, ASGIApp] | None" = None


HttpOf = Callable[[Services], Http]


class EmbeddedHost:
    """Drives runs on threads of this process, or stands by while another process does, ready to take over."""

    def __init__(self, url: str, settings: Settings, http: Http, namespace: Namespace | None) -> None:
        from host.host import Host
        from host.postgres import EmbeddedPostgres

        self._stopping = False
        self._postgres = None if settings.database_url else EmbeddedPostgres(settings.home / "postgres")
        self.host = Host(
            ROOT,
            url,
            port=http.port,
            namespace=namespace,
            revive=self._revive,
            address=http.address,
            direct=http.direct,
        )
        self._failure: list[Exception] = []
        self._thread = threading.Thread(target=self._run, name="embedded-host", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.host.run_forever()
        except Exception as error:  # told to whoever waits for a run, by `check`
            self._failure.append(error)

    def _revive(self) -> None:
        """Starts an embedded server again that died; not one that is being stopped with us."""
        if self._postgres is not None and not self._stopping:
            self._postgres.ensure_running()

    def check(self) -> None:
        """Raises what stopped the host, so that nobody waits for a run that nothing drives."""
        if self._failure:
            raise self._failure[0]

    def stop(self) -> None:
        """Returns when no thread of ours uses the database any more."""
        self._stopping = True
        self.host.stop()
        self._thread.join(timeout=STOP_SECONDS)


@dataclass(frozen=True)
class Session:
    settings: Settings
    store: Store
    bus: Bus
    exchange: Exchange
    services: Services
    host: EmbeddedHost | None

    def send(self, event_type: str, data: dict[str, object], subject: str) -> None:
        event = CloudEvent(source="autobuilder/cli", type=event_type, subject=subject, data=data)
        publish(self.bus, RUN_REQUESTS_QUEUE, event)

    def check_host(self) -> None:
        if self.host is not None:
            self.host.check()

    def report_text(self, run_id: str) -> str:
        """report.md, "" until there is one."""
        report = self.exchange.pull_tree(run_id, "report") / "report.md"
        return report.read_text() if report.exists() else ""

    def cancel(self, run_id: str) -> None:
        self.send(RUN_CANCEL_REQUESTED, {"run_id": run_id}, run_id)

    def retry(self, run_id: str, from_step: str | None) -> None:
        self.send(RUN_RETRY_REQUESTED, {"run_id": run_id, "from_step": from_step}, run_id)

    @contextmanager
    def results(self, run_id: str) -> Generator[Path | None]:
        """The directory with what the run came to; None when it left no report."""
        place = self.exchange.pull_tree(run_id, "report")
        yield place if place.exists() else None


@contextmanager
def session(*, with_host: bool, http: HttpOf | None = None) -> Generator[Session]:
    """With `with_host`, this process drives runs, or stands by while another one does and takes over from it. `http`
    says what it answers there; by default its triggers, on a free port of loopback.

    Raises Misconfigured or Unavailable with what to do.
    """
    from host.postgres import database_url

    settings = Settings()
    _make_home(settings)
    log.configure(settings.log_level, settings.home / "logs" / "service.log")
    telemetry.configure(settings.telemetry_url, "autobuilder")
    namespace, password = namespace_of(settings), database_password(settings)
    with (
        database_url(settings.database_url, settings.home) as url,
        Store.open(url, password=password) as store,
        closing(_bus(namespace, url)) as bus,
    ):
        services = local_services(settings, store, bus)
        provide(services)
        host = EmbeddedHost(url, settings, http(services) if http else Http(), namespace) if with_host else None
        try:
            yield Session(settings, store, bus, services.exchange, services, host)
        finally:
            if host is not None:
                host.stop()
            services.pump.stop()
            telemetry.stop()


def _bus(namespace: Namespace | None, url: str) -> "ServiceBus | EmbeddedBus":
    from host.bus import Bus as EmbeddedBus

    return ServiceBus(namespace) if namespace else EmbeddedBus(url)


def _make_home(settings: Settings) -> None:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        message = f"{settings.home} cannot be written; set AUTOBUILDER_HOME to a directory that can."
        raise Misconfigured(message) from error
    except OSError as error:
        raise disk_full(error) from error
