"""Steps of a build that need what no builder has: a key to sign with, a Docker daemon, the data of vulnerabilities.

They say nothing of the project's code and tests. Left out of baseline and migrated build alike, on the command line, by
the switch that each plugin has for it; the project's own files are not touched.
"""

from collections.abc import Iterator
from pathlib import Path

_ALWAYS = {
    b"maven-gpg-plugin": ("-Dgpg.skip=true",),
    b"dependency-check-maven": ("-Ddependency-check.skip=true",),
}
_WITHOUT_DOCKER = {
    b"<artifactId>docker-maven-plugin": ("-Ddocker.skip=true", "-DskipDocker=true"),
    b"dockerfile-maven-plugin": ("-Ddockerfile.skip=true",),
    b"jib-maven-plugin": ("-Djib.skip=true",),
    b"<goal>build-image": ("-Dspring-boot.build-image.skip=true",),
}
_DAEMON = Path("/var/run/docker.sock")


def left_out(root: Path, daemon: Path = _DAEMON) -> list[str]:
    """Words for Maven's command line, for the plugins that the project's POMs name."""
    poms = [pom.read_bytes() for pom in sorted(root.rglob("pom.xml")) if pom.is_file()]
    return list(dict.fromkeys(_words(poms, daemon)))


def _words(poms: list[bytes], daemon: Path) -> Iterator[str]:
    switches = _ALWAYS if daemon.exists() else _ALWAYS | _WITHOUT_DOCKER
    for plugin, words in switches.items():
        if any(plugin in pom for pom in poms):
            yield from words
