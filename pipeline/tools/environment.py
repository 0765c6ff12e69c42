"""Tells what is wrong with the machine or its network from what is wrong with the code (catalogue, family N).

Such problems are never shown to a fixer or a model: no edit can repair them.
"""

import re

RESOLVE = re.compile(
    r"status(?: code)?: (?:40[137]|5\d\d)|Not authorized|40[13] (?:Forbidden|Unauthorized)|authentication failed for"
    r"|authorization failed for|PKIX path building failed|unable to find valid certification path"
    r"|Could not transfer (?:artifact|metadata)(?!.*(?:Blocked mirror|maven-default-http-blocker))"
    r"|Connect(?:ion)? (?:to \S+ )?(?:failed: )?(?:timed out|refused|reset)|Read timed out"
    r"|Unknown host|UnknownHostException"
    r"|Temporary failure in name resolution|Network is unreachable|No route to host|peer not authenticated"
    r"|Cannot access \S+ \(\S*\) in offline mode"
)
"""In an error of dependency resolution."""

MACHINE = re.compile(
    r"No space left on device|insufficient memory for the Java Runtime Environment|Cannot allocate memory"
    r"|OutOfMemoryError: (?:Java heap space|GC overhead limit exceeded|Metaspace|unable to create)"
    r"|exit code 137|Process Exit Code: 137|Too many open files|Read-only file system"
    r"|(?:release version|invalid (?:source|target) release:?) \d+(?: not supported)?"
    r"|No compiler is provided in this environment|JAVA_HOME (?:environment variable )?is not defined"
)
"""In any error of a build."""

SERVICE = re.compile(
    r"Communications link failure|Could not find a valid Docker environment|Connection refused"
    r"|Connection to \S+ refused|ConnectException|UnknownHostException"
    r"|Timed out after \d+ ms while waiting (?:to connect|for a server)"
    r"|Unable to connect to Redis|No servers available"
    r"|JDBCConnectionException|Failed to obtain JDBC Connection|Previous attempts to find a Docker"
    r"|MongoTimeoutException|MongoSocketOpenException|AmqpConnectException|Topic \S+ not present in metadata after"
)
"""In the causes of a failed test: it needs a database, a broker or Docker."""

PORT = re.compile(r"Port (?P<port>\d+) (?:was already|is already|already) in use")
"""In why an application did not start: another process of the machine listens there."""

HIDES_CONNECTION = re.compile(
    r"Unable to determine Dialect without JDBC metadata|Connection is not available, request timed"
)
"""Hibernate 6's and Hikari's last words; whether a connection was refused stands only in the test's output."""

DRIVER = re.compile(r"^(?:Caused by: )?((?:[a-z][\w$]*\.)*\w*(?:SQL|Jdbc|Database)\w*Exception: .*)$", re.M)
LONGEST_CAUSE = 500


def hidden_cause(text: str, output: str) -> str:
    """What the driver said to a connection that `text`, a failed test's causes, hides; "" when it does not, or when
    the suite's `output` does not tell."""
    said = DRIVER.search(output) if HIDES_CONNECTION.search(text) else None
    return said[1][:LONGEST_CAUSE] if said else ""


def is_environment(text: str, output: str = "") -> bool:
    """For a failed test: `text` is its chain of causes, `output` what its suite printed."""
    if SERVICE.search(text) or MACHINE.search(text):
        return True
    return bool(HIDES_CONNECTION.search(text) and SERVICE.search(output))
