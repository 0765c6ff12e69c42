"""Our rules on the Kubernetes base. The API server's own are in tests/cluster/test_manifests.py."""

import copy
import ipaddress
import re
from typing import Any

import pytest

from tests.fixtures.bicep import module
from tests.fixtures.manifests import FOLDER, base, image_objection, load, objections, of_kind, pods

PODS = dict(pods(base()))
OURS = ("api", "mcp", "web")


def test_nothing_in_the_base_breaks_a_rule() -> None:
    assert sorted(PODS) == ["CronJob/warmer", "Deployment/api", "Deployment/mcp", "Deployment/relay", "Deployment/web"]
    assert [said for name, pod in PODS.items() for said in objections(name, pod)] == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pod: pod["securityContext"].pop("runAsNonRoot"), "root"),
        (lambda pod: pod.pop("automountServiceAccountToken"), "token"),
        (lambda pod: pod["volumes"].append({"name": "x", "hostPath": {"path": "/"}}), "folder of the node"),
        (lambda pod: pod["volumes"].append({"name": "x", "emptyDir": {}}), "without a limit"),
        (lambda pod: pod["containers"][0]["securityContext"].pop("readOnlyRootFilesystem"), "root file system"),
        (lambda pod: pod["containers"][0]["resources"]["limits"].pop("memory"), "no limits"),
        (lambda pod: pod["containers"][0]["securityContext"]["capabilities"].pop("drop"), "capabilities"),
    ],
)
def test_the_rules_notice(change: Any, says: str) -> None:
    pod = copy.deepcopy(PODS["Deployment/api"])
    change(pod)
    assert says in " ".join(objections("Deployment/api", pod))


@pytest.mark.parametrize(
    ("image", "fine"),
    [
        ("r.example/a:1.2", True),
        ("r.example/a@sha256:ab", True),
        ("a:1.2", False),
        ("r.example/a", False),
        ("r.example/a:latest", False),
        ("r.example:5000/a", False),
    ],
)
def test_images_say_which_one_they_are(image: str, fine: bool) -> None:
    assert (image_objection(image) is None) is fine


