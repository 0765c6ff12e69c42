"""Where a clone may come from: https and ssh to public hosts, by an address that is looked up once and then kept."""

import base64
import re
import shlex
from dataclasses import dataclass, field, replace

from shared.addresses import Lookup, addresses_of, is_public
from shared.errors import InvalidRequest

_HOST = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\])"
_USER = r"(?:(?P<user>[A-Za-z0-9][\w.-]*)@)?"
_PATH = r"(?P<path>/[^\s\\?#\x00-\x20\x7f]+)"
_URL = re.compile(rf"(?P<scheme>https|http|ssh)://{_USER}{_HOST}(?::(?P<port>\d{{1,5}}))?{_PATH}")
_SCP = re.compile(rf"(?P<user>[A-Za-z0-9][\w.-]*)@{_HOST}:(?P<path>[^\s\\?#:\x00-\x20\x7f-][^\s\\?#\x00-\x20\x7f]*)")
_REF = re.compile(r"[^\s~^:?*\[\\@\x00-\x20\x7f+-][^\s~^:?*\[\\\x00-\x20\x7f]*")
_PORTS = {"https": 443, "http": 80, "ssh": 22}


@dataclass(frozen=True)
class Remote:
    """A URL that git may be given, with the settings and environment that hold it to what was checked."""

    url: str
    config: tuple[str, ...]
    environment: dict[str, str] = field(repr=False)


def checked_remote(url: str, *, allow_private_hosts: bool = False, lookup: Lookup = addresses_of) -> Remote:
    """Raises InvalidRequest for anything but https and ssh URLs of public hosts.

    `allow_private_hosts` leaves the network alone and also takes http: for a company's own git server, and for
    tests. git older than 2.37 does not know `http.curloptResolve`: it looks the name up again.
    """
    match = _URL.fullmatch(url) or _SCP.fullmatch(url)
    if match is None or ".." in match["path"].split("/"):
        raise InvalidRequest(_refusal(url))
    parts = match.groupdict()
    scheme = parts.get("scheme") or "ssh"
    if scheme == "http" and not allow_private_hosts:
        raise InvalidRequest("Plain http can be tampered with: give the https URL.")
    host = match["host"].strip("[]")
    port = int(parts.get("port") or _PORTS[scheme])
    addresses = [] if allow_private_hosts else _public(host, lookup(host, port))
    if scheme == "ssh":
        return Remote(url, ("protocol.ssh.allow=always",), _ssh(host, port, addresses))
    pin = [f"http.curloptResolve={host}:{port}:{','.join(_bracketed(a) for a in addresses)}"] if addresses else []
    return Remote(url, (f"protocol.{scheme}.allow=always", "http.followRedirects=false", *pin), {})


def with_token(remote: Remote, token: str) -> Remote:
    """The remote with a token for git over HTTP. It goes by the environment: arguments and URLs are for all to see."""
    login = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    header = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {login}",
    }
    return replace(remote, environment=remote.environment | header)


def _refusal(url: str) -> str:
    if re.match(r"\w+://[^/@]*:[^/@]*@", url):
        return "The URL holds a password, which would end up in logs: use ssh, or clone it and give the directory."
    return f"{url[:200]!r} is not a URL that can be cloned: give https://host/path or git@host:path."


def _public(host: str, addresses: list[str]) -> list[str]:
    """Raises InvalidRequest when any address of the host is not public: one is enough to be led astray."""
    for text in addresses:
        if not is_public(text):
            raise InvalidRequest(f"{host} is in a private network ({text}): only public hosts can be cloned from.")
    return addresses


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _ssh(host: str, port: int, addresses: list[str]) -> dict[str, str]:
    """ssh asks nothing and forwards nothing; to a pinned address it also checks the key under the host's own name."""
    options = ["BatchMode=yes", "ConnectTimeout=20"]
    if addresses:
        alias = host if port == 22 else f"[{host}]:{port}"
        options += ["ProxyCommand=none", "ClearAllForwardings=yes", "PermitLocalCommand=no", "ForwardAgent=no"]
        options += [f"HostName={addresses[0]}", f"HostKeyAlias={alias}"]
    words = ["ssh", *(word for option in options for word in ("-o", option))]
    return {"GIT_SSH_COMMAND": shlex.join(words), "GIT_SSH_VARIANT": "ssh"}


def checked_ref(ref: str | None) -> str:
    """A branch, tag or full commit id as git's refspec; HEAD for None. Raises InvalidRequest for anything else."""
    if ref is None:
        return "HEAD"
    if len(ref) > 250 or ".." in ref or "@{" in ref or not _REF.fullmatch(ref):
        raise InvalidRequest(f"{ref[:200]!r} is no branch, tag or commit: correct --ref.")
    return ref
