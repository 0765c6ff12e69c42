"""What a process that Azure's Functions host or uvicorn starts makes of its settings."""

from pathlib import Path

import pytest

from pipeline import bootstrap
from shared.bus.service_bus import ServiceBus
from shared.errors import Misconfigured
from shared.settings import Settings

NAMESPACE = "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0"


def test_services_are_made_from_the_settings(database_url: str, tmp_path: Path) -> None:
    settings = Settings.model_validate({"home": tmp_path, "database_url": database_url, "service_bus": NAMESPACE})
    made = bootstrap.hosted_services(settings)
    try:
        assert isinstance(made.bus, ServiceBus)
        assert made.store.runs() == []
    finally:
        made.pump.stop(0)
        made.store.close()


@pytest.mark.parametrize(
    "given, missing",
    [({"service_bus": NAMESPACE}, "DATABASE_URL"), ({"database_url": "postgresql://x"}, "SERVICE_BUS_NAMESPACE")],
)
def test_what_is_missing_is_named(given: dict[str, str], missing: str, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=missing):
        bootstrap.hosted_services(Settings.model_validate({"home": tmp_path, "database_url": None, **given}))
