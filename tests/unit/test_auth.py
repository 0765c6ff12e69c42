"""Tokens: what opens the API, and all that does not."""

import base64
import hmac
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from shared.auth import LOCAL_ISSUER, SKEW_SECONDS, Unauthorised, Verifier, local_issuer, signed
from shared.errors import Misconfigured, Unavailable
from shared.issuers import AUDIENCE, Issuer
from tests.fixtures.api import ISSUER, new_key, public

KEY = new_key("k1")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    place = tmp_path / "keys.json"
    place.write_text(public(KEY))
    return place


@pytest.fixture
def verifier(keys: Path) -> Verifier:
    return Verifier((Issuer(issuer=ISSUER, jwks_file=keys),))


def token(seconds: float = 60, key: ECKey = KEY, **claims: Any) -> str:
    return signed(key, ISSUER, {"sub": "ann", **claims}, seconds)


def test_a_good_token_names_its_caller(verifier: Verifier) -> None:
    caller = verifier.verify(token(name="Ann"))
    assert (caller.subject, caller.name, caller.admin) == ("ann", "Ann", False)


@pytest.mark.parametrize(
    "claims", [{"admin": True}, {"scope": "read autobuilder.admin"}, {"roles": ["autobuilder.admin"]}]
)
def test_administrators_are_named_by_claim_or_scope(verifier: Verifier, claims: dict[str, Any]) -> None:
    assert verifier.verify(token(**claims)).admin


@pytest.mark.parametrize("claims", [{"admin": "true"}, {"admin": 1}, {"scope": "not.autobuilder.admin.really"}])
def test_nothing_that_only_looks_like_it_makes_an_administrator(verifier: Verifier, claims: dict[str, Any]) -> None:
    assert not verifier.verify(token(**claims)).admin


def test_an_issuer_may_be_kept_from_naming_administrators(keys: Path) -> None:
    verifier = Verifier((Issuer(issuer=ISSUER, jwks_file=keys, admins=False, subject_prefix="web:"),))
    caller = verifier.verify(token(admin=True))
    assert (caller.admin, caller.subject) == (False, "web:ann")


def test_what_has_expired_is_refused_but_clocks_may_differ_a_little(verifier: Verifier) -> None:
    assert verifier.verify(token(seconds=-SKEW_SECONDS + 20))
    with pytest.raises(Unauthorised, match="expired"):
        verifier.verify(token(seconds=-SKEW_SECONDS - 20))


@pytest.mark.parametrize(
    "claims",
    [{"aud": "other"}, {"iss": "https://evil.test"}, {"exp": None}, {"sub": None}, {"aud": None}, {"nbf": 9999999999}],
)
def test_wrong_or_missing_claims_are_refused(verifier: Verifier, claims: dict[str, Any]) -> None:
    body = {"iss": ISSUER, "aud": AUDIENCE, "exp": 9999999999, "sub": "ann", **claims}
    body = {name: value for name, value in body.items() if value is not None}
    forged = jwt.encode({"alg": "ES256", "kid": "k1"}, body, KEY, algorithms=["ES256"])
    with pytest.raises(Unauthorised):
        verifier.verify(forged)


def unsigned(**header: Any) -> str:
    body = {"iss": ISSUER, "aud": AUDIENCE, "exp": 9999999999, "sub": "ann"}
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, body))
    return ".".join((*parts, ""))


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "None", "kid": "k1"}, {"alg": "HS256", "kid": "k1"}, {}])
def test_an_unsigned_token_is_refused(verifier: Verifier, header: dict[str, Any]) -> None:
    with pytest.raises(Unauthorised):
        verifier.verify(unsigned(**header))


def test_a_public_key_is_no_shared_secret(tmp_path: Path) -> None:
    """RS256 to HS256: the verifier's own public key, used as if it were a secret."""
    rsa = RSAKey.generate_key(2048, {"kid": "r1"})
    place = tmp_path / "rsa.json"
    place.write_text(json.dumps({"keys": [rsa.as_dict(private=False)]}))
    verifier = Verifier((Issuer(issuer=ISSUER, jwks_file=place, algorithms=("RS256",)),))
    body = {"iss": ISSUER, "aud": AUDIENCE, "exp": 9999999999, "sub": "ann"}
    assert verifier.verify(jwt.encode({"alg": "RS256", "kid": "r1"}, body, rsa, algorithms=["RS256"]))
    head = unsigned(alg="HS256", kid="r1").rstrip(".")
    mac = hmac.digest(rsa.as_pem(private=False), head.encode(), "sha256")
    with pytest.raises(Unauthorised):
        verifier.verify(f"{head}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}")
    with pytest.raises(Unauthorised):
        verifier.verify(jwt.encode({"alg": "PS256", "kid": "r1"}, body, rsa, algorithms=["PS256"]))


def test_another_key_is_refused_even_under_a_known_name(verifier: Verifier) -> None:
    with pytest.raises(Unauthorised):
        verifier.verify(token(key=new_key("k1")))


@pytest.mark.parametrize("text", ["", "a.b.c", "é.é.é", "." * 40, "a" * 20_000])
def test_what_is_no_token_is_refused(verifier: Verifier, text: str) -> None:
    with pytest.raises(Unauthorised):
        verifier.verify(text)


def test_keys_change_without_a_restart(verifier: Verifier, keys: Path) -> None:
    newer = new_key("k2")
    with pytest.raises(Unauthorised):
        verifier.verify(token(key=newer))
    keys.write_text(public(newer, KEY))
    assert verifier.verify(token(key=newer))
    assert verifier.verify(token(key=KEY)), "the old key stays for as long as it is published"
    keys.write_text(public(newer) + " ")
    with pytest.raises(Unauthorised):
        verifier.verify(token(key=KEY))


def test_an_issuer_without_keys_is_unavailable_and_one_that_breaks_is_remembered(tmp_path: Path) -> None:
    place = tmp_path / "late.json"
    verifier = Verifier((Issuer(issuer=ISSUER, jwks_file=place),))
    with pytest.raises(Unavailable):
        verifier.verify(token())
    place.write_text(public(KEY))
    assert verifier.verify(token())
    place.write_text("half writ")
    assert verifier.verify(token()), "the keys that were read before are still good"


def test_shared_secrets_and_none_cannot_even_be_configured(keys: Path) -> None:
    for algorithm in ("none", "HS256"):
        with pytest.raises(ValueError, match="algorithms"):
            Issuer.model_validate({"issuer": ISSUER, "jwks_file": keys, "algorithms": [algorithm]})
    with pytest.raises(ValueError, match="jwks"):
        Issuer(issuer=ISSUER)
    twice = Issuer(issuer=ISSUER, jwks_file=keys)
    with pytest.raises(Misconfigured):
        Verifier((twice, twice))


def test_this_machines_token_is_its_owners_alone(tmp_path: Path) -> None:
    issuer = local_issuer(tmp_path)
    caller = Verifier((issuer,)).verify((tmp_path / "token").read_text())
    assert (issuer.issuer, caller.subject, caller.admin) == (LOCAL_ISSUER, "local", True)
    private = [place for place in tmp_path.rglob("*") if place.is_file()]
    assert {stat.S_IMODE(place.stat().st_mode) for place in private} == {0o600}
    local_issuer(tmp_path)
    assert Verifier((issuer,)).verify((tmp_path / "token").read_text()), "a second start keeps the key"
