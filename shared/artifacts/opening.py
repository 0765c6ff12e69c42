"""Opens shares, for ourselves and, for a while, for others."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from azure.core.credentials import AzureNamedKeyCredential
from azure.core.exceptions import AzureError
from azure.storage.fileshare import (
    ExponentialRetry,
    ShareClient,
    ShareSasPermissions,
    ShareServiceClient,
    generate_share_sas,
)

from shared.artifacts.share import Share
from shared.azure import credential
from shared.azure_settings import FilesSettings
from shared.errors import Misconfigured, Unavailable
from shared.secrets import Secrets

CLOCKS_DIFFER = timedelta(minutes=15)
INTENT = "backup"
"""The only one that Azure Files knows for identities."""


def open_share(settings: FilesSettings, secrets: Secrets) -> Share:
    return Share(_client(settings, _credential(settings, secrets)))


def open_granted_share(url: str, share: str, signature: str) -> Share:
    """What `Grants` opened for us."""
    return Share(_client(FilesSettings(url=url, share=share), signature))


@dataclass(frozen=True)
class Grants:
    """Shared access signatures for our share: signed with its key, or with one that Entra ID gives us for a while."""

    settings: FilesSettings
    secrets: Secrets
    account: str = ""
    """Empty: the first part of the URL's host name."""

    def grant(self, seconds: int) -> str:
        """For reading and writing. Raises Misconfigured, Unavailable."""
        now = datetime.now(UTC)
        start, end = now - CLOCKS_DIFFER, now + timedelta(seconds=seconds) + CLOCKS_DIFFER
        may = ShareSasPermissions(read=True, write=True, create=True, delete=True, list=True)
        if self.settings.key_secret:
            key: dict[str, Any] = {"account_key": self.secrets.get(self.settings.key_secret)}
        else:
            key = {"account_key": None, "user_delegation_key": self._delegation_key(start, end)}
        where = (self.account or self.settings.account, self.settings.share)
        return generate_share_sas(*where, permission=may, start=start, expiry=end, protocol="https", **key)

    def _delegation_key(self, start: datetime, end: datetime) -> Any:
        service = ShareServiceClient(self.settings.url, credential=credential(), token_intent=INTENT)
        try:
            return service.get_user_delegation_key(start=start, expiry=end)
        except AzureError as error:
            if getattr(error, "status_code", None) in (401, 403):
                raise Misconfigured(
                    "Give us the role Storage File Delegator, to let builds reach the share."
                ) from error
            raise Unavailable(f"Azure Files gives no key to sign with ({type(error).__name__}).") from error


def _client(settings: FilesSettings, key: Any) -> ShareClient:
    retry = ExponentialRetry(initial_backoff=1, increment_base=2, retry_total=4, random_jitter_range=1)
    return ShareClient(settings.url, settings.share, credential=key, token_intent=INTENT, retry_policy=retry)


def _credential(settings: FilesSettings, secrets: Secrets) -> Any:
    if settings.key_secret:
        return AzureNamedKeyCredential(settings.account, secrets.get(settings.key_secret))
    return credential()
