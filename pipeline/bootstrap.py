"""Settings to Services: the only wiring."""

from dataclasses import dataclass
from functools import lru_cache

from pipeline.runners import Runner
from shared.bus import Bus
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


def make_services(settings: Settings) -> Services:
    """`settings.database_url` must be set: whoever starts the process knows which database it is."""
    from shared.bus.postgres import PostgresBus

    from pipeline.runners.local import LocalRunner

    assert settings.database_url, "the host sets AUTOBUILDER_DATABASE_URL before it loads the functions"
    store = Store.open(settings.database_url)
    bus = PostgresBus(settings.database_url)
    exchange = Exchange(settings.artifacts_dir)
    return Services(settings, store, bus, LocalRunner(settings, store, bus, exchange), exchange)


@lru_cache(maxsize=1)
def services() -> Services:
    """Of this process, made from the environment at the first trigger."""
    return make_services(Settings())
