"""What is Azure's own: refusals, groups that can't start, secrets that must not reach the build, hostile leftovers."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from builder.courier import copy_files
from builder.untrusted import read
from pipeline.runners.container_instance import ContainerInstanceRunner
from shared.models import Outcome
from tests.contract.runner.harness import Place
from tests.peers.arm import ArmPeer


def runner_of(place: Place) -> ContainerInstanceRunner:
    return cast(ContainerInstanceRunner, place.runner)


def test_only_the_courier_has_the_signature(container: Place, arm: ArmPeer) -> None:
    container.dispatch("succeed")
    assert container.outcome() is Outcome.SUCCEEDED
    builder, courier = json.loads(arm.bodies[0])["properties"]["containers"]
    secrets = [v for v in courier["properties"]["environmentVariables"] if "secureValue" in v]
    assert [v["name"] for v in secrets] == ["AUTOBUILDER_COURIER_SIGNATURE"]
    assert "sig=" in secrets[0]["secureValue"] and "spr=https" in secrets[0]["secureValue"]
    assert "sig=" not in json.dumps(builder) and "COURIER" not in json.dumps(builder)
    assert "identity" not in json.loads(arm.bodies[0])
    container.until(lambda: not arm.groups)


def test_no_room_in_the_region_is_waited_out(container: Place, arm: ArmPeer) -> None:
    arm.refuse = (409, "ContainerGroupQuotaReached")
    container.dispatch("succeed")
    container.sweep(container.runner)
    assert (container.bus.sent, container.starts()) == ([], 0)
    arm.refuse = None
    assert container.outcome() is Outcome.SUCCEEDED


def test_a_refusal_that_stays_is_the_operators(container: Place, arm: ArmPeer) -> None:
    arm.refuse = (403, "AuthorizationFailed")
    container.dispatch("succeed")
    assert container.outcome() is Outcome.FAILED
    assert container.result().failure_kind == "misconfigured"
    assert "AuthorizationFailed" in container.result().message


def test_a_missing_image_ends_the_build_and_says_so(container: Place, arm: ArmPeer) -> None:
    runner = runner_of(container)
    runner.settings = runner.settings.model_copy(update={"start_seconds": 1})
    arm.no_image = True
    container.dispatch("succeed")
    assert container.outcome() is Outcome.INFRASTRUCTURE
    assert "pull image" in container.result().message
    assert not arm.groups


def test_a_group_that_vanished_is_made_again(container: Place, arm: ArmPeer) -> None:
    spec = container.dispatch("hang")
    container.child()
    arm.remove(spec.build_id)
    container.until(lambda: container.starts() == 2)


def test_a_courier_that_dies_ends_the_build(container: Place, arm: ArmPeer) -> None:
    runner = runner_of(container)
    runner.grants = replace(runner.grants, settings=runner.grants.settings.model_copy(update={"share": "nowhere"}))
    spec = container.dispatch("succeed")
    # Held here: a sweep that sees the courier dead takes the group away.
    containers = arm.groups[spec.build_id].containers
    container.until(lambda: containers["courier"].process.poll() is not None)
    containers["builder"].end()
    assert container.outcome() is Outcome.INFRASTRUCTURE
    assert "AUTOBUILDER_FILES_SHARE" in container.result().message


@pytest.fixture
def leftovers(tmp_path: Path) -> Path:
    """What a hostile build may leave in the room."""
    secret = tmp_path / "secret"
    secret.write_text("signature")
    room = tmp_path / "room"
    (room / "build-1").mkdir(parents=True)
    (room / "build-1/result.json").symlink_to(secret)
    (room / "build-1/jars").symlink_to(tmp_path, target_is_directory=True)
    (room / "build-1/a:b").write_text("no name for a share")
    (room / "build-1/fine.txt").write_text("fine")
    os.mkfifo(room / "build-1/pipe")
    (room / "log").symlink_to(secret)
    return room


def test_the_courier_follows_no_link_and_opens_no_pipe(leftovers: Path, tmp_path: Path) -> None:
    assert copy_files(leftovers / "build-1", tmp_path / "copy") == ["fine.txt"]
    assert read(leftovers / "log", 0, 100) == b""
    assert read(leftovers / "build-1" / "pipe", 0, 100) == b""


def test_the_courier_opens_no_directory_that_is_a_link(leftovers: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("signature")
    (leftovers / "build-2").symlink_to(outside, target_is_directory=True)
    assert copy_files(leftovers / "build-2", tmp_path / "copy") == []
