"""Are the properties in the Bicep files ones that Azure has? By the wire names in Microsoft's own Python SDK models.

    python -m scripts.check_bicep_types FOLDER

FOLDER holds the unpacked packages of `PACKAGES` (`pip install --no-deps --target FOLDER azure-mgmt-...`). Weaker than
Bicep's compiler, which the CI workflow runs: a name is looked for in the whole package, not at its place.
"""

import re
import sys
from pathlib import Path
from typing import Any

import pycep  # pyright: ignore[reportMissingTypeStubs]

BICEP = Path(__file__).parents[1] / "infra" / "bicep"
PACKAGES = {
    "Microsoft.Authorization": "authorization",
    "Microsoft.ContainerRegistry": "containerregistry",
    "Microsoft.ContainerService": "containerservice",
    "Microsoft.DBforPostgreSQL": "postgresqlflexibleservers",
    "Microsoft.DurableTask": "durabletask",
    "Microsoft.Insights": "monitor applicationinsights",
    "Microsoft.KeyVault": "keyvault",
    "Microsoft.ManagedIdentity": "msi",
    "Microsoft.Network": "network privatedns",
    "Microsoft.OperationalInsights": "loganalytics",
    "Microsoft.RecoveryServices": "recoveryservices recoveryservicesbackup",
    "Microsoft.Resources": "resource",
    "Microsoft.ServiceBus": "servicebus",
    "Microsoft.Storage": "storage",
    "Microsoft.Web": "web",
}
OURS = frozenset({"parent", "scope", "dependsOn", "for", "odata.type", "metadata"})
FREE = frozenset({"tags", "nodeLabels", "userAssignedIdentities", "config", "addonProfiles"})
"""Whose keys are anybody's."""
NAMES = (
    r'rest_field\(\s*name="([^"]+)"',
    r"(?m)^    (\w+): [^\n=]+= rest_(?:field|discriminator)\(",
    r'"key": "([^"]+)"',
    r'(?m)^ +"?(\w+)"?: (?:Required\[|NotRequired\[|Union|str|int|bool|list|dict)',
)


def wire_names(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for pattern in NAMES:
            found |= {part for name in re.findall(pattern, text) for part in re.split(r"(?<!\\)\.", name)}
    return found


def keys_of(node: Any) -> set[str]:
    """Property names of a resource's body, as pycep hands them on."""
    if isinstance(node, list | tuple):
        return {key for child in node for key in keys_of(child)}  # pyright: ignore
    if not isinstance(node, dict):
        return set()
    if "config" in node and ("loop_type" in node or "condition" in node):
        return keys_of(node["config"])
    if set(node) & {"operator", "function"}:
        return set()
    found = {str(key).strip("'") for key in node}
    return found | {key for name, child in node.items() if name not in FREE for key in keys_of(child)}


def main() -> int:
    packages, unknown, checked = Path(sys.argv[1]) / "azure" / "mgmt", 0, 0
    for path in sorted(BICEP.rglob("*.bicep")):
        for name, resource in pycep.BicepParser().parse(file_path=path).get("resources", {}).items():
            package = PACKAGES.get(resource["type"].partition("/")[0])
            if resource["existing"] or package is None or resource["type"].endswith("sites/config"):
                continue
            checked += 1
            known = {wire for part in package.split() for wire in wire_names(packages / part)}
            wrong = keys_of(resource["config"]) - known - OURS
            if wrong:
                unknown += 1
                print(f"{path.name} {name} ({resource['type']}): {', '.join(sorted(wrong))}")
    print(f"{checked} resources looked at, {unknown} with names that the SDK does not have")
    return bool(unknown)


if __name__ == "__main__":
    sys.exit(main())
