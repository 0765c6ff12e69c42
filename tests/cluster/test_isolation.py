"""What a build can't do: see a token, write outside its output, or lead its reporter or its host astray by links."""

import base64
import json

from pipeline.runners.kubernetes_api import KubernetesApi
from shared.models import Outcome
from tests.cluster.conftest import Installation


def test_links_are_not_followed_and_do_not_stay(installation: Installation) -> None:
    spec = installation.start("steal")
    assert installation.ended(spec).outcome is Outcome.SUCCEEDED
    output = installation.exchange.run_dir(spec.run_id) / spec.output
    assert not [place for place in output.rglob("*") if place.is_symlink()]
    assert "eyJ" not in installation.log(spec)


def test_the_pod_as_the_cluster_has_it(installation: Installation) -> None:
    spec = installation.start("hang")
    name = installation.running_pod(spec)
    pod = installation.pods(spec)[0]["spec"]
    build, reporter = pod["containers"][0], pod["initContainers"][0]
    for container in (build, reporter):
        assert container["resources"]["requests"] == container["resources"]["limits"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert installation.pods(spec)[0]["status"]["qosClass"] == "Guaranteed"
    inside = ("exec", name, "-n", "builds", "-c", "build", "--", "sh", "-c")
    attempts = (
        "id -u; ls /var/run/secrets; touch /usr/x /exchange/x /exchange/specs/x; touch /exchange/prepare-1/ok; ls /seed"
    )
    said = installation.cluster.kubectl(*inside, f"({attempts}) 2>&1; cat /proc/self/status; true")
    assert said.startswith("10001\n")
    assert said.count("Read-only file system") == 3
    assert said.count("No such file or directory") == 2
    assert "CapEff:\t0000000000000000" in said and "NoNewPrivs:\t1" in said and "Seccomp:\t2" in said
    assert (installation.exchange.run_dir(spec.run_id) / spec.output / "ok").exists()


def test_a_reporters_token_is_good_for_its_own_build(installation: Installation) -> None:
    spec = installation.start("hang")
    name = installation.running_pod(spec)
    command = ("exec", name, "-n", "builds", "-c", "reporter", "--", "cat", "/var/run/secrets/autobuilder/log")
    token = installation.cluster.kubectl(*command).strip()
    assert installation.runner.build_of(token) == spec.build_id
    assert installation.runner.build_of(token[:-4] + "AAAA") is None
    assert installation.runner.build_of("nonsense") is None
    entra = installation.cluster.kubectl(*command[:-1], "/var/run/secrets/autobuilder/entra").strip()
    assert installation.runner.build_of(entra) is None, "a token for another audience"
    claims = json.loads(base64.urlsafe_b64decode(entra.split(".")[1] + "=="))
    assert claims["sub"] == "system:serviceaccount:builds:reporter"
    other = installation.cluster.kubectl("create", "token", "default", "-n", "builds", "--audience=autobuilder").strip()
    assert KubernetesApi(installation.settings).review(other, "autobuilder") is not None
    assert installation.runner.build_of(other) is None, "a token of another service account"
