"""Figures about histories and questions, for Prometheus."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from prometheus_client import Counter, Gauge, Histogram

from spotistats_common.metrics import SECONDS, gauge
from spotistats_common.store.standing import accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import Metric
    from pymongo.database import Database

    from spotistats_common.store.client import Document

    How = Literal["held", "appended", "stored", "built"]
    """Held and up to date; plays were appended; read as it was stored; built from all plays."""

_USES = Counter(
    "spotistats_snapshot_uses_total",
    "Histories that were wanted for questions, by how they were got ready.",
    ["how"],
)
_OPEN_SECONDS = Histogram(
    "spotistats_snapshot_open_seconds",
    "Time to get a history ready that was not, by how.",
    ["how"],
    buckets=(0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
EVICTED = Counter(
    "spotistats_snapshots_evicted_total", "Histories that were let go to make room for others."
)
HELD = Gauge("spotistats_snapshots_held", "Histories that are held ready for questions.")
HELD_BYTES = Gauge("spotistats_snapshot_held_bytes", "What they take of the memory, nearly.")
CAPACITY_BYTES = Gauge("spotistats_snapshot_capacity_bytes", "What they may take.")
QUESTION_SECONDS = Histogram(
    "spotistats_question_seconds",
    "Time that questions took in DuckDB, without waiting for their turn.",
    buckets=SECONDS,
)
WAIT_SECONDS = Histogram(
    "spotistats_question_wait_seconds",
    "Time that questions waited for their turn.",
    buckets=SECONDS,
)


def count_held() -> None:
    """A history was ready."""
    _USES.labels("held").inc()


def count_opened(how: How, seconds: float) -> None:
    """A history was got ready."""
    _USES.labels(how).inc()
    _OPEN_SECONDS.labels(how).observe(seconds)


@contextmanager
def timed_question(asked_at: float) -> Iterator[None]:
    """Time a question whose turn has come; it was asked at `asked_at` (`time.perf_counter()`)."""
    began = time.perf_counter()
    WAIT_SECONDS.observe(began - asked_at)
    try:
        yield
    finally:
        QUESTION_SECONDS.observe(time.perf_counter() - began)


def account_figures(database: Database[Document]) -> Iterator[Metric]:
    """How many people are here."""
    yield gauge("spotistats_accounts", "Accounts.", accounts(database))
