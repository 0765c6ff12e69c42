"""The built overlays on a real API server: strict validation, pod security, quota; and our rules on what comes out.

The secrets driver, the Gateway API and Argo CD don't run here; their resource definitions are installed, so that what
is written for them is held to their schemas too.
"""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from tests.cluster.go_modules import go_sources, go_tool
from tests.cluster.kubelab.cluster import Cluster
from tests.fixtures.manifests import FOLDER, Manifest, containers, image_objection, load, objections, pods

pytestmark = pytest.mark.cluster

DEFINITIONS = {
    ("sigs.k8s.io/gateway-api", "1.4.0"): "config/crd/standard/*.yaml",
    ("github.com/argoproj/argo-cd/v3", "3.2.0"): "manifests/crds/app*[tn]-crd.yaml",
    ("sigs.k8s.io/secrets-store-csi-driver", "1.4.8"): "deploy/secrets-store.csi.x-k8s.io_secretproviderclasses.yaml",
}
"""Of others: where in their modules they are."""
ENVIRONMENTS = ("dev", "prd")
ESTABLISHED_SECONDS = 60
KUBECONFORM = "0.8.0"
REFERENCE = re.compile(r'"#/definitions/([^"]+)"')


@pytest.fixture(scope="module")
def defined(cluster: Cluster) -> Cluster:
    """The cluster, with the definitions of others."""
    files = [
        file for (module, version), where in DEFINITIONS.items() for file in go_sources(module, version).glob(where)
    ]
    documents = [document for file in files for document in load(file)]
    names = {d["metadata"]["name"] for d in documents if d["kind"] == "CustomResourceDefinition"}
    assert {"gateways.gateway.networking.k8s.io", "applications.argoproj.io", "appprojects.argoproj.io"} <= names
    applied(cluster, documents)
    end = time.monotonic() + ESTABLISHED_SECONDS
    while not names <= established(cluster):
        assert time.monotonic() < end, names - established(cluster)
        time.sleep(0.2)
    return cluster


def established(cluster: Cluster) -> set[str]:
    """`kubectl wait` takes a definition without conditions, as a new one is, for an error."""
    found = json.loads(cluster.kubectl("get", "customresourcedefinitions", "-o", "json"))["items"]
    wanted = {"type": "Established", "status": "True"}
    return {
        d["metadata"]["name"]
        for d in found
        if any(wanted.items() <= condition.items() for condition in d["status"].get("conditions") or ())
    }


def built(cluster: Cluster, folder: str) -> list[Manifest]:
    return [document for document in yaml.safe_load_all(cluster.kubectl("kustomize", folder)) if document]


def overlay(environment: str) -> str:
    return str(FOLDER / "overlays" / environment)


def applied(cluster: Cluster, documents: list[Manifest], *words: str) -> str:
    text = json.dumps({"apiVersion": "v1", "kind": "List", "items": documents})
    flags = ("--server-side", "--force-conflicts", "--validate=strict", *words)
    return cluster.kubectl("apply", *flags, "--filename", "-", stdin=text, timeout=120)


def beside_others(document: Manifest) -> Manifest:
    """A claim under another name: another test's may be bound, and the specification of a bound claim is fixed."""
    if document["kind"] != "PersistentVolumeClaim":
        return document
    return {**document, "metadata": {**document["metadata"], "name": f"{document['metadata']['name']}-dry"}}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_server_takes_every_object_as_it_is_written(defined: Cluster, environment: str) -> None:
    takes(defined, [beside_others(document) for document in built(defined, overlay(environment))])


def takes(cluster: Cluster, documents: list[Manifest]) -> None:
    assert len(documents) > 50
    bare = [{**d, "metadata": {"name": d["metadata"]["name"]}} for d in documents if d["kind"] == "Namespace"]
    applied(cluster, bare)  # a dry run makes no namespace for what is in it; without labels, for other tests' sake
    said = applied(cluster, documents, "--dry-run=server", "--output=name").split()
    assert len(said) == len(documents)


MISSPELT = [
    {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": {"name": "x", "namespace": "default"},
        "automountServiceAccountTokens": False,
    },
    {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "AppProject",
        "metadata": {"name": "x", "namespace": "default"},
        "spec": {"sourceRepositories": ["*"]},
    },
]


@pytest.mark.parametrize("document", MISSPELT, ids=["of Kubernetes", "of others"])
def test_a_misspelt_field_would_be_refused(defined: Cluster, document: Manifest) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        applied(defined, [document], "--dry-run=server")


def test_the_server_takes_what_argo_is_given(defined: Cluster) -> None:
    documents = [document for file in sorted((FOLDER / "argocd").glob("*.yaml")) for document in load(file)]
    here = [{**d, "metadata": {**d["metadata"], "namespace": "default"}} for d in documents]
    said = applied(defined, here, "--dry-run=server", "--output=name").split()
    assert len(said) == len(documents) == 3


