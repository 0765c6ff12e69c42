"""The built overlays on a real API server: strict validation, pod security, quota; and our rules on what comes out.

Not there: the resource definitions of the secrets driver, of the Gateway API and of Argo CD. Their files are held to
the shape that the services document (below), not to a schema.
"""

import json
import subprocess
from typing import Any

import pytest
import yaml

from tests.fixtures.manifests import FOLDER, Manifest, containers, image_objection, load, objections, pods

pytestmark = pytest.mark.cluster

FOREIGN = {"SecretProviderClass", "Gateway", "HTTPRoute"}
ENVIRONMENTS = ("dev", "prd")


def built(cluster: Any, folder: str) -> list[Manifest]:
    return [document for document in yaml.safe_load_all(cluster.kubectl("kustomize", folder)) if document]


def overlay(environment: str) -> str:
    return str(FOLDER / "overlays" / environment)


def applied(cluster: Any, documents: list[Manifest], *words: str) -> str:
    text = json.dumps({"apiVersion": "v1", "kind": "List", "items": documents})
    flags = ("--server-side", "--force-conflicts", "--validate=strict", *words)
    return cluster.kubectl("apply", *flags, "--filename", "-", stdin=text, timeout=120)


def beside_others(document: Manifest) -> Manifest:
    """A claim under another name: another test's may be bound, and the specification of a bound claim is fixed."""
    if document["kind"] != "PersistentVolumeClaim":
        return document
    return {**document, "metadata": {**document["metadata"], "name": f"{document['metadata']['name']}-dry"}}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_server_takes_every_object_as_it_is_written(cluster: Any, environment: str) -> None:
    documents = [beside_others(d) for d in built(cluster, overlay(environment)) if d["kind"] not in FOREIGN]
    assert len(documents) > 50
    bare = [{**d, "metadata": {"name": d["metadata"]["name"]}} for d in documents if d["kind"] == "Namespace"]
    applied(cluster, bare)  # a dry run makes no namespace for what is in it; without labels, for other tests' sake
    said = applied(cluster, documents, "--dry-run=server", "--output=name").split()
    assert len(said) == len(documents)


def test_a_misspelt_field_would_be_refused(cluster: Any) -> None:
    account = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "x", "namespace": "default"}}
    with pytest.raises(subprocess.CalledProcessError):
        applied(cluster, [{**account, "automountServiceAccountTokens": False}], "--dry-run=server")


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_what_comes_out_holds_to_our_rules(cluster: Any, environment: str) -> None:
    documents = built(cluster, overlay(environment))
    found = dict(pods(documents))
    assert [said for name, pod in found.items() for said in objections(name, pod)] == []
    images = {c["image"] for pod in found.values() for c in containers(pod)}
    assert {image: said for image in images if (said := image_objection(image))} == {}
    assert "set-by-overlay" not in json.dumps(documents)
    assert not [d for d in documents if d["metadata"]["name"] == "installation"], "only a source of values"


def test_production_keeps_two_of_each(cluster: Any) -> None:
    scalers = [d for d in built(cluster, overlay("prd")) if d["kind"] == "HorizontalPodAutoscaler"]
    assert {s["metadata"]["name"]: s["spec"]["minReplicas"] for s in scalers} == {"api": 2, "mcp": 2, "web": 2}


def test_configuration_that_changes_makes_new_pods(cluster: Any) -> None:
    """ConfigMaps carry a hash in their names; the one that Jobs name as it is does not."""
    names = {d["metadata"]["name"] for d in built(cluster, overlay("dev")) if d["kind"] == "ConfigMap"}
    assert "maven-settings" in names
    assert "api" not in names and any(name.startswith("api-") for name in names)


def test_the_gateway_api_is_the_other_way_in(cluster: Any, tmp_path: Any) -> None:
    """The same overlay with the other component: kustomize takes no folder from outside, so it is copied whole."""
    copy = tmp_path / "kubernetes"
    subprocess.run(["cp", "-r", str(FOLDER), str(copy)], check=True)
    chosen = copy / "overlays" / "dev" / "kustomization.yaml"
    chosen.write_text(chosen.read_text().replace("components/ingress-nginx", "components/gateway-api"))
    documents = built(cluster, str(chosen.parent))
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
