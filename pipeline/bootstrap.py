"""Settings to Services: the only wiring."""

from dataclasses import dataclass

from pipeline.runners import Runner
from shared.bus import Bus
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.settings import KubernetesSettings, Settings
from shared.store import Store


@dataclass(frozen=True)
class Services:
    """All that the pipeline's functions need, passed to them explicitly."""

    settings: Settings
    store: Store
    bus: Bus
    runner: Runner
    exchange: Exchange


def local_services(settings: Settings, store: Store, bus: Bus) -> Services:
    """One machine: artifacts are a directory, the bus is the embedded host's."""
    exchange = Exchange(settings.artifacts_dir)
    return Services(settings, store, bus, runner_of(settings, store, bus, exchange), exchange)


def runner_of(settings: Settings, store: Store, bus: Bus, exchange: Exchange) -> Runner:
    """Raises Misconfigured when the chosen runner lacks a setting."""
    match settings.runner:
        case "local":
            from pipeline.runners.local import LocalRunner

            return LocalRunner(settings, store, bus, exchange)
        case "kubernetes":
            from pipeline.runners.kubernetes import KubernetesRunner
            from pipeline.runners.kubernetes_api import KubernetesApi

            cluster = KubernetesSettings()
            if not cluster.image:
                raise Misconfigured("Set AUTOBUILDER_KUBERNETES_IMAGE to the builder's image.")
            return KubernetesRunner(cluster, store, bus, exchange, KubernetesApi(cluster))


_provided: list[Services] = []


def provide(services: Services) -> None:
    """Gives the triggers of this process their services: called once, by whoever starts the process."""
    _provided[:] = [services]


def services() -> Services:
    """Of this process. Raises Misconfigured when nobody provided them."""
    if not _provided:
        raise Misconfigured("The functions have no services; start them with `autobuilder serve`.")
    return _provided[0]
