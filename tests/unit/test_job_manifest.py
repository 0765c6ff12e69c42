"""What a build's Job asks of the cluster. What the cluster makes of it: tests/cluster."""

from pipeline.runners.job_manifest import job, merged
from shared.models import Limits, StepName
from shared.settings import KubernetesSettings
from tests.fixtures.builds import spec

SETTINGS = KubernetesSettings(image="registry/builder@sha256:1", log_url="https://functions/api")


def containers(settings: KubernetesSettings = SETTINGS) -> tuple[dict, dict, dict]:
    pod = job(spec(StepName.BUILD, limits=Limits(seconds=600, memory_mb=3000)), settings)["spec"]["template"]["spec"]
    return pod, pod["containers"][0], pod["initContainers"][0]


def test_the_name_is_the_builds() -> None:
    made = job(spec(StepName.BUILD), SETTINGS)
    assert made["metadata"]["name"] == "build-abcdefgh-build-1"
    assert made["metadata"]["namespace"] == "builds"


def test_limits_are_the_specifications() -> None:
    made = job(spec(StepName.BUILD, limits=Limits(seconds=600, memory_mb=3000)), SETTINGS)
    assert made["spec"]["activeDeadlineSeconds"] == 600
    _, build, _ = containers()
    assert build["resources"]["limits"] == {"cpu": "2", "memory": "3000Mi"} == build["resources"]["requests"]


def test_only_the_reporter_has_an_identity() -> None:
    settings = SETTINGS.model_copy(update={"client_id": "client", "tenant_id": "tenant"})
    pod, build, reporter = containers(settings)
    assert pod["automountServiceAccountToken"] is False
    assert "identity" in {mount["name"] for mount in reporter["volumeMounts"]}
    assert "identity" not in {mount["name"] for mount in build["volumeMounts"]}
    variables = {pair["name"]: pair["value"] for pair in reporter["env"]}
    assert variables["AZURE_FEDERATED_TOKEN_FILE"] == "/var/run/secrets/autobuilder/entra"
    assert not [pair for pair in build["env"] if "AZURE" in pair["name"] or "TOKEN" in pair["name"]]


def test_the_trace_goes_on_in_the_reporter() -> None:
    place = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    made = job(spec(StepName.BUILD).model_copy(update={"traceparent": place}), SETTINGS)
    [reporter] = made["spec"]["template"]["spec"]["initContainers"]
    assert {"name": "TRACEPARENT", "value": place} in reporter["env"]
    _, _, untraced = containers()
    assert "TRACEPARENT" not in {pair["name"] for pair in untraced["env"]}


def test_a_build_writes_to_its_own_output_only() -> None:
    _, build, _ = containers()
    writable = [mount for mount in build["volumeMounts"] if mount["name"] == "exchange" and not mount.get("readOnly")]
    assert [(mount["mountPath"], mount["subPath"]) for mount in writable] == [
        ("/exchange/build", "runs/abcdefgh/build")
    ]


def test_the_pool_is_left_out_where_there_is_none() -> None:
    pod, _, _ = containers(SETTINGS.model_copy(update={"pool": None}))
    assert "nodeSelector" not in pod and "tolerations" not in pod


def test_one_installations_own_wishes_come_last() -> None:
    pod, _, _ = containers(SETTINGS.model_copy(update={"pod_patch": {"hostNetwork": True, "enableServiceLinks": None}}))
    assert pod["hostNetwork"] is True and "enableServiceLinks" not in pod


def test_merging_follows_rfc_7396() -> None:
    assert merged({"a": {"b": 1, "c": 2}, "d": [1]}, {"a": {"b": None, "e": 3}, "d": [2]}) == {
        "a": {"c": 2, "e": 3},
        "d": [2],
    }
