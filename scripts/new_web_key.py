"""A new private key for the web server (AUTOBUILDER_WEB_KEY_FILE): `python -m scripts.new_web_key > key.json`."""

import json

from joserfc.jwk import ECKey


def new_key() -> dict[str, object]:
    """ES256 as JWK, with an id that follows from the key."""
    key = ECKey.generate_key("P-256", private=True)
    return {**key.as_dict(private=True), "kid": key.thumbprint(), "alg": "ES256", "use": "sig"}


if __name__ == "__main__":
    print(json.dumps(new_key()))
