"""What an installation has in its cluster, as far as builds need it."""

from pathlib import Path
from typing import Any

Object = dict[str, Any]

NAMESPACE = "builds"
RUNNER = "functions"
"""Service account that may do what the runner needs and nothing else."""
MAX_PODS = 5


def namespace(share: Path, repository: Path) -> list[Object]:
    """`share` stands for the Azure Files share of the exchange, `repository` for the warm Maven repository."""
    return [
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}},
        _mine("v1", "ServiceAccount", "reporter", automountServiceAccountToken=False),
        _mine("v1", "ResourceQuota", "builds", spec={"hard": {"pods": str(MAX_PODS)}}),
        {
            "apiVersion": "node.k8s.io/v1",
            "kind": "RuntimeClass",
            "metadata": {"name": "hostroot"},
            "handler": "hostroot",
        },
        *_rights(),
        *_volume("exchange", share),
        *_volume("seed", repository),
    ]


def _rights() -> list[Object]:
    """As docs/kubernetes.md lists them."""
    subjects = [{"kind": "ServiceAccount", "name": RUNNER, "namespace": NAMESPACE}]
    group, version = "rbac.authorization.k8s.io", "rbac.authorization.k8s.io/v1"
    rules = [
        {"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["create", "get", "delete"]},
        {"apiGroups": [""], "resources": ["pods", "events"], "verbs": ["list"]},
    ]
    review = {"apiGroups": ["authentication.k8s.io"], "resources": ["tokenreviews"], "verbs": ["create"]}
    role = {"apiGroup": group, "kind": "Role", "name": "runner"}
    cluster_role = {"apiGroup": group, "kind": "ClusterRole", "name": "token-review"}
    named = {"metadata": {"name": "token-review"}}
    return [
        _mine("v1", "ServiceAccount", RUNNER, automountServiceAccountToken=False),
        _mine(version, "Role", "runner", rules=rules),
        _mine(version, "RoleBinding", "runner", roleRef=role, subjects=subjects),
        {"apiVersion": f"{group}/v1", "kind": "ClusterRole", **named, "rules": [review]},
        {
            "apiVersion": f"{group}/v1",
            "kind": "ClusterRoleBinding",
            **named,
            "roleRef": cluster_role,
            "subjects": subjects,
        },
    ]


def _volume(name: str, place: Path) -> list[Object]:
    claim = {"namespace": NAMESPACE, "name": name}
    size, modes, storage = {"storage": "5Gi"}, ["ReadWriteMany"], "azurefile-csi"
    volume: Object = {
        "capacity": size,
        "accessModes": modes,
        "storageClassName": storage,
        "hostPath": {"path": str(place), "type": "Directory"},
        "claimRef": claim,
    }
    wanted: Object = {
        "accessModes": modes,
        "storageClassName": storage,
        "resources": {"requests": size},
        "volumeName": name,
    }
    return [
        {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name}, "spec": volume},
        _mine("v1", "PersistentVolumeClaim", name, spec=wanted),
    ]


def _mine(version: str, kind: str, name: str, **more: Any) -> Object:
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name, "namespace": NAMESPACE}, **more}
