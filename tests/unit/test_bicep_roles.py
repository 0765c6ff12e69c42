"""Every right that the code needs is given, to who needs it, and nothing near untrusted code is given more."""

import re
from typing import Any

import pytest

from tests.fixtures.app_settings import sources
from tests.fixtures.bicep import module, walk
from tests.fixtures.manifests import base, of_kind

ASSIGNMENT = "Microsoft.Authorization/roleAssignments"
SDK_ROLES = {
    "azure.servicebus": {"busSender", "busReceiver", "busOwner"},
    "azure.keyvault": {"secretsUser"},
    "azure.storage.fileshare": {"fileContributor"},
    "azure.mgmt.containerinstance": {"containerInstancesContributor"},
    "azure.durable_functions": {"durableTaskContributor"},
}
"""Any one of them makes the package useful. Kubernetes' rights are in the cluster: see below."""
VERBS = {"create": "create", "read": "get", "list": "list", "delete": "delete", "patch": "patch", "replace": "update"}
CALL = re.compile(r"\.(create|read|list|delete|patch|replace|watch)_namespaced_(\w+)\b")


def assignments() -> list[tuple[str, str, str]]:
    """Role, principal and scope as rbac.bicep writes them; loops spread out."""
    found: list[tuple[str, str, str]] = []
    for resource in module("rbac").tree["resources"].values():
        if resource["type"] != ASSIGNMENT:
            continue
        body, loop = resource["config"], {}
        while "config" in body:
            loop = body.get("loop_type", loop) or loop
            body = body["config"]
        text = str(body)
        roles = re.findall(r"'operand_1': 'roles', 'operand_2': '(\w+)'", str(body["properties"]["roleDefinitionId"]))
        found += [
            (role, principal, str(body.get("scope", "resourceGroup")))
            for role in (roles or looped(resource, "roles"))
            for principal in principals(body, resource)
            if text
        ]
    return found


def looped(resource: dict[str, Any], kind: str) -> list[str]:
    """The roles that a resource's loop goes through."""
    return re.findall(rf"'operand_1': '{kind}', 'operand_2': '(\w+)'", str(resource["config"]["loop_type"]))


def principals(body: dict[str, Any], resource: dict[str, Any]) -> list[str]:
    principal = body["properties"]["principalId"]
    if principal != "principal":
        return [principal]
    return list(resource["config"]["loop_type"]["detail"]["array_name"])


def test_each_package_that_the_app_uses_has_its_role() -> None:
    given = {role for role, _, _ in assignments()}
    text = "\n".join(sources().values())
    used = [package for package in SDK_ROLES if re.search(rf"(?:import|from) {re.escape(package)}\b", text)]
    assert "azure.durable_functions" in used
    for package in used:
        assert SDK_ROLES[package] & given, package


@pytest.mark.parametrize(
    ("principal", "roles"),
    [
        ("functions", {"busOwner", "secretsUser", "fileContributor", "durableTaskContributor", "aksClusterUser"}),
        ("api", {"busSender", "busReceiver", "secretsUser", "fileContributor"}),
        ("web", {"secretsUser"}),
        ("kubelet", {"acrPull", "storageAccountContributor"}),
    ],
)
def test_each_program_has_what_it_needs(principal: str, roles: set[str]) -> None:
    assert roles <= {role for role, who, _ in assignments() if who == principal}


def test_what_stands_beside_untrusted_code_may_send_to_one_queue() -> None:
    assert [(role, scope) for role, who, scope in assignments() if who == "build"] == [("busSender", "buildEvents")]


def test_nobody_is_owner_or_contributor_of_everything() -> None:
    wide = {(role, scope) for role, _, scope in assignments() if scope == "resourceGroup"}
    assert wide <= {("containerInstancesContributor", "resourceGroup")}


def test_role_ids_are_ids() -> None:
    roles = module("rbac").variables["roles"]
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) for value in roles.values())
    assert len(set(roles.values())) == len(roles)
    assert {role for role, _, _ in assignments()} == set(roles)


def test_the_cluster_lets_the_functions_do_what_the_runner_does() -> None:
    rules = of_kind(base(), "Role", "builds")["runner"]["rules"]
    allowed = {(verb, kind) for rule in rules for kind in rule["resources"] for verb in rule["verbs"]}
    runner = "\n".join(text for path, text in sources().items() if "runners" in path.parts)
    asked = {(VERBS.get(verb, verb), plural(kind)) for verb, kind in CALL.findall(runner)}
    assert asked <= allowed
    if asked:
        assert allowed <= asked, "more than the runner asks for"
    if "create_token_review" in runner:
        assert of_kind(base(), "ClusterRole")["autobuilder-token-review"]["rules"][0]["verbs"] == ["create"]


def plural(kind: str) -> str:
    return "pods/log" if kind == "pod_log" else f"{kind}s"


def test_every_assignment_names_its_scope_and_principal_by_parameter() -> None:
    for body in (node for node in walk(module("rbac").tree["resources"]) if "principalId" in node):
        assert body["principalId"] == "principal" or body["principalId"] in module("rbac").params
