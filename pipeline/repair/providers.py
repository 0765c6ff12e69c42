"""The models: OpenAI and what speaks its API (Azure OpenAI too), and Claude. One request, one answer, no retries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, cast, override

import httpx2
import openai
from openai.types.chat import ChatCompletion
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, SecretStr, ValidationError

from pipeline.repair.models import Answer, Prompt, Proposal
from pipeline.repair.settings import Kind, LlmSettings
from shared.azure import OPENAI_SCOPE, token_source
from shared.errors import Misconfigured, Unavailable
from shared.secrets import EnvironmentSecrets, Secret, Secrets

Key = str | Secret | Callable[[], str]
"""A secret may be renewed while we run; any other callable gives a token that is valid now (Entra ID)."""

ANTHROPIC_VERSION = "2023-06-01"
ANTHROPIC_URL = "https://api.anthropic.com"
_LATER = frozenset({408, 409, 425, 429})
_REFUSED = 401
_CUT = 300
SHORTEST_KEY = 8


class Busy(Unavailable):
    """Too many requests, a fault of theirs, a timeout, or no answer in it. `after`: seconds that they ask to wait."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class KeyRefused(Misconfigured):
    """The key is not, or no longer, accepted."""


class Provider(Protocol):
    @property
    def model(self) -> str: ...

    def complete(self, prompt: Prompt) -> Answer:
        """Raises Busy when another try can succeed, Misconfigured when none will (key, model, request)."""
        ...


@dataclass(frozen=True)
class Price:
    """USD for a million tokens."""

    input: float = 0.0
    output: float = 0.0

    def of(self, input_tokens: int, output_tokens: int) -> float:
        return (input_tokens * self.input + output_tokens * self.output) / 1_000_000


class OpenAIProvider:
    """Chat completions by the official SDK; its own retries are off, ours know the budget."""

    def __init__(
        self,
        model: str,
        key: Key,
        *,
        base_url: str | None = None,
        price: Price | None = None,
        timeout: float = 120.0,
        max_output_tokens: int = 8_000,
        schema: bool = True,
    ) -> None:
        self._model, self._key, self._price = model, key, price or Price()
        self._max_output_tokens, self._schema = max_output_tokens, schema
        self._client = openai.OpenAI(api_key=key, base_url=base_url, timeout=timeout, max_retries=0)

    @property
    def model(self) -> str:
        return self._model

    def complete(self, prompt: Prompt) -> Answer:
        messages: Any = [{"role": "system", "content": prompt.system}]
        messages += [{"role": turn.role, "content": _without(self._key, turn.text)} for turn in prompt.turns]
        used = _kept(self._key)
        try:
            answer = self._send(messages)
        except KeyRefused:
            if not _renewed(self._key, used):
                raise
            answer = self._send(messages)
        if not isinstance(answer, ChatCompletion) or not _choices(answer):
            raise Busy(f"{self._model} answered something that is no completion.")
        usage = answer.usage
        spent = (
            (usage.prompt_tokens, usage.completion_tokens) if usage else _estimated(prompt, answer.model_dump_json())
        )
        text = answer.choices[0].message.content or ""
        return Answer(
            text=text, input_tokens=spent[0], output_tokens=spent[1], usd=self._price.of(*spent), model=self._model
        )

    def _send(self, messages: Any) -> object:
        """A ChatCompletion, or whatever else the SDK made of a body that is none."""
        form: Any = {"type": "json_object"}
        if self._schema:
            form = {"type": "json_schema", "json_schema": {"name": "proposal", "strict": True, "schema": SCHEMA}}
        try:
            return self._client.chat.completions.create(
                model=self._model,
                messages=messages,
                response_format=form,
                max_completion_tokens=self._max_output_tokens,
            )
        except openai.APIStatusError as error:
            raise _failed(self._model, error.status_code, error.response, self._key) from None
        except openai.APITimeoutError:
            raise Busy(f"{self._model} did not answer in time.") from None
        except (openai.APIConnectionError, openai.APIResponseValidationError, ValueError) as error:
            raise Busy(f"{self._model} gave no usable answer: {type(error).__name__}.") from None

    @override
    def __repr__(self) -> str:
        return f"OpenAIProvider({self._model!r})"


class _Usage(BaseModel):
    input_tokens: int
    output_tokens: int


class _Block(BaseModel):
    type: str
    text: str = ""


class _Message(BaseModel):
    """What of the Messages API's answer is read; other members are theirs."""

    content: list[_Block]
    usage: _Usage


