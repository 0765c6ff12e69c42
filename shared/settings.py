"""Settings, read once from the environment (`AUTOBUILDER_*`) and passed on explicitly."""

import os
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.issuers import Issuer


def _default_home() -> Path:
    """State of one installation. Root gets /var/lib: embedded PostgreSQL runs as another user and must reach it
    without opening root's own home."""
    if os.geteuid() == 0:
        return Path("/var/lib/autobuilder")
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "autobuilder"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="AUTOBUILDER_", frozen=True, extra="ignore", validate_by_name=True, validate_by_alias=True
    )

    home: Path = Field(default_factory=_default_home)
    """Directory for artifacts, build workspaces, caches and the embedded database."""
    database_url: str | None = None
    """PostgreSQL 15 to 18. None starts the embedded one under `home`."""
    maven_repository: Path | None = None
    """Local Maven repository of the builders. None is `home`/m2/repository, which all runs share."""
    maven_settings: Path | None = None
    """settings.xml for the builders: mirrors, proxies."""
    max_runs: int = Field(default=10, ge=1)
    max_builds: int = Field(default=5, ge=1)
    build_seconds: int = Field(default=3600, ge=60)
    build_memory_mb: int = Field(default=4096, ge=512)
    allow_private_git_hosts: bool = False
    """Lets git URLs name hosts that resolve to loopback or private addresses."""
    service_bus: SecretStr | None = None
    """Connection string of a Service Bus namespace; without it and the next one, the embedded host's queues are it."""
    service_bus_namespace: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            "AUTOBUILDER_SERVICE_BUS__fullyQualifiedNamespace", "AUTOBUILDER_SERVICE_BUS_NAMESPACE"
        ),
    )
    """`NAME.servicebus.windows.net`, with a managed identity. The first name is the one that Azure's host reads too."""
    service_bus_client_id: str | None = Field(
        default=None,
        validation_alias=AliasChoices("AUTOBUILDER_SERVICE_BUS__clientId", "AUTOBUILDER_SERVICE_BUS_CLIENT_ID"),
    )
    """Of a user-assigned identity; None takes what the environment offers."""
    allow_private_webhooks: bool = False
    """Lets webhooks go to loopback or private addresses, and over plain http."""
    alert_urls: SecretStr = SecretStr("")
    """Where alerts go: apprise URLs (slack://..., mailtos://...), separated by spaces."""
    public_url: str | None = None
    """Base of the links in alerts: where people reach the web pages."""
    issuers: tuple[Issuer, ...] = ()
    """Whose tokens open the API, as a JSON list; `serve` on loopback adds this machine's own."""
    api_requests_per_second: float = Field(default=100, gt=0)
    """Of one caller, on average, in one process; more are answered 429."""
    api_burst: float = Field(default=200, ge=1)
    log_level: str = "INFO"

    @property
    def artifacts_dir(self) -> Path:
        return self.home / "artifacts"

    @property
    def work_dir(self) -> Path:
        return self.home / "work"

    @property
    def cache_dir(self) -> Path:
        return self.home / "cache"

    @property
    def repository_dir(self) -> Path:
        return self.maven_repository or self.home / "m2" / "repository"
