"""Rows of account data: music, podcasts and audiobooks, to the minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.models.names import name_id
from spotistats_common.models.play import UNKNOWN_ITEM, Kind, Observation, Source, item_of
from spotistats_importer.formats.account import account_histories
from spotistats_importer.formats.base import NothingHeard, RowError

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = Callable[..., dict[str, Any]]

TEN = 1_682_935_200_000  # 2023-05-01T10:00:00Z
MUSIC, PODCASTS, AUDIOBOOKS = account_histories()
TIMES = {"endTime": "2023-05-01 10:00", "msPlayed": 5}


def test_music_goes_by_artist_and_track(an_account_row: Row) -> None:
    item = item_of(Kind.MUSIC, None, "Song", None, "Band")
    assert MUSIC.observe(an_account_row()) == Observation(Source.ACCOUNT, TEN, 200_000, item)
    assert item.id == name_id("music", "Band", "Song")


def test_podcasts_go_by_show_and_episode() -> None:
    seen = PODCASTS.observe({**TIMES, "podcastName": "Show", "episodeName": "Talk"})
    assert seen.item == item_of(Kind.PODCAST, None, "Talk", "Show", None)


def test_audiobooks_go_by_book_and_chapter() -> None:
    row = {**TIMES, "audiobookName": "Book", "chapterName": "One", "authorName": "Author"}
    item = AUDIOBOOKS.observe(row).item
    assert item == item_of(Kind.AUDIOBOOK, None, "One", "Book", "Author")
    # The extended history knows no author: the same chapter must be the same item there.
    assert item.id == item_of(Kind.AUDIOBOOK, None, "One", "Book", None).id


def test_unknown_names_are_names(an_account_row: Row) -> None:
    seen = MUSIC.observe(an_account_row(artistName="Unknown Artist", trackName="Unknown Track"))
    assert seen.item.creator == "Unknown Artist"


def test_nameless_rows_keep_their_time(an_account_row: Row) -> None:
    seen = MUSIC.observe(an_account_row(artistName="", trackName=None))
    assert (seen.item, seen.ms_played) == (UNKNOWN_ITEM, 200_000)


def test_nameless_rows_without_time_are_nothing(an_account_row: Row) -> None:
    with pytest.raises(NothingHeard):
        MUSIC.observe(an_account_row(artistName=None, trackName=None, msPlayed=0))


@pytest.mark.parametrize("text", ["2023-05-01 10:00", "2023-05-01 10:00:59", "2023-05-01T10:00Z"])
def test_an_end_is_a_minute_in_utc(text: str, an_account_row: Row) -> None:
    assert MUSIC.observe(an_account_row(endTime=text)).ended_at == TEN


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"endTime": "2023-05-01"}, "malformed: field endTime"),
        ({"endTime": "2023-05-01 25:00"}, "malformed: field endTime"),
        ({"endTime": None}, "malformed: field endTime"),
        ({"msPlayed": -1}, "malformed: field msPlayed"),
        ({"msPlayed": "5"}, "malformed: field msPlayed"),
        ({"trackName": ["x"]}, "malformed: field trackName"),
        ({"artistName": "x" * 2_001}, "malformed: field artistName"),
    ],
)
def test_what_makes_no_sense_is_malformed(
    changes: dict[str, Any], reason: str, an_account_row: Row
) -> None:
    with pytest.raises(RowError) as caught:
        MUSIC.observe(an_account_row(**changes))
    assert caught.value.reason == reason


def test_a_row_of_another_file_is_malformed(an_account_row: Row, an_extended_row: Row) -> None:
    rows: list[object] = [an_account_row(), an_extended_row(), [], None]
    for row in rows:
        with pytest.raises(RowError):
            PODCASTS.observe(row)
