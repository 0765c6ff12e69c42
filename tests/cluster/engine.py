"""Images as an engine builds them from images/*.Dockerfile: buildah, which needs no daemon and no registry.

The base images can't be had here, so stand-ins are made: Debian by debootstrap with this machine's Python and Node, and
this machine's JDK and Maven. What a Dockerfile does on top of them is done for real.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEBIAN = "bookworm"
LIBRARIES = "ca-certificates,libbz2-1.0,libffi8,liblzma5,libreadline8,libsqlite3-0,libssl3,zlib1g"
"""What Python was linked against."""
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
CLIENTS = {
    Path("/etc/pip.conf"): "etc/pip.conf",
    Path.home() / ".npmrc": "root/.npmrc",
    Path(AUTHORITIES): AUTHORITIES.lstrip("/"),
}
"""How this machine's clients find their registries, and where builds, as root, look for it."""
ENVIRONMENT = {
    "PATH": "/usr/share/maven/bin:/opt/java/openjdk/bin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "JAVA_HOME": "/opt/java/openjdk",
    "NODE_EXTRA_CA_CERTS": AUTHORITIES,
    "PIP_CERT": AUTHORITIES,
}
SYSTEM, JDK, MAVEN, EMPTY = (f"localhost/bases/{name}" for name in ("system", "jdk", "maven", "empty"))
ARGUMENTS = {
    "builder": {
        "PYTHON_IMAGE": SYSTEM,
        **{f"JDK{version}_IMAGE": EMPTY for version in (8, 11, 21)},
        "JDK17_IMAGE": JDK,
        "MAVEN_IMAGE": MAVEN,
        "GRADLE_IMAGE": EMPTY,
        "JDKS": "17",
    },
    "api": {"PYTHON_IMAGE": SYSTEM},
    "functions": {"FUNCTIONS_IMAGE": SYSTEM},
    "web": {"NODE_IMAGE": SYSTEM},
}
BUILD_SECONDS = 1800


def make_bases(directory: Path) -> None:
    """Needs root, debootstrap, and what the builds need: JDK 17, Maven, Node, this Python."""
    system = directory / "system"
    run("debootstrap", "--variant=minbase", f"--include={LIBRARIES}", DEBIAN, str(system))
    copy(Path(sys.base_prefix), system / "usr/local")
    node, npm = tool("node"), tool("npm").parents[1]
    copy(node, system / "usr/local/bin/node")
    copy(npm, system / "usr/local/lib/node_modules/npm")
    (system / "usr/local/bin/npm").symlink_to("../lib/node_modules/npm/bin/npm-cli.js")
    for client, place in CLIENTS.items():
        if client.exists():
            copy(client, system / place)
    run("chroot", str(system), "ldconfig")
    base(SYSTEM, system, "/", directory)
    copy(tool("java").parents[1], directory / "jdk/openjdk")
    base(JDK, directory / "jdk", "/opt/java", directory, SYSTEM)
    copy(tool("mvn").parents[1], directory / "maven/maven")
    (directory / "maven/maven/bin/mvn").chmod(0o755)
    base(MAVEN, directory / "maven", "/usr/share", directory, JDK)
    for nothing in ("java/openjdk", "gradle"):  # what an example that Maven builds on 17 does without
        (directory / "empty" / nothing).mkdir(parents=True)
    base(EMPTY, directory / "empty", "/opt", directory)


def build(name: str) -> str:
    """Builds images/NAME.Dockerfile; the image's name."""
    made = f"localhost/autobuilder/{name}"
    arguments = [word for pair in ARGUMENTS[name].items() for word in ("--build-arg", "=".join(pair))]
    where = ("--isolation", "chroot", "--network", "host", "--layers")  # a chroot needs no rights that CI lacks
    run("buildah", "bud", *where, *arguments, "-f", f"images/{name}.Dockerfile", "-t", made, ".")
    return made


def export(image: str, place: Path, name: str) -> Path:
    """Writes a docker-archive in which the image is called `name`."""
    run("buildah", "push", image, f"docker-archive:{place}:{name}")
    return place


def base(name: str, tree: Path, destination: str, directory: Path, parent: str = "scratch") -> None:
    archive = directory / "base.tar"
    run("tar", "-C", str(tree), "-cf", str(archive), ".")  # buildah would follow links
    container = run("buildah", "from", parent).strip()
    run("buildah", "add", container, str(archive), destination)
    environment = [word for pair in ENVIRONMENT.items() for word in ("--env", "=".join(pair))]
    run("buildah", "config", *environment, container)
    run("buildah", "commit", "--rm", container, name)


def tool(name: str) -> Path:
    found = shutil.which(name)
    assert found, f"install {name}"
    return Path(found).resolve()


def copy(source: Path, destination: Path) -> None:
    """With what links point to: Debian's JDK and Maven have theirs all over the system. Some lead nowhere."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["cp", "-rLT", source, destination], capture_output=True, text=True)
    assert destination.exists(), done.stderr


def run(*words: str) -> str:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=BUILD_SECONDS)
    assert done.returncode == 0, f"{' '.join(words[:3])}: {(done.stdout + done.stderr)[-4000:]}"
    return done.stdout
