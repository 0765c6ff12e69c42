"""Settings, read once from the environment (`AUTOBUILDER_*`) and passed on explicitly."""

import os
from pathlib import Path
from typing import Any, Literal

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
    database_entra: bool = False
    """A token of this process's Entra identity takes the password's place; the URL has sslmode=verify-full then."""
    maven_repository: Path | None = None
    """Local Maven repository of the builders. None is `home`/m2/repository, which all runs share."""
    maven_settings: Path | None = None
    """settings.xml for the builders: mirrors, proxies."""
    max_runs: int = Field(default=10, ge=1)
    max_builds: int = Field(default=5, ge=1)
    build_seconds: int = Field(default=3600, ge=60)
    keep_days: int | None = Field(default=None, ge=1)
    """Runs that ended longer ago are deleted, with their logs and files; None keeps them all."""
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
    runner: Literal["local", "kubernetes", "container_instance"] = "local"
    """Where builds run: child processes of this machine, Jobs, or container groups (their settings: a class each)."""
    artifacts: Literal["directory", "azure_files"] = "directory"
    """Where runs keep their files: below `home`, also as a mounted share, or on a share (see FilesSettings)."""
    secrets: Literal["environment", "key_vault"] = "environment"
    """Where the secrets are that settings name."""
    key_vault_url: str | None = None
    """`https://NAME.vault.azure.net`, for `key_vault`."""
    github_app_id: str | None = None
    """Id, or client id, of the GitHub App that Auto-Builder is; None: no GitHub."""
    github_private_key: SecretStr | None = None
    """Of the App, as PEM."""
    github_private_key_file: Path | None = None
    """The same in a file, which is read each time, so that a new key needs no restart."""
    github_webhook_secret: SecretStr | None = None
    github_api_url: str = "https://api.github.com"
    """`https://HOST/api/v3` for an Enterprise Server."""
    issuers: tuple[Issuer, ...] = ()
    """Whose tokens open the API, as a JSON list; `serve` on loopback adds this machine's own."""
    api_requests_per_second: float = Field(default=100, gt=0)
    """Of one caller, on average, in one process; more are answered 429."""
    api_burst: float = Field(default=200, ge=1)
    log_level: str = "INFO"
    telemetry_url: str | None = None
    """OTLP/HTTP collector that gets traces (`http://host:4318`); None: they are not recorded."""

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


class KubernetesSettings(BaseSettings):
    """Of the runner `kubernetes`: which cluster, and what its Jobs look like."""

    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_KUBERNETES_", frozen=True, extra="ignore")

    server: str | None = None
    """URL of an AKS API server, reached with this process's Entra identity. None: see `kubeconfig`."""
    ca_data: str | None = None
    """Certificate authority of `server`, PEM in base64 as kubeconfigs have it; None trusts the system's."""
    kubeconfig: Path | None = None
    """None takes the pod's own service account, or what KUBECONFIG names."""
    namespace: str = "builds"
    image: str = ""
    """Of the builder, pinned by its digest."""
    pull_policy: Literal["Always", "IfNotPresent", "Never"] = "IfNotPresent"
    service_account: str = "reporter"
    exchange_claim: str = "exchange"
    """PersistentVolumeClaim of the share whose root is the exchange."""
    seed_claim: str | None = None
    """PersistentVolumeClaim with a Maven repository that builds read and never write."""
    maven_settings_map: str | None = None
    """ConfigMap with a `settings.xml` for the builds: mirrors, and no credentials."""
    pool: str | None = "builds"
    """Node pool by its label `autobuilder/pool`; None lets builds run anywhere."""
    runtime_class: str | None = None
    """RuntimeClass of the pods, for a stronger sandbox than runc."""
    cpu: str = "2"
    workspace_gb: int = Field(default=10, ge=1)
    ttl_seconds: int = Field(default=3600, ge=60)
    """How long an ended Job is kept."""
    start_seconds: int = Field(default=120, ge=1)
    """How long a pod may be unable to start (a missing image, a missing Secret) before the build is given up."""
    log_url: str | None = None
    """Base URL of the functions, to which reporters send log lines: `https://func.example/api`."""
    client_id: str | None = None
    """Of the managed identity that is federated with `service_account`; it may send to the queue of ended builds."""
    tenant_id: str | None = None
    reporter_environment: dict[str, str] = {}
    """JSON; more variables for the reporter, such as which bus it sends to."""
    pod_patch: dict[str, Any] = {}
    """JSON; merged into the pod's specification last: what one installation needs and no other."""
