"""Settings of the repairs by a language model, read once from the environment (`AUTOBUILDER_LLM_*`)."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.repair.models import Budget

Kind = Literal["openai", "azure", "claude"]


class LlmSettings(BaseSettings):
    """Without a provider, a model or a key there is no LLM, and the outcome says so."""

    model_config = SettingsConfigDict(env_prefix="AUTOBUILDER_LLM_", frozen=True, extra="ignore")

    provider: Kind | None = None
    """`openai`: OpenAI or any server that speaks its chat completions. `azure`: Azure OpenAI, whose model is the
    deployment's name and whose base URL is `https://<resource>.openai.azure.com/openai/v1/`. `claude`: Anthropic."""
    model: str = ""
    base_url: str | None = None
    """Required for `azure`; else the provider's own."""
    key: SecretStr | None = None
    key_secret: str = ""
    """Name of the secret that takes the key's place; it may be renewed while we run."""
    entra: bool = False
    """For `azure`: a token of the machine's own identity takes the key's place."""
    input_usd: float = Field(default=0.0, ge=0)
    """Per million tokens. 0: costs are not counted in money."""
    output_usd: float = Field(default=0.0, ge=0)
    json_mode: Literal["schema", "object"] = "schema"
    """`object` for OpenAI-compatible servers that know no JSON Schema."""

    fallback_provider: Kind | None = None
    """Asked when the first one does not answer."""
    fallback_model: str = ""
    fallback_base_url: str | None = None
    fallback_key: SecretStr | None = None
    fallback_key_secret: str = ""
    fallback_entra: bool = False
    fallback_input_usd: float = Field(default=0.0, ge=0)
    fallback_output_usd: float = Field(default=0.0, ge=0)

    rounds: int = Field(default=8, ge=0)
    tokens: int = Field(default=400_000, ge=0)
    usd: float = Field(default=5.0, ge=0)
    seconds: float = Field(default=600.0, ge=0)
    """Of one repair step, all groups it asks about together."""
    timeout_seconds: float = Field(default=120.0, gt=0)
    """Of one request."""
    tries: int = Field(default=3, ge=1, le=10)
    """Of one request, with one provider."""
    max_output_tokens: int = Field(default=8_000, ge=256)

    @property
    def budget(self) -> Budget:
        return Budget(rounds=self.rounds, tokens=self.tokens, usd=self.usd, seconds=self.seconds)

    @model_validator(mode="after")
    def _keys_travel_encrypted(self) -> "LlmSettings":
        for url in (self.base_url, self.fallback_base_url):
            parts = urlsplit(url or "")
            if url and parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
                raise ValueError("base_url must be https, or on this machine: the key is sent to it")
        return self
