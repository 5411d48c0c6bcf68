"""Figures about imports, for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import Counter, Histogram

from spotistats_common.metrics import gauges
from spotistats_common.store.standing import open_imports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import Metric
    from pymongo.database import Database

    from spotistats_common.store.client import Document
    from spotistats_importer.report import Tally

_ROWS = Counter(
    "spotistats_import_rows_total",
    "Rows of exports that this worker took in, by outcome.",
    ["outcome"],
)
_ENDED = Counter(
    "spotistats_imports_ended_total",
    "Imports that this worker ended, or stopped at, by how.",
    ["outcome"],
)
_SECONDS = Histogram(
    "spotistats_import_seconds",
    "Time from the begin of an import's work to its end.",
    buckets=(0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800),
)


def count_rows(tally: Tally) -> None:
    """Count the rows of a part of an import, once it is taken in."""
    for outcome, count in tally.rows().items():
        if outcome != "read":
            _ROWS.labels(outcome).inc(count)


def count_import(outcome: str, seconds: float | None = None) -> None:
    """Count an import that ended (`seconds` after its work began), or that stopped."""
    _ENDED.labels(outcome).inc()
    if seconds is not None:
        _SECONDS.observe(seconds)


def queue_figures(database: Database[Document]) -> Iterator[Metric]:
    """How many imports are not done, and how long the oldest has been waiting."""
    found = open_imports(database)
    yield gauges(
        "spotistats_imports",
        "Imports that are not done, by state.",
        "state",
        {state: waiting.count for state, waiting in found.items()},
    )
    yield gauges(
        "spotistats_import_oldest_seconds",
        "Age of the oldest import that is not done, since its upload, by state.",
        "state",
        {state: waiting.oldest_seconds for state, waiting in found.items()},
    )
