"""Who is calling: bearer tokens (JWT) of the issuers that the settings name, and the local issuer of one machine.

The algorithm is the issuer's, never the token's; `iss`, `aud`, `exp` and `sub` must be there. A person's token and a
service's (client credentials) are the same kind.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from shared.errors import AutoBuilderError, Misconfigured, Unavailable
from shared.issuers import AUDIENCE, Issuer

log = structlog.get_logger(__name__)

LOCAL_ISSUER = "autobuilder-local"
ADMIN_SCOPE = "autobuilder.admin"
SKEW_SECONDS = 60
"""How far the clocks of an issuer and of this machine may differ."""
FETCH_AFTER_SECONDS = 600
"""Age at which a key set is fetched again anyway: a key that its issuer withdrew must not live on here."""
FETCH_AT_MOST_EVERY_SECONDS = 30
"""Also for tokens that name keys nobody has."""
LOCAL_TOKEN_SECONDS = 30 * 24 * 3600
LARGEST_TOKEN = 16 * 1024


class Unauthorised(AutoBuilderError):
    """The token is missing or not good; the message says why in words that give nothing away."""


class FetchNeeded(AutoBuilderError):
    """An issuer's keys have to be fetched first: ask again where waiting is no harm."""


@dataclass(frozen=True)
class Caller:
    subject: str
    name: str
    admin: bool
    """Of the whole installation: sees every group."""
    expires: float
    """Seconds since the epoch."""


