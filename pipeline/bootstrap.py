"""Settings to Services: the only wiring."""

import threading
from dataclasses import dataclass, field

from pipeline.backends import exchange_of, runner_of, secrets_of
from pipeline.delivery.github_app import GithubApp, github_app
from pipeline.outbox import Pump, to_queue, to_topic
from pipeline.runners import Runner
from shared import log, telemetry
from shared.bus import Bus
from shared.bus.service_bus import ServiceBus, namespace_of
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.secrets import EnvironmentSecrets, Secrets
from shared.settings import Settings
from shared.store import Password, Store, Webhooks


@dataclass(frozen=True)
class Services:
    """All that the pipeline's functions need, passed to them explicitly."""

    settings: Settings
    store: Store
    bus: Bus
    runner: Runner
    exchange: Exchange
    pump: Pump
    """Sends what the store's outbox holds."""
    secrets: Secrets = field(default_factory=EnvironmentSecrets)
    github: GithubApp | None = None


def local_services(settings: Settings, store: Store, bus: Bus) -> Services:
    """As the settings say; by default one machine: builds are child processes, artifacts a directory. Raises
    Misconfigured with what to set."""
    secrets = secrets_of(settings)
    exchange = exchange_of(settings, secrets)
    runner = runner_of(settings, store, bus, exchange, secrets)
    return Services(
        settings, store, bus, runner, exchange, make_pump(settings, store, bus), secrets, github_app(settings)
    )


def make_pump(settings: Settings, store: Store, bus: Bus) -> Pump:
    """From the outbox to the bus, webhooks and people."""
    from pipeline.alerts import AlertSender
    from pipeline.webhooks import WebhookSender

    webhooks = WebhookSender(Webhooks(store.database), allow_private=settings.allow_private_webhooks)
    alerts = AlertSender(store.outbox, settings.alert_urls.get_secret_value().split(), settings.public_url)
    return Pump(
        store.outbox,
        {"queue": to_queue(bus), "topic": to_topic(bus), "webhook": webhooks, "alert": alerts},
    )


def database_password(settings: Settings) -> Password | None:
    """None when it is in the URL. Raises Misconfigured when tokens would go to a server that is not verified."""
    from shared.store.entra import entra_password

    return entra_password(settings.database_url) if settings.database_entra else None


_provided: list[Services] = []
_providing = threading.Lock()


def provide(services: Services) -> None:
    """Gives the triggers of this process their services: called once, by whoever starts the process."""
    _provided[:] = [services]


def services() -> Services:
    """Of this process. Where nobody provided them, Azure's Functions host or uvicorn started it: they are made from the
    settings. Raises Misconfigured when those name no database or no bus."""
    with _providing:
        if not _provided:
            provide(hosted_services(Settings()))
    return _provided[0]


def hosted_services(settings: Settings) -> Services:
    """For a process that hosts no queues of its own."""
    namespace = namespace_of(settings)
    if settings.database_url is None or namespace is None:
        missing = "AUTOBUILDER_DATABASE_URL" if settings.database_url is None else "AUTOBUILDER_SERVICE_BUS_NAMESPACE"
        raise Misconfigured(f"The functions have no services: set {missing}, or start them with `autobuilder serve`.")
    log.configure(settings.log_level)
    telemetry.configure(settings.telemetry_url, "autobuilder")
    store = Store.open(settings.database_url, password=database_password(settings))
    return local_services(settings, store, ServiceBus(namespace))
