"""Names of Azure resources against the services' own rules."""

import re

import pytest

from tests.fixtures.bicep import ENVIRONMENTS, names_of

GROUP = r"[A-Za-z0-9._()-]{1,89}[A-Za-z0-9_()-]"
RULES = {
    "resourceGroup": GROUP,
    "clusterNodeGroup": rf"(?=.{{1,80}}$){GROUP}",
    "network": r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9_]",
    "clusterNodes": r"[A-Za-z0-9][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]",
    "databaseRules": r"[A-Za-z0-9][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]",
    "cluster": r"[A-Za-z0-9][A-Za-z0-9_-]{0,52}[A-Za-z0-9]",  # also the DNS prefix: 54
    "registry": r"[A-Za-z0-9]{5,50}",
    "database": r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
    "storage": r"[a-z0-9]{3,24}",
    "hostStorage": r"[a-z0-9]{3,24}",
    "vault": r"(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]",
    "bus": r"(?!.*(-sb|-mgmt)$)[A-Za-z][A-Za-z0-9-]{4,48}[A-Za-z0-9]",
    "app": r"[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]",  # 60, but the Functions host id is cut at 32
    "plan": r"[A-Za-z0-9-]{1,60}",
    "scheduler": r"[A-Za-z0-9-]{3,64}",
    "logs": r"[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]",
    "insights": r"[A-Za-z0-9._()-]{1,255}",
    "metrics": r"[A-Za-z0-9][A-Za-z0-9-]{2,42}[A-Za-z0-9]",
    "actions": r"[^:<>+/&%\\?|]{1,260}",
    "backup": r"[A-Za-z][A-Za-z0-9-]{1,49}",
}
IDENTITY = r"[A-Za-z0-9][A-Za-z0-9_-]{2,127}"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_every_name_is_one_that_its_service_takes(environment: str) -> None:
    names = names_of(environment)
    for use, name in names.items():
        rule = IDENTITY if use.endswith("Identity") else RULES[use]
        assert re.fullmatch(rule, name), f"{use}: {name}"
    assert len(set(names.values())) == len(names)


def test_the_requirements_names_come_out() -> None:
    names = names_of("prd")
    asked = {
        "resourceGroup": "rg-az01-prd-ab-01",
        "cluster": "aks-az01-prd-ab-01",
        "database": "pgdb-az01-prd-ab-01",
        "storage": "staz01prdab01",
        "vault": "kv-az01-prd-ab-01",
    }
    assert asked.items() <= names.items()


def test_a_longer_site_is_noticed_here_and_not_by_azure() -> None:
    """The shortest limit leaves room: storage accounts may have 24 characters."""
    longest = max(len(names_of("prd")[use]) for use in ("storage", "hostStorage", "vault"))
    assert longest <= 24
