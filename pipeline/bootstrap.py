"""Settings to Services: the only wiring."""

from dataclasses import dataclass

from pipeline.delivery.github_app import GithubApp, github_app
from pipeline.runners import Runner
from shared.bus import Bus
from shared.errors import Misconfigured
from shared.exchange import Exchange
from shared.settings import Settings
from shared.store import Store


@dataclass(frozen=True)
class Services:
    """All that the pipeline's functions need, passed to them explicitly."""

    settings: Settings
    store: Store
    bus: Bus
    runner: Runner
    exchange: Exchange
    github: GithubApp | None = None


def local_services(settings: Settings, store: Store, bus: Bus) -> Services:
    """One machine: builds are child processes, artifacts a directory, the bus is the embedded host's."""
    from pipeline.runners.local import LocalRunner

    exchange = Exchange(settings.artifacts_dir)
    return Services(settings, store, bus, LocalRunner(settings, store, bus, exchange), exchange, github_app(settings))


_provided: list[Services] = []


def provide(services: Services) -> None:
    """Gives the triggers of this process their services: called once, by whoever starts the process."""
    _provided[:] = [services]


def services() -> Services:
    """Of this process. Raises Misconfigured when nobody provided them."""
    if not _provided:
        raise Misconfigured("The functions have no services; start them with `autobuilder serve`.")
    return _provided[0]
