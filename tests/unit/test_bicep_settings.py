"""The settings that Azure's programs are given are exactly those that the code reads.

What is neither set by Bicep nor by the manifests is left at its default: docs/azure.md lists those, with the reason.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import app_settings
from tests.fixtures.bicep import ENVIRONMENTS, module
from tests.fixtures.manifests import FOLDER

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "azure.md"
PREFIXES = ("AUTOBUILDER_", "NEXTAUTH_")


def functions_settings() -> set[str]:
    return {
        key for name, value in module("functions").variables.items() if name.endswith("Settings") for key in keys(value)
    }


def keys(value: Any) -> set[str]:
    """Of an object, or of the branches of a condition."""
    if not isinstance(value, dict):
        return set()
    if "operator" in value:
        operands = value["operator"]["operands"]
        return {key for branch in operands.values() for key in keys(branch)}
    return {key for key in value if key.startswith(PREFIXES)}


def environment_files(environment: str) -> dict[str, set[str]]:
    """Names by program: base and overlay together."""
    files = {
        "api": ["base/api.env", f"overlays/{environment}/api.env"],
        "web": ["base/web.env", f"overlays/{environment}/web.env"],
    }
    return {name: {line for file in paths for line in names(FOLDER / file)} for name, paths in files.items()}


def names(path: Path) -> list[str]:
    return [line.partition("=")[0] for line in path.read_text().splitlines() if line and not line.startswith("#")]


def by_secret() -> set[str]:
    """Variables of the web server that come out of the vault (base/web.yaml)."""
    return set(re.findall(r"key: (\w+)}", (FOLDER / "base" / "web.yaml").read_text()))


def left_at_default() -> set[str]:
    section = DOCUMENT.read_text(encoding="utf-8").partition("## Settings left at their defaults")[2]
    return set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))


def known() -> set[str]:
    return app_settings.declared() | app_settings.read_directly()


def is_known(name: str) -> bool:
    connection, _, rest = name.partition("__")
    return name in known() or bool(rest and connection in app_settings.connections())


def test_the_settings_that_the_functions_are_given_are_read_by_somebody() -> None:
    assert {name for name in functions_settings() if not is_known(name)} == set()


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_settings_that_the_pods_are_given_are_read_by_somebody(environment: str) -> None:
    files = environment_files(environment)
    assert {name for name in files["api"] if name.startswith(PREFIXES) and not is_known(name)} == set()
    web = app_settings.of_the_web_server()
    if web:
        given = {name for name in files["web"] | by_secret() if name.startswith(PREFIXES)}
        assert given - web == set()


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_every_setting_is_given_or_listed_as_left_at_its_default(environment: str) -> None:
    given = functions_settings() | set().union(*environment_files(environment).values()) | by_secret()
    given |= {name.partition("__")[0] for name in given}
    unset = (known() | app_settings.of_the_web_server()) - given - left_at_default()
    assert unset == set(), f"add to {DOCUMENT.name}, or set it"


def test_the_list_of_defaults_names_nothing_that_is_gone() -> None:
    assert left_at_default() <= known() | app_settings.of_the_web_server()


def test_the_search_through_the_code_finds_what_is_known_to_be_there() -> None:
    assert {"AUTOBUILDER_DATABASE_URL", "AUTOBUILDER_LLM_FALLBACK_KEY"} <= app_settings.declared()
    assert "AUTOBUILDER_MAVEN_SETTINGS" in app_settings.read_directly()
    assert app_settings.connections() == {"AUTOBUILDER_SERVICE_BUS"}