@pytest.fixture(scope="module")
def schemas(defined: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the API server publishes of its types, as kubeconform reads it."""
    directory = tmp_path_factory.mktemp("schemas")
    published = json.loads(defined.kubectl("get", "--raw", "/openapi/v2"))["definitions"]
    definitions = {name: closed(definition) for name, definition in published.items()}
    for definition in definitions.values():
        for kind in definition.get("x-kubernetes-group-version-kind", ()):
            group = f"{kind['group'].partition('.')[0]}-" if kind["group"] else ""
            place = directory / f"{kind['kind'].lower()}-{group}{kind['version']}.json"
            place.write_text(json.dumps({**definition, "definitions": needed(definition, definitions)}))
    return directory


def needed(definition: Manifest, definitions: dict[str, Manifest]) -> dict[str, Manifest]:
    """Those that it refers to, and those that these refer to."""
    found: dict[str, Manifest] = {}
    names = REFERENCE.findall(json.dumps(definition))
    while names:
        name = names.pop()
        if name not in found:
            found[name] = definitions[name]
            names += REFERENCE.findall(json.dumps(found[name]))
    return found


def closed(schema: Any) -> Any:
    """The same, with no field beside those that it names; OpenAPI's "int-or-string" in the words of JSON Schema."""
    if isinstance(schema, list):
        return [closed(part) for part in cast(list[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    made = {name: closed(part) for name, part in cast(Manifest, schema).items()}
    if made.get("format") == "int-or-string" or made.get("x-kubernetes-int-or-string") is True:
        return {"type": ["integer", "string"]}
    is_open = made.get("x-kubernetes-preserve-unknown-fields") or "additionalProperties" in made
    if isinstance(made.get("properties"), dict) and made.get("type", "object") == "object" and not is_open:
        made["additionalProperties"] = False
    return made


def conforms(schemas: Path, documents: list[Manifest]) -> tuple[int, dict[str, Any]]:
    """Exit code, and what kubeconform says."""
    location = f"{schemas}/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json"
    words = ["-strict", "-summary", "-output", "json", "-kubernetes-version", "1.32.0", "-schema-location", location]
    tool = go_tool("github.com/yannh/kubeconform/cmd/kubeconform", KUBECONFORM)
    text = yaml.safe_dump_all(documents)
    done = subprocess.run([tool, *words], input=text, capture_output=True, text=True, timeout=300)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_kubeconform_finds_nothing(defined: Cluster, schemas: Path, environment: str) -> None:
    documents = built(defined, overlay(environment))
    code, said = conforms(schemas, documents)
    assert {resource["msg"] for resource in said["resources"]} == set()
    assert code == 0
    assert said["summary"] == {"valid": len(documents), "invalid": 0, "errors": 0, "skipped": 0}


@pytest.mark.parametrize("document", MISSPELT, ids=["of Kubernetes", "of others"])
def test_kubeconform_would_find_something(schemas: Path, document: Manifest) -> None:
    code, said = conforms(schemas, [document])
    assert (code, said["summary"]["invalid"]) == (1, 1)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_what_comes_out_holds_to_our_rules(cluster: Cluster, environment: str) -> None:
    documents = built(cluster, overlay(environment))
    found = dict(pods(documents))
    assert [said for name, pod in found.items() for said in objections(name, pod)] == []
    images = {c["image"] for pod in found.values() for c in containers(pod)}
    assert {image: said for image in images if (said := image_objection(image))} == {}
    assert "set-by-overlay" not in json.dumps(documents)
    assert not [d for d in documents if d["metadata"]["name"] == "installation"], "only a source of values"


def test_production_keeps_two_of_each(cluster: Cluster) -> None:
    scalers = [d for d in built(cluster, overlay("prd")) if d["kind"] == "HorizontalPodAutoscaler"]
    assert {s["metadata"]["name"]: s["spec"]["minReplicas"] for s in scalers} == {"api": 2, "mcp": 2, "web": 2}


def test_configuration_that_changes_makes_new_pods(cluster: Cluster) -> None:
    """ConfigMaps carry a hash in their names; the one that Jobs name as it is does not."""
    names = {d["metadata"]["name"] for d in built(cluster, overlay("dev")) if d["kind"] == "ConfigMap"}
    assert "maven-settings" in names
    assert "api" not in names and any(name.startswith("api-") for name in names)


def test_the_gateway_api_is_the_other_way_in(defined: Cluster, tmp_path: Path) -> None:
    """The same overlay with the other component: kustomize takes no folder from outside, so it is copied whole."""
    copy = tmp_path / "kubernetes"
    subprocess.run(["cp", "-r", str(FOLDER), str(copy)], check=True)
    chosen = copy / "overlays" / "dev" / "kustomization.yaml"
    chosen.write_text(chosen.read_text().replace("components/ingress-nginx", "components/gateway-api"))
    documents = built(defined, str(chosen.parent))
    takes(defined, [beside_others(document) for document in documents])
    kinds = [d["kind"] for d in documents]
    assert "Ingress" not in kinds
    gateway = next(d for d in documents if d["kind"] == "Gateway")
    hosts = [listener["hostname"] for listener in gateway["spec"]["listeners"]]
    assert hosts == ["dev.autobuilder.example", "api.dev.autobuilder.example"]
    services = {d["metadata"]["name"] for d in documents if d["kind"] == "Service"}
    routes = [d for d in documents if d["kind"] == "HTTPRoute"]
    assert {b["name"] for r in routes for rule in r["spec"]["rules"] for b in rule["backendRefs"]} <= services


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_argo_applies_what_kustomize_builds(environment: str) -> None:
    application = load(FOLDER / "argocd" / f"application-{environment}.yaml")[0]
    assert (application["apiVersion"], application["kind"]) == ("argoproj.io/v1alpha1", "Application")
    assert "ServerSideApply=true" in application["spec"]["syncPolicy"]["syncOptions"]
