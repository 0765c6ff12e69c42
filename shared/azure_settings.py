"""Settings of the adapters for Azure: read from the environment by whoever makes one of them."""

from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class FilesSettings(BaseSettings):
    """Of the exchange `azure_files`. Without a key, the process's Entra identity is used."""

    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_FILES_", frozen=True, extra="ignore")

    url: str = ""
    """`https://ACCOUNT.file.core.windows.net`."""
    share: str = "autobuilder"
    key_secret: str = ""
    """Name of the secret with the account's key, where identities can't be used."""

    @property
    def account(self) -> str:
        return (urlsplit(self.url).hostname or "").partition(".")[0]


class ContainerSettings(BaseSettings):
    """Of the runner `container_instance`: where the container groups are made and what is in them."""

    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_CONTAINER_", frozen=True, extra="ignore")

    subscription: str = ""
    resource_group: str = ""
    location: str = ""
    image: str = ""
    """Of the builder, pinned by its digest; the courier beside it is the same image."""
    cpu: float = Field(default=2.0, gt=0)
    courier_cpu: float = Field(default=0.5, gt=0)
    courier_memory_gb: float = Field(default=0.5, gt=0)
    subnet_id: str | None = None
    """Of a network whose rules let builds reach the artifact mirror and nothing else."""
    registry: str | None = None
    """Login server of a private registry, with `registry_identity`."""
    registry_identity: str | None = None
    """Resource id of the identity that pulls images. Azure offers it to every container of the group: it may pull and
    nothing else."""
    start_seconds: int = Field(default=600, ge=30)
    """How long a group may take to start before the build is given up: image pulls, capacity."""
    environment: dict[str, str] = {}
    """JSON; for the build container, such as where its JDKs are. No secrets."""
    courier_environment: dict[str, str] = {}
    """JSON; for the courier."""

    @property
    def missing(self) -> list[str]:
        """Variables that have to be set."""
        names = ("subscription", "resource_group", "location", "image")
        return [f"AUTOBUILDER_CONTAINER_{name.upper()}" for name in names if not getattr(self, name)]


class FeedSettings(BaseSettings):
    """The private Maven feed. Without a URL there is none."""

    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_FEED_", frozen=True, extra="ignore")

    url: str = ""
    """`https://pkgs.dev.azure.com/ORG/PROJECT/_packaging/FEED/maven/v1`, or any Maven repository."""
    groups: tuple[str, ...] = ()
    """JSON; group ids that come from the feed and from nowhere else, with all below them: ["com.acme"]."""
    user: str = "autobuilder"
    """Of Basic authentication; Azure DevOps takes any."""
    secret: str = ""
    """Name of the secret with the password or personal access token."""
    entra: bool = False
    """A token of this process's Entra identity takes the secret's place (Azure DevOps)."""
    max_megabytes: int = Field(default=2048, ge=1)
    """Of all that is fetched for one run."""

    @field_validator("url")
    @classmethod
    def _travels_encrypted(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError("the feed's URL must be https: the password is sent to it")
        return url.rstrip("/")