class ClaudeProvider:
    """Anthropic's Messages API over plain HTTP."""

    def __init__(
        self,
        model: str,
        key: Key,
        *,
        base_url: str | None = None,
        price: Price | None = None,
        timeout: float = 120.0,
        max_output_tokens: int = 8_000,
    ) -> None:
        self._model, self._key, self._price = model, key, price or Price()
        self._max_output_tokens = max_output_tokens
        self._url = f"{(base_url or ANTHROPIC_URL).rstrip('/')}/v1/messages"
        self._client = httpx2.Client(timeout=timeout, follow_redirects=False)

    @property
    def model(self) -> str:
        return self._model

    def complete(self, prompt: Prompt) -> Answer:
        used = _kept(self._key)
        response = self._send(prompt)
        if response.status_code == _REFUSED and _renewed(self._key, used):
            response = self._send(prompt)
        if response.status_code != 200:
            raise _failed(self._model, response.status_code, response, self._key)
        try:
            message = _Message.model_validate_json(response.content)
        except ValidationError:
            raise Busy(f"{self._model} answered something that is no message.") from None
        text = "".join(block.text for block in message.content if block.type == "text")
        spent = message.usage.input_tokens, message.usage.output_tokens
        return Answer(
            text=text, input_tokens=spent[0], output_tokens=spent[1], usd=self._price.of(*spent), model=self._model
        )

    def _send(self, prompt: Prompt) -> httpx2.Response:
        body = {
            "model": self._model,
            "max_tokens": self._max_output_tokens,
            "system": prompt.system,
            "messages": [{"role": t.role, "content": _without(self._key, t.text)} for t in prompt.turns],
            "output_config": {"format": {"type": "json_schema", "schema": SCHEMA}},
        }
        headers = {"x-api-key": _now(self._key), "anthropic-version": ANTHROPIC_VERSION}
        try:
            return self._client.post(self._url, json=body, headers=headers)
        except httpx2.TimeoutException:
            raise Busy(f"{self._model} did not answer in time.") from None
        except httpx2.HTTPError as error:
            raise Busy(f"{self._model} can't be reached: {type(error).__name__}.") from None

    @override
    def __repr__(self) -> str:
        return f"ClaudeProvider({self._model!r})"


SCHEMA = Proposal.model_json_schema()
"""Every member is required and nothing else allowed, as the strict modes want it."""


def providers(settings: LlmSettings, secrets: Secrets | None = None) -> tuple[Provider, ...]:
    """The first one and its fallback, as far as they are configured: () means no LLM. `secrets`: where keys that are
    named in the settings are; None is the environment. Raises Misconfigured for `azure` without a base URL."""
    source = secrets or EnvironmentSecrets()
    first = _provider(
        settings,
        settings.provider,
        settings.model,
        settings.base_url,
        _key(settings.key, settings.key_secret, settings.entra and settings.provider == "azure", source),
        Price(settings.input_usd, settings.output_usd),
    )
    second = _provider(
        settings,
        settings.fallback_provider,
        settings.fallback_model,
        settings.fallback_base_url,
        _key(
            settings.fallback_key,
            settings.fallback_key_secret,
            settings.fallback_entra and settings.fallback_provider == "azure",
            source,
        ),
        Price(settings.fallback_input_usd, settings.fallback_output_usd),
    )
    return tuple(provider for provider in (first, second) if provider)


def _key(given: SecretStr | None, secret: str, entra: bool, source: Secrets) -> Key | None:
    if given:
        return given.get_secret_value()
    if secret:
        return Secret(source, secret)
    return token_source(OPENAI_SCOPE, "the model") if entra else None


def _provider(
    settings: LlmSettings, kind: Kind | None, model: str, url: str | None, key: Key | None, price: Price
) -> Provider | None:
    if kind is None or not model or not key:
        return None
    if kind == "azure" and not url:
        raise Misconfigured("Set AUTOBUILDER_LLM_BASE_URL to https://<resource>.openai.azure.com/openai/v1/ for azure.")
    timeout, longest = settings.timeout_seconds, settings.max_output_tokens
    if kind == "claude":
        return ClaudeProvider(model, key, base_url=url, price=price, timeout=timeout, max_output_tokens=longest)
    return OpenAIProvider(
        model,
        key,
        base_url=url or "https://api.openai.com/v1",
        price=price,
        timeout=timeout,
        max_output_tokens=longest,
        schema=settings.json_mode == "schema",
    )


def _choices(answer: ChatCompletion) -> list[Choice] | None:
    """The SDK does not check what it parsed: any member may be missing."""
    return cast("list[Choice] | None", answer.choices)


def _now(key: Key) -> str:
    return key if isinstance(key, str) else key()


def _kept(key: Key) -> str:
    """The key where it is one that lasts; nothing for tokens, which are made anew."""
    return _now(key) if isinstance(key, str | Secret) else ""


def _renewed(key: Key, used: str) -> bool:
    return isinstance(key, Secret) and key.renewed(refused=used)


def _without(key: Key, text: str) -> str:
    """The prompt never holds our own key, however it may have come into the project. Local servers take any word for
    a key: a short one is no secret."""
    value = _kept(key)
    return text.replace(value, "[[MASKED]]") if len(value) >= SHORTEST_KEY else text


def _estimated(prompt: Prompt, answer: str) -> tuple[int, int]:
    """For servers that count no tokens: four characters each."""
    return prompt.characters // 4, len(answer) // 4


def _failed(model: str, status: int, response: httpx2.Response, key: Key) -> Busy | Misconfigured:
    said = _without(key, " ".join(response.text.split()))[:_CUT]
    if status in _LATER or status >= 500:
        return Busy(f"{model} answered {status}: {said}", _seconds(response.headers.get("retry-after")))
    refusal = KeyRefused if status == _REFUSED else Misconfigured
    return refusal(f"{model} answered {status}: {said}")


def _seconds(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None
