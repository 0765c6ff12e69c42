"""Dashboards and alert rules ask for metrics and labels that exist: the code's own, or named ones of the cluster's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client import CollectorRegistry

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "infra" / "observability"
CLUSTER = {
    "up": {"job", "namespace"},
    "kube_pod_container_status_restarts_total": {"namespace", "pod"},
    "kube_deployment_status_replicas_available": {"namespace", "deployment"},
    "kube_pod_status_phase": {"namespace", "phase", "pod"},
    "kube_pod_container_resource_limits": {"namespace", "pod", "resource"},
    "container_memory_working_set_bytes": {"namespace", "pod", "container"},
    "nginx_ingress_controller_requests": {"ingress", "exported_service", "status"},
}
"""Of kube-state-metrics, cAdvisor and ingress-nginx, by their documentation."""
OBJECTIVE = 0.995


def rules() -> list[dict[str, Any]]:
    files = sorted((FOLDER / "rules").glob("*.yaml"))
    groups = [group for file in files for group in yaml.safe_load(file.read_text())["groups"]]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    return json.loads((FOLDER / "dashboard.json").read_text())["panels"]


def queries() -> Iterator[tuple[str, str]]:
    for rule in rules():
        yield rule.get("alert") or rule["record"], rule["expr"]
    for panel in panels():
        for target in panel["targets"]:
            yield panel["title"], target["expr"].replace("$__rate_interval", "5m")


def ours() -> dict[str, set[str]]:
    """Labels by name of every sample that the API's registry may hold."""
    metrics = pytest.importorskip("functions.api.metrics", reason="the API's metrics come with the branch api")
    made, unfinished = metrics.Metrics(), metrics.Unfinished(NoCounts())
    found: dict[str, set[str]] = {}
    for value in vars(made).values():
        if isinstance(value, CollectorRegistry) or not hasattr(value, "_labelnames"):
            continue
        for suffix in {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(value._type, [""]):
            found[f"{value._name}{suffix}"] = {*value._labelnames} | ({"le"} if suffix == "_bucket" else set())
    return found | {family.name: set(family._labelnames) for family in unfinished.describe()}


class NoCounts:
    def now(self) -> list[Any]:
        return []


def selectors(expression: str) -> list[tuple[str, set[str]]]:
    """Metric and labels that it is chosen by. Raises what the parser says when it is no PromQL."""
    written = str(promql_parser.parse(expression).prettify())
    found = re.findall(r"([a-zA-Z_:][\w:]*)(\{[^}]*\})?(?:\[\w+\])?", re.sub(r'"[^"]*"', '""', written))
    known = {*ours(), *CLUSTER, *recorded()}
    return [(name, set(re.findall(r"(\w+)\s*[=!]", labels))) for name, labels in found if name in known or labels]


def recorded() -> dict[str, set[str]]:
    return {rule["record"]: set() for rule in rules() if "record" in rule}


@pytest.mark.parametrize(("name", "query"), list(queries()))
def test_every_query_asks_for_what_there_is(name: str, query: str) -> None:
    there = ours() | CLUSTER | recorded()
    asked = selectors(query)
    assert asked, name
    for metric, labels in asked:
        assert metric in there, f"{name} asks for {metric}"
        assert labels <= there[metric], f"{name} chooses {metric} by {labels - there[metric]}"
    named = set(re.findall(r"\bautobuilder[\w:]*", re.sub(r'"[^"]*"', "", query)))
    assert named <= set(there), f"{name} asks for {named - set(there)}"


def test_a_metric_that_nobody_has_is_noticed() -> None:
    assert "autobuilder_runs_finished_total" not in ours() | CLUSTER | recorded()
    with pytest.raises(ValueError, match=r"."):
        promql_parser.parse("sum(rate(autobuilder_http_requests_total[5m])")


def test_every_metric_of_the_code_is_looked_at() -> None:
    text = " ".join(query for _, query in queries())
    bases = {re.sub(r"_(sum|count|bucket)$", "", name) for name in ours()}
    assert {name for name in bases if name not in text} == set()


def test_the_burn_rates_are_those_of_the_objective() -> None:
    budget = round(1 - OBJECTIVE, 6)
    pages = {rule["alert"]: rule["expr"] for rule in rules() if "Budget" in rule.get("alert", "")}
    assert len(pages) == 5
    for name, expression in pages.items():
        factor = 14.4 if name.endswith("Fast") else 6 if name.endswith("Burns") else 1
        limit = f"({factor:g} * {budget:g})" if factor != 1 else f"{budget:g}"
        assert expression.count(f"> {limit}") == 2, "both windows"
        long, short = re.findall(r"ratio_rate(\w+)", expression)
        assert (long, short) in (("1h", "5m"), ("6h", "30m"), ("3d", "6h"))


def test_every_alert_says_what_is_wrong_and_where_to_read_on() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").strip().lower()).replace(" ", "-")
        for line in (ROOT / "docs" / "operations.md").read_text().splitlines()
        if line.startswith("#")
    }
    for rule in (rule for rule in rules() if "alert" in rule):
        assert rule["labels"]["severity"] in ("page", "ticket")
        document, _, anchor = rule["annotations"]["runbook"].partition("#")
        assert document == "docs/operations.md"
        assert anchor in headings, anchor


def test_the_dashboard_has_no_two_panels_in_one_place() -> None:
    cells = [
        (x, y)
        for place in (panel["gridPos"] for panel in panels())
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(cells) == len(set(cells))
    assert all(x < 24 for x, _ in cells)
    assert len({panel["id"] for panel in panels()}) == len(panels())
