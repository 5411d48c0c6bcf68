"""The main job, end to end: an export goes in, answers come out, over the generated SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from spotistats_sdk.api.plays import list_plays
from spotistats_sdk.api.statistics import get_summary, get_timeline, get_top
from spotistats_sdk.models import PlayPage, Summary, Timeline, TopList
from spotistats_sdk.types import UNSET, Unset
from tests.support.exports import Oracle, a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from spotistats_sdk import AuthenticatedClient
    from tests.support.stack import Stack

ZONE = "Europe/Vilnius"
LISTENER = a_listener(seed=7, plays=5_000)
NAMES = {
    "tracks": "spotify_track_uri",
    "artists": "master_metadata_album_artist_name",
    "albums": "master_metadata_album_album_name",
}


@pytest.fixture
def client(stack: Stack, secret: str) -> AuthenticatedClient:
    """A client whose user has imported the listener's export."""
    found = stack.client(secret)
    report = imported(found, my_spotify_data_zip=a_zip_of(LISTENER))
    assert report.state == "succeeded"
    assert report.rows.read == len(LISTENER)
    return found


def test_answers_agree_with_a_plain_reading_of_the_files(client: AuthenticatedClient) -> None:
    oracle = Oracle(LISTENER, ZONE)

    summary = get_summary.sync(client=client)
    assert isinstance(summary, Summary)
    found = summary.to_dict()
    for name, expected in oracle.summary().items():
        shown = found[name].replace("+00:00", "Z") if name.endswith("_at") else found[name]
        assert shown == expected, name

    for entity in ("tracks", "albums", "artists"):
        for order_by in ("plays", "listened_ms"):
            assert_top_agrees(client, oracle, entity, order_by)

    timeline = get_timeline.sync(client=client, step="month")
    assert isinstance(timeline, Timeline)
    months = oracle.months()
    shown_months = {each.start.strftime("%Y-%m"): each for each in timeline.items}
    assert months.keys() <= shown_months.keys()
    for month, item in shown_months.items():
        expected_figures = months.get(month)
        assert item.plays == (expected_figures.plays if expected_figures else 0)
        assert item.listened_ms == (expected_figures.listened_ms if expected_figures else 0)


def assert_top_agrees(
    client: AuthenticatedClient,
    oracle: Oracle,
    entity: Literal["tracks", "albums", "artists"],
    order_by: Literal["plays", "listened_ms"],
) -> None:
    expected = oracle.top(NAMES[entity], order_by)
    shown = []
    for offset in range(0, len(expected), 100):
        page = get_top.sync(entity, client=client, order_by=order_by, limit=100, offset=offset)
        assert isinstance(page, TopList)
        assert page.total == len(expected)
        shown += page.items
    assert [item.rank for item in shown] == list(range(1, len(expected) + 1))
    figures = [(item.plays, item.listened_ms) for item in shown]
    assert figures == [(plays, listened) for _, plays, listened in expected]
    names = {f"spotify:track:{i.id}" if entity == "tracks" else i.name for i in shown}
    assert names == {name for name, _, _ in expected}


def test_every_play_is_there_page_by_page(client: AuthenticatedClient) -> None:
    oracle = Oracle(LISTENER)
    cursor: str | Unset | None = UNSET
    shown = []
    while cursor is not None:
        page = list_plays.sync(client=client, limit=700, cursor=cursor)
        assert isinstance(page, PlayPage)
        shown += page.items
        cursor = page.next_cursor
    assert len({play.id for play in shown}) == len(shown)
    told = sorted((row["ts"], row["ms_played"], row["spotify_track_uri"]) for row in oracle.music)
    assert told == sorted(
        (
            play.ended_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            play.ms_played,
            f"spotify:track:{play.track and play.track.id}",
        )
        for play in shown
    )


def test_importing_the_same_export_again_stores_nothing_twice(client: AuthenticatedClient) -> None:
    before = get_summary.sync(client=client)
    again = imported(client, the_same_zip=a_zip_of(LISTENER))
    assert again.rows.stored == 0
    assert again.rows.known == again.rows.read == len(LISTENER)
    assert get_summary.sync(client=client) == before


def test_the_counting_rule_and_the_period_are_the_callers(client: AuthenticatedClient) -> None:
    year = [row for row in LISTENER if "2022-06-30T21:00:00Z" <= row["ts"] < "2022-12-31T22:00:00Z"]
    oracle = Oracle(year, ZONE, min_ms=0)
    found = get_summary.sync(client=client, since="2022-07-01", until="2023-01-01", min_ms=0)
    assert isinstance(found, Summary)
    assert found.plays == oracle.summary()["plays"]
    assert found.listened_ms == oracle.summary()["listened_ms"]
