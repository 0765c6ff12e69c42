"""Figures for Prometheus, named by its conventions. Labels are few: no path, run or person ever is one."""

from collections.abc import Iterable
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from shared.store.statistics import Count

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "autobuilder_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "autobuilder_http_request_duration_seconds",
            "From a request to the first byte of its answer.",
            ["method", "route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.streams = Gauge("autobuilder_streams", "Followers of logs and runs.", registry=self.registry)
        self.refused = Counter(
            "autobuilder_http_refused",
            "Requests refused before any route saw them.",
            ["reason"],
            registry=self.registry,
        )


class Counts(Protocol):
    def now(self) -> list[Count]: ...


class Unfinished(Collector):
    """Runs and builds under way or waiting, counted when asked."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def describe(self) -> Iterable[GaugeMetricFamily]:
        return (self._family("runs"), self._family("builds"))

    def collect(self) -> Iterable[GaugeMetricFamily]:
        families = {noun: self._family(noun) for noun in ("runs", "builds")}
        for count in self._counts.now():
            families[count.noun].add_metric([count.status], count.number)
        return families.values()

    def _family(self, noun: str) -> GaugeMetricFamily:
        return GaugeMetricFamily(f"autobuilder_{noun}_unfinished", f"Unfinished {noun} by status.", labels=["status"])
