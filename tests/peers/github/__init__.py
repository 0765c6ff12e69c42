"""GitHub as far as Auto-Builder needs it: REST and git over HTTP on loopback, true to the published shapes."""

from tests.peers.github.server import GithubServer
from tests.peers.github.state import Github, Repo

__all__ = ["Github", "GithubServer", "Repo"]
