"""Settings to Services: the only wiring."""

from dataclasses import dataclass

from pipeline.outbox import Pump, to_queue, to_topic
from pipeline.runners import Runner
from shared.bus import Bus
from shared.bus.service_bus import Namespace
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.settings import Settings
from shared.store import Store, Webhooks


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


def local_services(settings: Settings, store: Store, bus: Bus) -> Services:
    """One machine: builds are child processes, artifacts a directory, the bus is the embedded host's."""
    from pipeline.runners.local import LocalRunner

    exchange = Exchange(settings.artifacts_dir)
    runner = LocalRunner(settings, store, bus, exchange)
    return Services(settings, store, bus, runner, exchange, make_pump(settings, store, bus))


def namespace_of(settings: Settings) -> Namespace | None:
    """The Service Bus namespace that the settings name; None when they name none."""
    secret = settings.service_bus
    if secret is None and settings.service_bus_namespace is None:
        return None
    connection_string = secret.get_secret_value() if secret else None
    return Namespace(connection_string, settings.service_bus_namespace, settings.service_bus_client_id)


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


_provided: list[Services] = []


def provide(services: Services) -> None:
    """Gives the triggers of this process their services: called once, by whoever starts the process."""
    _provided[:] = [services]


def services() -> Services:
    """Of this process. Raises Misconfigured when nobody provided them."""
    if not _provided:
        raise Misconfigured("The functions have no services; start them with `autobuilder serve`.")
    return _provided[0]
