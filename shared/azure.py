"""Who this process is in Azure: one credential for every service, made when it is first needed.

DefaultAzureCredential takes what there is: a managed identity (Functions, Container Instances), a workload identity
(AKS), a developer's `az login`. AZURE_CLIENT_ID names a user-assigned identity.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from shared.errors import Misconfigured

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential

OPENAI_SCOPE = "https://cognitiveservices.azure.com/.default"
POSTGRES_SCOPE = "https://ossrdbms-aad.database.windows.net/.default"
DEVOPS_SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default"
"""Azure DevOps' own application."""


@cache
def credential() -> "TokenCredential":
    """The same one for the whole process: it keeps its tokens until shortly before they end."""
    from azure.identity import DefaultAzureCredential

    return DefaultAzureCredential()


def token_source(scope: str, purpose: str) -> Callable[[], str]:
    """A function that gives a token which is valid now. It raises Misconfigured when there is no identity."""

    def token() -> str:
        from azure.core.exceptions import AzureError

        try:
            return credential().get_token(scope).token
        except AzureError as error:
            message = f"No Entra token for {purpose} ({type(error).__name__}); give this process an identity in Azure"
            raise Misconfigured(f"{message}.") from None

    return token
