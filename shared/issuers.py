"""Whose tokens are taken: a setting. Checking them is shared/auth.py, which costs more to import."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

AUDIENCE = "autobuilder-api"

Algorithm = Literal["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"]
"""Signatures with a private key only: a shared secret would let every verifier sign."""


class Issuer(BaseModel):
    """One of `AUTOBUILDER_ISSUERS`. Its keys are at a URL or in a file; both may change while we run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: str = Field(min_length=1)
    jwks_url: str | None = Field(default=None, pattern=r"^https?://")
    jwks_file: Path | None = None
    audience: str = AUDIENCE
    algorithms: tuple[Algorithm, ...] = Field(default=("ES256", "RS256"), min_length=1)
    subject_prefix: str = ""
    """Keeps the subjects of two issuers apart."""
    admins: bool = True
    """Whether its tokens may make someone an administrator of the installation."""

    @model_validator(mode="after")
    def one_place(self) -> "Issuer":
        if (self.jwks_url is None) == (self.jwks_file is None):
            raise ValueError(f"The issuer {self.issuer} needs a jwks_url or a jwks_file, and not both.")
        return self
