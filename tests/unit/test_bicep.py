"""Grammar, and what a compiler would say first: unknown names, parameters that are missing or superfluous."""

import ipaddress
import re
from pathlib import Path

import pytest

from tests.fixtures.bicep import FILES, PARAMETER_FILES, Bicep, main, module, parse, parse_parameters, walk

KEYWORDS = re.compile(
    "targetScope|metadata|param|var|output|resource|module|type|func|import|from|existing|for|in|if|true|false|null"
    "|string|int|bool|object|array"
)
WORD = re.compile(r"(?<![\w.@'])([A-Za-z_]\w*)(?!\w*\s*[:(\w])")


def ids(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_every_file_follows_the_grammar_and_says_what_it_is(path: Path) -> None:
    bicep = parse(path)
    assert "metadata description = " in bicep.text or "@description(" in bicep.text


def expressions(text: str) -> str:
    """The code without comments and without what stands literally in strings; `${...}` stays."""
    text = re.sub(r"(?m)//.*$|^metadata description", "", text)
    text = text.replace("\\'", "")
    return re.sub(
        r"'[^'\n]*'",
        lambda m: " ".join(re.findall(r"\$\{(.*?)\}", m[0])) + " ",
        re.sub(r"\[\s*'[^'\n]*'\s*\]", "", text),
    )


def declared(bicep: Bicep) -> set[str]:
    found = set(re.findall(r"(?m)^(?:param|var|resource|module|output|func|type) (\w+)", bicep.text))
    found |= set(re.findall(r"for (\w+) in", bicep.text)) | set(re.findall(r"(\w+) =>", bicep.text))
    found |= {name for pair in re.findall(r"for \((\w+), (\w+)\) in", bicep.text) for name in pair}
    found |= {
        name for args in re.findall(r"(?m)^func \w+\((.*?)\)", bicep.text) for name in re.findall(r"(\w+) \w+", args)
    }
    return found | {name for names in re.findall(r"import \{ (.*?) \}", bicep.text) for name in names.split(", ")}


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_every_name_that_is_used_is_declared(path: Path) -> None:
    bicep = parse(path)
    unknown = set(WORD.findall(expressions(bicep.text))) - declared(bicep)
    assert not {name for name in unknown if not KEYWORDS.fullmatch(name)}


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "naming.bicep"], ids=ids)
def test_every_parameter_and_variable_is_used(path: Path) -> None:
    bicep = parse(path)
    for name in [*bicep.params, *bicep.variables]:
        assert len(re.findall(rf"\b{name}\b", bicep.text)) > 1, name


def test_every_module_is_given_exactly_what_it_asks_for() -> None:
    for name, call in main().tree["modules"].items():
        called = parse(main().path.parent / call["detail"]["path"])
        given = set(call["config"]["params"])
        required = {key for key, param in called.params.items() if param["default"] is None}
        assert given <= set(called.params), f"{name}: unknown {given - set(called.params)}"
        assert required <= given, f"{name}: missing {required - given}"


def test_every_module_is_called() -> None:
    called = {call["detail"]["path"] for call in main().tree["modules"].values()}
    assert called == {f"modules/{path.name}" for path in FILES if path.parent.name == "modules"}


def test_every_output_that_is_read_exists() -> None:
    read = re.findall(r"\b(\w+)\.outputs\.(\w+)", main().text)
    assert read
    for name, output in read:
        called = parse(main().path.parent / main().tree["modules"][name]["detail"]["path"])
        assert output in called.outputs, f"{name}.outputs.{output}"


@pytest.mark.parametrize("path", PARAMETER_FILES, ids=ids)
def test_parameter_files_set_what_main_has_and_all_that_it_requires(path: Path) -> None:
    values = parse_parameters(path)
    assert path.read_text().startswith("using './main.bicep'\n")
    assert set(values) <= set(main().params)
    assert {key for key, param in main().params.items() if param["default"] is None} <= set(values)
    assert values["environment"] == path.stem


def test_no_secret_is_a_parameter_and_no_key_leaves_a_resource() -> None:
    for path in FILES:
        text = parse(path).text
        assert not re.search(r"\blist(Keys|Secrets|AccountSas)\b|@secure|password\w* string", text, re.IGNORECASE), path


def test_subnets_are_in_the_network_and_apart() -> None:
    network = ipaddress.ip_network(module("network").params["addressSpace"]["default"])
    found = re.findall(r"cidrSubnet\(addressSpace, (\d+), (\d+)\)", module("network").text)
    subnets = [list(network.subnets(new_prefix=int(size)))[int(index)] for size, index in found]
    assert len(subnets) == 4
    assert not any(a.overlaps(b) for a in subnets for b in subnets if a is not b)


def test_what_the_requirements_ask_for_is_the_default() -> None:
    defaults = {name: param["default"] for name, param in main().params.items()}
    asked = {"kubernetesVersion": "1.32", "systemSize": "Standard_B2ms", "systemMinimum": 1, "systemMaximum": 3}
    asked |= {"databaseSize": "Standard_B1ms", "databaseStorageGb": 32, "shareGb": 10, "registrySku": "Basic"}
    assert asked.items() <= defaults.items()
    assert parse_parameters(main().path.with_name("dev.bicepparam"))["systemMaximum"] == 2
    server = module("postgres").resources("Microsoft.DBforPostgreSQL/flexibleServers")[0]["properties"]
    assert (server["version"], server["backup"]["backupRetentionDays"]) == ("16", 7)
    assert server["authConfig"]["passwordAuth"] == "Disabled"


@pytest.mark.parametrize(
    ("name", "parameter", "says"),
    [
        ("aks", "systemSize", "advises against B-series"),
        ("aks", "kubernetesVersion", "long-term-support"),
        ("postgres", "size", "35 user connections"),
        ("postgres", "highAvailability", "Burstable refuses"),
        ("acr", "sku", "no private endpoint"),
        ("service_bus", "sku", "Only Premium takes private endpoints"),
        ("storage", "shareGb", "at least 100 GiB"),
    ],
)
def test_descriptions_say_where_azure_refuses_a_value(name: str, parameter: str, says: str) -> None:
    decorators = module(name).params[parameter]["decorators"]
    text = next(d["argument"] for d in decorators if d["type"] == "description")
    assert says in text


def test_nothing_takes_keys_where_tokens_do() -> None:
    assert (
        module("service_bus").resources("Microsoft.ServiceBus/namespaces")[0]["properties"]["disableLocalAuth"] is True
    )
    assert module("aks").resources("Microsoft.ContainerService/managedClusters")[0]["properties"][
        "disableLocalAccounts"
    ]
    accounts = module("storage").resources("Microsoft.Storage/storageAccounts")
    assert [account["properties"]["allowSharedKeyAccess"] for account in accounts] == [True, False], "SMB needs a key"
    found = [node for path in FILES for node in walk(parse(path).tree) if "adminUserEnabled" in node]
    assert [node["adminUserEnabled"] for node in found] == [False]
