"""A private Maven feed: Basic authentication, and downloads redirected to another server as Azure DevOps does it."""

import base64
import hashlib
from pathlib import Path
from typing import cast, override

from tests.peers.http import Handler, Peer

USER = "autobuilder"


class StoragePeer(Peer):
    """Where a feed's files are. `authorizations`: what it was given, which should be nothing."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.authorizations: list[str] = []
        super().__init__(_Storage, None)


class FeedPeer(Peer):
    """`redirect`: to this storage. `password`: the only one that is accepted."""

    def __init__(self, password: str, redirect: StoragePeer | None = None) -> None:
        self.password = password
        self.files: dict[str, bytes] = redirect.files if redirect else {}
        self.redirect = redirect
        super().__init__(_Feed, None)

    @property
    def repository(self) -> str:
        return f"{self.url}/org/_packaging/feed/maven/v1"

    def put(self, coordinate: str, pom: str = "", jar: bytes | None = b"jar", *, parent: str = "") -> None:
        """`group:artifact:version` with the inside of its POM."""
        group, artifact, version = coordinate.split(":")
        packaging = "" if jar else "<packaging>pom</packaging>"
        own = f"<groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>"
        text = f"<project><modelVersion>4.0.0</modelVersion>{parent}{own}{packaging}{pom}</project>"
        stem = f"{group.replace('.', '/')}/{artifact}/{version}/{artifact}-{version}"
        self.file(f"{stem}.pom", text.encode())
        if jar is not None:
            self.file(f"{stem}.jar", jar)

    def file(self, path: str, content: bytes) -> None:
        self.files[path] = content
        self.files[f"{path}.sha1"] = hashlib.sha1(content).hexdigest().encode()


class _Storage(Handler):
    @override
    def answer(self) -> None:
        peer = cast(StoragePeer, self.server)
        if given := self.headers.get("authorization"):
            peer.authorizations.append(given)
        content = peer.files.get("/".join(self.parts))
        self.reply(404 if content is None else 200, content or b"")


class _Feed(Handler):
    @override
    def answer(self) -> None:
        peer = cast(FeedPeer, self.server)
        wanted = base64.b64encode(f"{USER}:{peer.password}".encode()).decode()
        path = "/".join(self.parts[5:])
        if self.headers.get("authorization") != f"Basic {wanted}":
            self.reply(401, headers={"www-authenticate": 'Basic realm="feed"'})
        elif path not in peer.files:
            self.reply(404)
        elif peer.redirect:
            self.reply(303, headers={"location": f"{peer.redirect.url}/{path}?sig=storage"})
        else:
            self.reply(200, peer.files[path])


def dependency(coordinate: str, more: str = "") -> str:
    group, artifact, *version = coordinate.split(":")
    number = f"<version>{version[0]}</version>" if version else ""
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>{number}{more}</dependency>"


def write_pom(root: Path, inside: str) -> None:
    root.mkdir(parents=True, exist_ok=True)
    own = "<groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>"
    (root / "pom.xml").write_text(f"<project><modelVersion>4.0.0</modelVersion>{own}{inside}</project>")
