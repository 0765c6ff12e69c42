"""Which addresses on the network a person's URL may lead us to."""

import ipaddress
import socket
from collections.abc import Callable

from shared.errors import InvalidRequest, Unavailable

PLATFORM = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Azure's host agent answers on this address, which counts as public."""

type Lookup = Callable[[str, int], list[str]]


def addresses_of(host: str, port: int) -> list[str]:
    """Raises InvalidRequest for a host that does not exist, Unavailable when the name service does not answer."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise Unavailable(f"The name service does not answer for {host}: try again later.") from error
        raise InvalidRequest(f"The host {host} is not known: correct the URL.") from error
    except UnicodeError as error:
        raise InvalidRequest(f"The host {host[:80]} is no host name: correct the URL.") from error
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def is_public(text: str) -> bool:
    """False for loopback, link-local, private, reserved and platform addresses, also when wrapped in IPv6."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        packed = address.packed
        nat64 = ipaddress.IPv4Address(packed[12:]) if packed[:12] == b"\0d\xff\x9b" + bytes(8) else None
        address = address.ipv4_mapped or address.sixtofour or nat64 or address
    refused = address.is_multicast or address.is_reserved or address.is_unspecified or address in PLATFORM
    return address.is_global and not refused
