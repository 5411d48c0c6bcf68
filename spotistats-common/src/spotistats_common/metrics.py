"""Figures for Prometheus that every service has, and how figures come out of the database.

Nothing in them tells of a single person: labels are operations, outcomes and ages, never ids.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from pymongo.errors import PyMongoError

from spotistats_common import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from prometheus_client import Metric
    from pymongo.database import Database

    from spotistats_common.store.client import Document

    Source = Callable[[Database[Document]], Iterable[Metric]]
    """Figures that are read from the database when somebody looks at them."""

disable_created_metrics()  # a second figure for each, of when it began, which nobody asks for

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

BUILD = Gauge("spotistats_build_info", "Which version runs; always 1.", ["service", "version"])
REQUESTS = Counter(
    "spotistats_requests_total",
    "Requests that were answered, by operation of the contract and HTTP status.",
    ["service", "operation", "status"],
)
REQUEST_SECONDS = Histogram(
    "spotistats_request_seconds",
    "Time until an answer began, by operation of the contract.",
    ["service", "operation"],
    buckets=SECONDS,
)
REQUESTS_RUNNING = Gauge("spotistats_requests_running", "Requests at work now.", ["service"])
REQUESTS_LIMITED = Counter(
    "spotistats_requests_limited_total",
    "Requests that were refused because there were too many, by policy.",
    ["service", "policy"],
)
NO_OPERATION = "none"
"""The operation of a request for an address that does not exist."""


class Answered:
    """One request, from its begin to its end."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._began = time.perf_counter()
        self._running = REQUESTS_RUNNING.labels(service)
        self._running.inc()
        self._took: float | None = None

    def begins_to_answer(self) -> None:
        """The answer is there; how long it takes to send is up to the caller."""
        self._took = time.perf_counter() - self._began

    def ended(self, operation: str | None, status: int) -> float:
        """Count it; how long it took in all, in s."""
        self._running.dec()
        took = time.perf_counter() - self._began
        name = operation or NO_OPERATION
        REQUESTS.labels(self._service, name, str(status)).inc()
        REQUEST_SECONDS.labels(self._service, name).observe(
            took if self._took is None else self._took
        )
        return took


class FromDatabase(Collector):
    """Figures from the database, read anew at each look; without it, only that it is missing."""

    def __init__(self, database: Database[Document], sources: Iterable[Source]) -> None:
        self._database = database
        self._sources = tuple(sources)

    def collect(self) -> Iterable[Metric]:
        """All figures of all sources."""
        found: list[Metric] = []
        try:
            self._database.command("ping")
            for source in self._sources:
                found += source(self._database)
            is_up = 1
        except PyMongoError:
            is_up = 0
        return [*found, gauge("spotistats_database_up", "Whether MongoDB answers.", is_up)]

    def describe(self) -> Iterable[Metric]:
        """Nothing, so that the database is not asked when this is registered."""
        return ()


def gauge(name: str, text: str, value: float) -> Metric:
    """One figure."""
    return GaugeMetricFamily(name, text, value=value)


def gauges(name: str, text: str, label: str, values: Mapping[str, float]) -> Metric:
    """Figures by one label."""
    found = GaugeMetricFamily(name, text, labels=[label])
    for key, value in values.items():
        found.add_metric([key], value)
    return found


def note_build(service: str) -> None:
    """Tell which version runs."""
    BUILD.labels(service, __version__).set(1)
