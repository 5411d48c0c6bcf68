"""Figures about syncs and about Spotify's limits, for Prometheus."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prometheus_client import Counter, Gauge, Histogram

from spotistats_common.metrics import SECONDS, gauge, gauges
from spotistats_common.models.accounts import utc_now
from spotistats_common.spotify.errors import LimitReached, NotReachable, Refused
from spotistats_common.store.limits import EVERYTHING, Limits
from spotistats_common.store.standing import due_visits, links_by_state, sync_lags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prometheus_client import Metric
    from pymongo.database import Database

    from spotistats_common.metrics import Source
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

_CALLS = Counter(
    "spotistats_spotify_calls_total",
    "Calls to Spotify's Web API, by group of endpoints and outcome.",
    ["group", "outcome"],
)
_CALL_SECONDS = Histogram(
    "spotistats_spotify_call_seconds",
    "Time that calls to Spotify's Web API took, by group of endpoints.",
    ["group"],
    buckets=SECONDS,
)
_ENDED = Counter(
    "spotistats_syncs_ended_total",
    "Syncs that this worker ended, by kind and state.",
    ["kind", "state"],
)
_PLAYS = Counter(
    "spotistats_sync_plays_total",
    "Plays that Spotify told this worker, by whether they were new.",
    ["outcome"],
)
VISITS_RUNNING = Gauge("spotistats_visits_running", "Users whom this worker looks after now.")
_OUTCOMES: Mapping[type[Exception], str] = {
    LimitReached: "limited",
    NotReachable: "not_reachable",
    Refused: "refused",
}


@contextmanager
def counted_call(group: str) -> Iterator[None]:
    """Count a call to Spotify, by how it ends."""
    began = time.perf_counter()
    outcome = "answered"
    try:
        yield
    except Exception as error:
        kinds = (name for kind, name in _OUTCOMES.items() if isinstance(error, kind))
        outcome = next(kinds, "failed")
        raise
    finally:
        _CALL_SECONDS.labels(group).observe(time.perf_counter() - began)
        _CALLS.labels(group, outcome).inc()


def count_sync(kind: str, state: str) -> None:
    """Count a sync that ended."""
    _ENDED.labels(kind, state).inc()


def count_plays(new: int, known: int) -> None:
    """Count the plays of a sync."""
    _PLAYS.labels("new").inc(new)
    _PLAYS.labels("known").inc(known)


def sync_figures(database: Database[Document]) -> Iterator[Metric]:
    """How far syncs are behind, for all users together."""
    yield gauges(
        "spotistats_sync_users",
        "Users whose link works, by how long ago their plays were last fetched.",
        "last_fetched",
        sync_lags(database),
    )
    yield gauges(
        "spotistats_links", "Links to Spotify, by state.", "state", links_by_state(database)
    )
    due = due_visits(database)
    yield gauge("spotistats_syncs_due", "Users who should be looked after by now.", due.count)
    yield gauge(
        "spotistats_sync_oldest_due_seconds",
        "How long the first of them has been waiting.",
        due.oldest_seconds,
    )


def limit_figures(settings: Settings) -> Source:
    """What Spotify's limits leave of the app that is set."""

    def figures(database: Database[Document]) -> Iterator[Metric]:
        if settings.spotify_client_id is None:
            return
        now = utc_now()
        limits = Limits(database, settings.spotify_client_id)
        left = max(settings.metadata_calls - limits.taken("metadata", now), 0)
        yield gauges(
            "spotistats_spotify_budget_calls",
            "Calls a day that a budget allows.",
            "budget",
            {"metadata": settings.metadata_calls},
        )
        yield gauges(
            "spotistats_spotify_budget_left_calls",
            "Calls that are left of it today (UTC).",
            "budget",
            {"metadata": left},
        )
        closed = limits.closed(now)
        yield gauges(
            "spotistats_spotify_not_before_timestamp_seconds",
            "Until when no call to a group of endpoints may be made; those that may are left out.",
            "group",
            {
                "all" if group == EVERYTHING else group: until.timestamp()
                for group, until in closed.items()
            },
        )

    return figures
