"""Local times agree with zoneinfo, instant by instant."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
import numpy as np
import pytest

from spotistats_api.engine.zones import local_ms, local_ms_sql, offsets_between

ZONES = [
    "UTC", "Europe/Vilnius", "Europe/London", "Europe/Dublin", "Europe/Istanbul", "Europe/Moscow",
    "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Caracas",
    "America/Havana", "America/Asuncion", "America/Nuuk", "Asia/Kolkata", "Asia/Kathmandu",
    "Asia/Tehran", "Asia/Gaza", "Asia/Pyongyang", "Asia/Tokyo", "Africa/Casablanca",
    "Africa/Cairo", "Africa/Juba", "Australia/Lord_Howe", "Australia/Adelaide",
    "Antarctica/Troll", "Antarctica/Casey", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Etc/GMT+12",
]  # fmt: skip
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def obvious(instant: int, tz: str) -> int:
    clock = (EPOCH + timedelta(milliseconds=instant)).astimezone(ZoneInfo(tz))
    return (clock.replace(tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)


def instants_for(tz: str) -> np.ndarray:
    """Random ones from 2005 to 2027, and all moments next to a change."""
    rng = random.Random(tz)
    first, last = 1_104_537_600_000, 1_830_297_600_000
    some = [rng.randrange(first, last) for _ in range(500)]
    changes = offsets_between(tz, first, last).starts.tolist()[1:]
    edges = [change + delta for change in changes for delta in (-1000, -1, 0, 1, 999, 3_600_000)]
    return np.array(some + edges, dtype=np.int64)


@pytest.mark.parametrize("tz", ZONES)
def test_local_times_are_those_of_zoneinfo(tz: str) -> None:
    instants = instants_for(tz)
    assert local_ms(instants, tz).tolist() == [obvious(each, tz) for each in instants.tolist()]


@pytest.mark.parametrize("tz", ["Europe/Vilnius", "Africa/Casablanca", "Asia/Kolkata"])
def test_the_sql_expression_says_the_same(tz: str) -> None:
    instants = np.sort(instants_for(tz))
    expression = local_ms_sql("ended_at", tz, int(instants[0]), int(instants[-1]))
    with duckdb.connect() as database:
        rows = database.execute(
            f"SELECT {expression} "  # noqa: S608
            "FROM (SELECT unnest($instants) AS ended_at)",
            {"instants": instants.tolist()},
        ).fetchall()
    assert [row[0] for row in rows] == local_ms(instants, tz).tolist()


def test_no_instants_have_no_local_times() -> None:
    assert local_ms(np.zeros(0, np.int64), "Europe/Vilnius").tolist() == []


def test_instants_before_1970_and_far_ahead_are_known_too() -> None:
    instants = np.array([-86_400_000, 9_999_999_999_999], dtype=np.int64)
    assert local_ms(instants, "America/New_York").tolist() == [
        obvious(each, "America/New_York") for each in instants.tolist()
    ]
