"""Gets files of a Maven repository over HTTPS with Basic authentication, which goes to the feed's own server only.

Azure DevOps answers a download with a redirection to its storage: that is followed, without the password.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import httpx2

from shared.errors import Misconfigured, Unavailable

REDIRECTIONS = 4
TIMEOUT_SECONDS = 60.0
PIECE_BYTES = 256 * 1024
_LATER = frozenset({408, 425, 429})


class FeedClient:
    """`password` is asked for each file: it may be renewed meanwhile. `refused`: told of a refused password, says
    whether there is another one now."""

    def __init__(
        self, url: str, user: str, password: Callable[[], str], refused: Callable[[str], bool], limit_bytes: int
    ) -> None:
        self._url, self._user, self._password, self._refused = url, user, password, refused
        self._left = limit_bytes
        self._client = httpx2.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False)

    def get(self, path: str, place: Path) -> bool:
        """Fetches a file and checks it against its .sha1, where there is one. False when the feed has none.

        Raises Misconfigured when the password is refused, Unavailable."""
        if not self._fetch(path, place):
            return False
        checksum = place.with_name(f".{place.name}.sha1")
        if self._fetch(f"{path}.sha1", checksum):
            said = checksum.read_text(errors="replace").split()[:1]
            checksum.unlink()
            with place.open("rb") as file:
                if said and said[0].lower() != hashlib.file_digest(file, "sha1").hexdigest():
                    place.unlink()
                    raise Unavailable(f"The feed's {path} does not match its checksum; it will be fetched again.")
        return True

    def _fetch(self, path: str, place: Path) -> bool:
        used = self._password()
        status = self._follow(path, place, used)
        if status in (401, 403) and self._refused(used):
            status = self._follow(path, place, self._password())
        if status in (401, 403):
            raise Misconfigured(
                "The private feed refuses our password; renew the secret AUTOBUILDER_FEED_SECRET names."
            )
        if status in _LATER or status >= 500:
            raise Unavailable(f"The private feed answered {status} for {path}.")
        return status == 200

    def _follow(self, path: str, place: Path, password: str) -> int:
        url = f"{self._url}/{quote(path)}"
        for _ in range(REDIRECTIONS):
            auth = (self._user, password) if _origin(url) == _origin(self._url) else None
            try:
                with self._client.stream("GET", url, auth=auth) as response:
                    if not response.is_redirect:
                        if response.status_code == 200:
                            self._save(response, place)
                        return response.status_code
                    url = urljoin(url, response.headers["location"])
            except httpx2.HTTPError as error:
                raise Unavailable(f"The private feed can't be reached ({type(error).__name__}).") from None
            if _origin(url)[0] != _origin(self._url)[0]:
                raise Unavailable("The private feed redirects to something that is not encrypted.")
        raise Unavailable(f"The private feed redirects {path} without an end.")

    def _save(self, response: httpx2.Response, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            for piece in response.iter_bytes(PIECE_BYTES):
                self._left -= len(piece)
                if self._left < 0:
                    raise Misconfigured(
                        "The project needs more of the private feed than AUTOBUILDER_FEED_MAX_MEGABYTES."
                    )
                file.write(piece)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port
