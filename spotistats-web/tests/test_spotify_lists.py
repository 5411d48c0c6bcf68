"""Spotify's own lists beside one's own, as the page shows them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from spotistats_web.page import View
from spotistats_web.pages.spotify_lists import load
from spotistats_web.query import BadQueryError, Query
from spotistats_web.session import Services

NAMES = {
    "2026-11-24": ["Ada", "Bo", "Cy"],
    "2026-11-23": ["Bo", "Ada"],
    "2026-11-22": ["Bo", "Di"],
}
"""The lists by day, the newest first."""
OWN_RANKS = {"Ada": 2, "Bo": None, "Cy": 40, "Di": 7}


def a_list(day: str) -> str:
    return f"{day}-artists-short"


def a_head(day: str) -> dict[str, Any]:
    return {
        "id": a_list(day),
        "entity": "artists",
        "range": "short",
        "taken_at": f"{day}T04:10:00Z",
        "size": len(NAMES[day]),
        "first": {"id": NAMES[day][0], "name": NAMES[day][0]},
    }


def a_ranking(day: str) -> dict[str, Any]:
    days = list(NAMES)
    before = days[days.index(day) + 1] if day != days[-1] else None
    known = [] if before is None else NAMES[before]
    items: list[dict[str, Any]] = [
        {
            "rank": rank,
            "id": name,
            "name": name,
            "artists": [],
            "previous_rank": known.index(name) + 1 if name in known else None,
            "rank_change": known.index(name) + 1 - rank if name in known else None,
            "is_new": None if before is None else name not in known,
        }
        for rank, name in enumerate(NAMES[day], 1)
    ]
    left = [{"id": name, "name": name} for name in known if name not in NAMES[day]]
    head = {name: value for name, value in a_head(day).items() if name not in ("size", "first")}
    return {**head, "other": before and a_head(before), "items": items, "left": left}


def a_comparison(day: str) -> dict[str, Any]:
    items: list[dict[str, Any]] = [
        {
            "rank": rank,
            "id": name,
            "name": name,
            "own_rank": OWN_RANKS[name],
            "plays": 0 if OWN_RANKS[name] is None else 9,
            "listened_ms": 0,
            "estimated_ms": 0,
        }
        for rank, name in enumerate(NAMES[day], 1)
    ]
    head = {name: value for name, value in a_head(day).items() if name not in ("size", "first")}
    period = {"since": "2026-10-27T00:00:00Z", "until": "2026-11-24T00:00:00Z", "tz": "UTC"}
    missing = [{"own_rank": 1, "id": "own", "name": "Eve", "plays": 12}]
    return {**head, "period": period, "items": items, "missing": missing}


def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path.endswith("/rankings"):
        heads = [a_head(day) for day in NAMES] if request.url.params["range"] == "short" else []
        return httpx.Response(200, json={"items": heads, "total": len(heads)})
    day = request.url.path.split("/rankings/")[1][:10]
    is_comparison = request.url.path.endswith("/comparison")
    return httpx.Response(200, json=a_comparison(day) if is_comparison else a_ranking(day))


def page(search: str = "") -> str:
    async def loaded() -> str:
        services = Services("http://services", httpx.MockTransport(answer))
        client = services.client(session="s", csrf=None)
        now = datetime(2026, 11, 24, 18, tzinfo=UTC)
        view = View("/spotify-lists", Query.of(search), client, now, someone=an_account())
        return str((await load(view)).body)

    return asyncio.run(loaded())


def an_account() -> Any:
    class Someone:
        time_zone = "UTC"

    return Someone()


def test_the_newest_list_is_beside_ones_own_places() -> None:
    shown = page()
    for words in ("24 Nov 2026", "of 3 in Spotify's list", "Without a play that counts", "Eve"):
        assert words in shown
    assert "▲ 1" in shown, "Ada rose since the list before"
    assert "Spotify's list over time" in shown


def test_an_older_list_is_an_address_away() -> None:
    assert f"list={a_list('2026-11-23')}" in page()
    shown = page(f"?list={a_list('2026-11-23')}")
    assert "Left the list" in shown
    assert "Di" in shown
    assert "23 Nov 2026" in shown


def test_the_oldest_list_has_nothing_before_it() -> None:
    shown = page(f"?list={a_list('2026-11-22')}")
    assert "Spotify's list over time" not in shown
    assert "Moved" not in shown


def test_without_lists_the_way_to_get_them_is_told() -> None:
    assert "How to connect Spotify" in page("?range=long")


def test_a_list_that_is_not_kept_is_told() -> None:
    with pytest.raises(BadQueryError, match="must be one of those"):
        page("?list=2020-01-01-artists-short")
