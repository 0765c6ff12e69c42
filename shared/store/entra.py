"""Tokens of Entra ID as PostgreSQL's password (Azure Database for PostgreSQL, "Microsoft Entra authentication")."""

import psycopg
from psycopg.conninfo import conninfo_to_dict

from shared.azure import POSTGRES_SCOPE, token_source
from shared.errors import Misconfigured
from shared.store.database import Password


def entra_password(url: str | None) -> Password:
    """A token that is valid now. Raises Misconfigured unless the URL has the server's certificate verified: whoever
    gets the token can use it."""
    try:
        mode = conninfo_to_dict(url or "").get("sslmode")
    except psycopg.ProgrammingError as error:
        raise Misconfigured(f"AUTOBUILDER_DATABASE_URL is no PostgreSQL URL: {error}.") from error
    if mode != "verify-full":
        advice = "sslmode=verify-full and sslrootcert=FILE, or sslrootcert=system"
        raise Misconfigured(f"AUTOBUILDER_DATABASE_ENTRA needs an AUTOBUILDER_DATABASE_URL with {advice}.")
    return token_source(POSTGRES_SCOPE, "PostgreSQL")