@pytest.mark.parametrize("name", OURS)
def test_each_program_is_probed_scaled_spread_and_may_lose_one_pod(name: str) -> None:
    documents = load(FOLDER / "base" / f"{name}.yaml")
    container = PODS[f"Deployment/{name}"]["containers"][0]
    assert {"startupProbe", "livenessProbe", "readinessProbe"} <= set(container)
    if name != "web":
        assert container["livenessProbe"]["httpGet"]["path"] == "/api/v1/health/live"
        assert container["readinessProbe"]["httpGet"]["path"] == "/api/v1/health/ready"
    scaler = of_kind(documents, "HorizontalPodAutoscaler")[name]["spec"]
    assert (scaler["minReplicas"], scaler["maxReplicas"]) == (1, 5)
    assert scaler["scaleTargetRef"]["name"] == name
    assert of_kind(documents, "PodDisruptionBudget")[name]["spec"]["maxUnavailable"] == 1
    assert len(PODS[f"Deployment/{name}"]["topologySpreadConstraints"]) == 2
    deployment = of_kind(documents, "Deployment")[name]["spec"]
    assert deployment["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
    assert "replicas" not in deployment, "the autoscaler's to say"


def test_every_selector_finds_its_pods() -> None:
    labels = {name: d["spec"]["template"]["metadata"]["labels"] for name, d in of_kind(base(), "Deployment").items()}
    for kind, path in (("Service", ("selector",)), ("PodDisruptionBudget", ("selector", "matchLabels"))):
        for name, document in of_kind(base(), kind).items():
            selector = document["spec"]
            for key in path:
                selector = selector[key]
            assert selector.items() <= labels[name].items(), f"{kind}/{name}"


def test_a_pod_ends_its_requests_before_it_is_killed() -> None:
    for name in OURS:
        pod = PODS[f"Deployment/{name}"]
        pause = pod["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
        assert pod["terminationGracePeriodSeconds"] >= pause + 30


def test_builds_are_limited_by_their_pods_and_not_by_their_jobs() -> None:
    hard = of_kind(base(), "ResourceQuota")["builds"]["spec"]["hard"]
    assert hard["pods"] == "5"
    assert not [key for key in hard if key.startswith("count/")], "finished Jobs would count"


def policies(namespace: str) -> dict[str, Any]:
    return {name: d["spec"] for name, d in of_kind(base(), "NetworkPolicy", namespace).items()}


@pytest.mark.parametrize("namespace", ["autobuilder", "builds", "relay"])
def test_every_namespace_is_closed_first(namespace: str) -> None:
    closed = policies(namespace)["closed"]
    assert closed == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_builds_reach_names_and_the_relay_and_nothing_else() -> None:
    places = [to for spec in policies("builds").values() for rule in spec.get("egress", []) for to in rule["to"]]
    spaces = [to["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"] for to in places]
    assert sorted(spaces) == ["kube-system", "relay"]
    assert all("ipBlock" not in to and "podSelector" in to for to in places)
    assert not any("ingress" in spec for spec in policies("builds").values())


def test_nobody_reaches_the_nodes_identity_endpoint() -> None:
    """169.254.169.254 hands out the node's tokens to whoever asks."""
    endpoint = ipaddress.ip_address("169.254.169.254")
    for document in of_kind(base(), "NetworkPolicy").values():
        for rule in document["spec"].get("egress", []):
            for block in (to["ipBlock"] for to in rule["to"] if "ipBlock" in to):
                left_out = any(endpoint in ipaddress.ip_network(cidr) for cidr in block.get("except", []))
                assert left_out or endpoint not in ipaddress.ip_network(block["cidr"]), document["metadata"]["name"]


def test_the_database_that_may_be_reached_is_bicep_s() -> None:
    size, index = re.findall(r"databasePrefix = cidrSubnet\(addressSpace, (\d+), (\d+)\)", module("network").text)[0]
    space = ipaddress.ip_network(module("network").params["addressSpace"]["default"])
    subnet = list(space.subnets(new_prefix=int(size)))[int(index)]
    blocks = [to["ipBlock"]["cidr"] for rule in policies("autobuilder")["to-azure"]["egress"] for to in rule["to"]]
    assert str(subnet) in blocks


def test_service_accounts_are_the_ones_that_bicep_federates() -> None:
    subjects = set(re.findall(r"system:serviceaccount:([\w-]+:[\w-]+)", module("federation").text))
    accounts = [d for d in base() if d["kind"] == "ServiceAccount"]
    known = "azure.workload.identity/client-id"
    federated = [a["metadata"] for a in accounts if known in a["metadata"].get("annotations", {})]
    assert subjects == {f"{account['namespace']}:{account['name']}" for account in federated}
    assert all(account["automountServiceAccountToken"] is False for account in accounts)


def test_the_share_is_the_one_that_bicep_makes() -> None:
    volume = of_kind(base(), "PersistentVolume")["autobuilder-exchange"]["spec"]
    share = module("storage").resources("Microsoft.Storage/storageAccounts/fileServices/shares")[0]
    assert volume["csi"]["volumeAttributes"]["shareName"] == share["name"]
    claim = of_kind(base(), "PersistentVolumeClaim", "builds")["exchange"]["spec"]
    assert volume["claimRef"] == {"namespace": "builds", "name": "exchange"}
    assert claim["storageClassName"] == volume["storageClassName"] == "azurefile-csi"


def test_the_build_pool_s_label_and_taint_are_bicep_s() -> None:
    pool = module("aks").resources("Microsoft.ContainerService/managedClusters/agentPools")[0]["properties"]
    assert pool["nodeLabels"] == {"'autobuilder/pool'": "builds"}, "quoted, as pycep hands on such keys"
    assert pool["nodeTaints"] == ["autobuilder/builds=true:NoSchedule"]
    assert (pool["minCount"], pool["count"]) == (0, 0)


@pytest.mark.parametrize("environment", ["dev", "prd"])
def test_argo_may_make_what_the_overlay_holds(environment: str) -> None:
    project = load(FOLDER / "argocd" / "project.yaml")[0]["spec"]
    application = load(FOLDER / "argocd" / f"application-{environment}.yaml")[0]["spec"]
    assert application["source"]["repoURL"] in project["sourceRepos"]
    assert (FOLDER.parents[1] / application["source"]["path"] / "kustomization.yaml").is_file()
    namespaces = {place["namespace"] for place in project["destinations"]}
    assert {d["metadata"]["namespace"] for d in base() if "namespace" in d["metadata"]} <= namespaces
    allowed = {(entry["group"], entry["kind"]) for entry in project["clusterResourceWhitelist"]}
    cluster_wide = [d for d in base() if "namespace" not in d["metadata"]]
    assert {(d["apiVersion"].rpartition("/")[0], d["kind"]) for d in cluster_wide} <= allowed
