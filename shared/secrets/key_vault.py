"""Secrets in Azure Key Vault, always the newest version of each; renewed there, they are taken up without a restart."""

import threading
import time
from dataclasses import dataclass

from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError, ResourceNotFoundError
from azure.keyvault.secrets import SecretClient

from shared.azure import credential
from shared.errors import Misconfigured, Unavailable

KEEP_SECONDS = 300.0
"""A value is asked for again after this time, or at once when it was refused somewhere."""
_LATER = frozenset({408, 429})


@dataclass(frozen=True)
class _Kept:
    value: str
    until: float


class KeyVaultSecrets:
    def __init__(self, client: SecretClient, keep_seconds: float = KEEP_SECONDS) -> None:
        self._client, self._keep_seconds = client, keep_seconds
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> str:
        """While the vault does not answer, an older value is still given: most often it is valid."""
        with self._lock:
            kept = self._kept.get(name)
            if kept and time.monotonic() < kept.until:
                return kept.value
            try:
                value = self._read(name)
            except Unavailable:
                if kept is None:
                    raise
                return kept.value
            self._kept[name] = _Kept(value, time.monotonic() + self._keep_seconds)
            return value

    def forget(self, name: str) -> None:
        with self._lock:
            if kept := self._kept.get(name):
                self._kept[name] = _Kept(kept.value, 0.0)

    def _read(self, name: str) -> str:
        vault = self._client.vault_url
        try:
            value = self._client.get_secret(name).value
        except ResourceNotFoundError as error:
            raise Misconfigured(f"The secret {name!r} is not in {vault}; put it there or correct its name.") from error
        except ClientAuthenticationError as error:
            raise Misconfigured(f"{vault} does not accept our identity; give it the role Secrets User.") from error
        except HttpResponseError as error:
            if error.status_code and (error.status_code in _LATER or error.status_code >= 500):
                raise Unavailable(f"{vault} answered {error.status_code} for the secret {name!r}.") from error
            message = f"{vault} refuses the secret {name!r}: it is disabled, or we lack the role Secrets User"
            raise Misconfigured(f"{message} ({error.status_code}).") from error
        except AzureError as error:
            raise Unavailable(f"{vault} can't be reached ({type(error).__name__}); check the network.") from error
        if not value:
            raise Misconfigured(f"The secret {name!r} in {vault} is empty; give it a value.")
        return value


def open_key_vault(url: str) -> KeyVaultSecrets:
    """With this process's Entra identity."""
    return KeyVaultSecrets(SecretClient(url, credential()))
