"""Rules for our Dockerfiles, since no container engine builds them in the tests."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.runners.job_manifest import USER
from tests.fixtures.dockerfile import Dockerfile, parse

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "images").glob("*.Dockerfile"))
OTHER_PARTS = ("web",)
"""Directories that come with other parts of the product; only what is there can be looked at."""


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def dockerfile(request: pytest.FixtureRequest) -> Dockerfile:
    return parse(request.param)


def test_there_are_four() -> None:
    assert [path.name.partition(".")[0] for path in FILES] == ["api", "builder", "functions", "web"]


def test_bases_are_arguments_that_somebody_must_pin(dockerfile: Dockerfile) -> None:
    names = {stage.name for stage in dockerfile.stages}
    for stage in dockerfile.stages:
        argument = re.fullmatch(r"\$\{(\w+_IMAGE)\}", stage.base)
        assert stage.base in names or (argument and argument[1] in dockerfile.arguments), stage.base
    assert all("=" not in argument for argument in dockerfile.arguments)


def test_the_user_is_a_number_and_not_root(dockerfile: Dockerfile) -> None:
    """A number, because Kubernetes' runAsNonRoot can't judge a name; the same one that Jobs and Deployments name."""
    assert dockerfile.last.all("USER") == [f"{USER}:{USER}"]
    after = [each.name for each in dockerfile.last.instructions]
    assert not {"RUN", "COPY"} & set(after[after.index("USER") :])


def test_what_runs_gets_signals(dockerfile: Dockerfile) -> None:
    """The exec form: a shell in between would keep SIGTERM to itself."""
    for name in ("ENTRYPOINT", "CMD"):
        assert all(isinstance(word, str) for word in dockerfile.last.words(name))


def test_stages_that_are_copied_from_exist(dockerfile: Dockerfile) -> None:
    seen: set[str | None] = {None}
    for stage in dockerfile.stages:
        for source, _, _ in stage.copies():
            assert source in seen
        seen.add(stage.name)


def test_what_is_copied_is_there_and_not_ignored(dockerfile: Dockerfile) -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for stage in dockerfile.stages:
        for name in (name for source, names, _ in stage.copies() if source is None for name in names):
            top = name.partition("/")[0]
            assert top in allowed, f"{name} is ignored"
            assert (ROOT / name).exists() or (top in OTHER_PARTS and not (ROOT / top).exists()), name


def test_nothing_is_fetched_but_by_package_managers(dockerfile: Dockerfile) -> None:
    for stage in dockerfile.stages:
        assert not stage.all("ADD")
        for command in stage.all("RUN"):
            assert not re.search(r"\b(curl|wget|git clone)\b|\|\s*(ba)?sh\b|\bsudo\b", command), command
            if "apt-get install" in command:
                assert "--no-install-recommends" in command and "rm -rf /var/lib/apt/lists/*" in command
            if "pip install" in command:
                assert "--require-hashes" in command and "--no-cache-dir" in command
            assert "npm install" not in command


def test_no_secret_is_built_in(dockerfile: Dockerfile) -> None:
    words = re.compile(r"token|secret|password|credential", re.IGNORECASE)
    for stage in dockerfile.stages:
        assert not [value for name in ("ARG", "ENV", "COPY") for value in stage.all(name) if words.search(value)]


def test_directories_are_absolute(dockerfile: Dockerfile) -> None:
    assert all(value.startswith("/") for stage in dockerfile.stages for value in stage.all("WORKDIR"))


def test_secrets_and_caches_stay_out() -> None:
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] not in "#!"]
    assert patterns[0] == "*"
    for path in ("web/.env.local", "shared/__pycache__", "web/node_modules"):
        assert any(fnmatch(path, pattern) for pattern in patterns[1:]), path