class Keys:
    """An issuer's key set as it is now."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer
        self._keys = KeySet([])
        self._fetched = 0.0
        self._version: object = None

    def current(self, kid: str | None, may_fetch: bool) -> KeySet:
        """Raises Unavailable when there never was a key set to be had, FetchNeeded when it would have to be fetched."""
        if self._issuer.jwks_file is not None:
            self._read(self._issuer.jwks_file)
        elif self._is_due(kid):
            if not may_fetch:
                raise FetchNeeded("The issuer's keys are due.")
            self._fetch(cast(str, self._issuer.jwks_url))
        return self._keys

    def _is_due(self, kid: str | None) -> bool:
        age = time.monotonic() - self._fetched
        unknown = kid is not None and all(key.kid != kid for key in self._keys.keys)
        return not self._fetched or age > FETCH_AFTER_SECONDS or (unknown and age > FETCH_AT_MOST_EVERY_SECONDS)

    def _read(self, path: Path) -> None:
        try:
            status = path.stat()
            version = (status.st_mtime_ns, status.st_ino, status.st_size)
            if version != self._version:
                self._keys, self._version = key_set(path.read_text()), version
        except (OSError, ValueError, JoseError) as error:
            self._keep(error)

    def _fetch(self, url: str) -> None:
        import httpx2

        try:
            answer = httpx2.get(url, timeout=5, follow_redirects=False).raise_for_status()
            self._keys = key_set(answer.text)
        except (httpx2.HTTPError, ValueError, JoseError) as error:
            self._keep(error)
        self._fetched = time.monotonic()

    def _keep(self, error: Exception) -> None:
        log.warning("auth.keys.unreadable", issuer=self._issuer.issuer, why=str(error))
        if not self._keys.keys:
            raise Unavailable(f"The keys of the issuer {self._issuer.issuer} cannot be read now.") from error


def key_set(text: str) -> KeySet:
    """The public keys of a JWK set. Raises ValueError or JoseError."""
    data = json.loads(text)
    if not isinstance(data, dict) or not isinstance(cast(dict[str, Any], data).get("keys"), list):
        raise ValueError("It is no JWK set.")
    return KeySet.import_key_set(cast(Any, data))


class Verifier:
    """Checks tokens against the issuers. Safe to use from several threads."""

    def __init__(self, issuers: tuple[Issuer, ...]) -> None:
        self._issuers = {issuer.issuer: (issuer, Keys(issuer)) for issuer in issuers}
        if len(self._issuers) != len(issuers):
            raise Misconfigured("AUTOBUILDER_ISSUERS names an issuer twice.")

    def verify(self, token: str, *, may_fetch: bool = True) -> Caller:
        """Raises Unauthorised for a token that is not good, Unavailable when its issuer's keys cannot be had.

        With `may_fetch` False it never waits for a network: it raises FetchNeeded instead.
        """
        if len(token) > LARGEST_TOKEN:
            raise Unauthorised("The token is too long.")
        try:
            unchecked = jws.extract_compact(token.encode())
            claimed = json.loads(unchecked.payload)
            kid = unchecked.headers().get("kid")
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise Unauthorised("The token is no signed JWT.") from error
        name = cast(dict[str, Any], claimed).get("iss") if isinstance(claimed, dict) else None
        if not isinstance(name, str) or name not in self._issuers:
            raise Unauthorised("The token's issuer is not one of ours.")
        issuer, keys = self._issuers[name]
        return _caller(issuer, _claims(token, issuer, keys.current(kid if isinstance(kid, str) else None, may_fetch)))


def _claims(token: str, issuer: Issuer, keys: KeySet) -> Mapping[str, Any]:
    registry = jwt.JWTClaimsRegistry(
        leeway=SKEW_SECONDS,
        iss={"essential": True, "value": issuer.issuer},
        aud={"essential": True, "value": issuer.audience},
        exp={"essential": True},
        sub={"essential": True},
    )
    try:
        decoded = jwt.decode(token, keys, algorithms=list(issuer.algorithms))
        registry.validate(decoded.claims)
    except (JoseError, ValueError, TypeError) as error:
        reason = "has expired" if getattr(error, "error", "") == "expired_token" else "is not valid here"
        raise Unauthorised(f"The token {reason}; get a new one.") from error
    return decoded.claims


def _caller(issuer: Issuer, claims: Mapping[str, Any]) -> Caller:
    subject, name = str(claims["sub"]), claims.get("name") or claims.get("preferred_username")
    if not subject or len(subject) > 200 or "\0" in subject:
        raise Unauthorised("The token's subject cannot be used.")
    admin = issuer.admins and (claims.get("admin") is True or ADMIN_SCOPE in scopes(claims))
    return Caller(issuer.subject_prefix + subject, str(name or subject)[:200], admin, float(claims["exp"]))


def scopes(claims: Mapping[str, Any]) -> set[str]:
    """Of `scope` (RFC 8693), `scp` and `roles` (Entra ID): words of a text, or a list."""
    found: set[str] = set()
    for name in ("scope", "scp", "roles"):
        value = claims.get(name)
        words = value.split() if isinstance(value, str) else cast(list[Any], value) if isinstance(value, list) else []
        found.update(str(word) for word in words)
    return found


def local_issuer(home: Path) -> Issuer:
    """The issuer of this machine: makes its key under `home`/keys if there is none, and writes `home`/token.

    Whoever can read that file (its owner alone) is an administrator here.
    """
    private = _local_key(home / "keys" / "local.json")
    public = home / "keys" / "local-public.json"
    _write_private(public, json.dumps({"keys": [private.as_dict(private=False)]}))
    claims = {"sub": "local", "name": "This machine's user", "admin": True}
    _write_private(home / "token", signed(private, LOCAL_ISSUER, claims, LOCAL_TOKEN_SECONDS))
    return Issuer(issuer=LOCAL_ISSUER, jwks_file=public, algorithms=("ES256",))


def signed(key: ECKey, issuer: str, claims: Mapping[str, Any], seconds: float, audience: str = AUDIENCE) -> str:
    """A token of ours."""
    now = int(time.time())
    header = {"alg": "ES256", "kid": key.kid or key.thumbprint()}
    body = {"iss": issuer, "aud": audience, "iat": now, "exp": now + int(seconds), **claims}
    return jwt.encode(header, body, key, algorithms=["ES256"])


def _local_key(path: Path) -> ECKey:
    if not path.exists():
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        _write_private(path, json.dumps(key.as_dict(private=True)))
    return ECKey.import_key(json.loads(path.read_text()))


def _write_private(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    temporary.replace(path)
