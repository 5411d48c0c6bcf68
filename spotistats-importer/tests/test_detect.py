"""Which format a file has: its keys tell, and never its name."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_common.models.play import Source
from spotistats_importer.formats.detect import LOOKED_AT, describe, detect
from spotistats_importer.scan import BadRow

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = Callable[..., dict[str, Any]]

TIMES = {"endTime": "2023-05-01 10:00", "msPlayed": 5}


def test_an_extended_history_is_known_by_its_keys(an_extended_row: Row) -> None:
    found = detect([an_extended_row()])
    assert found is not None
    assert (found.name, found.source) == ("extended streaming history", Source.EXTENDED)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({"artistName": "a", "trackName": "b"}, "account data: music"),
        ({"podcastName": "a", "episodeName": "b"}, "account data: podcasts"),
        (
            {"audiobookName": "a", "chapterName": "b", "authorName": "c"},
            "account data: audiobooks",
        ),
    ],
)
def test_each_kind_of_account_data_is_known_by_its_keys(keys: dict[str, str], name: str) -> None:
    found = detect([{**TIMES, **keys}])
    assert found is not None
    assert (found.name, found.source) == (name, Source.ACCOUNT)


def test_bad_rows_at_the_start_do_not_hide_a_format(an_account_row: Row) -> None:
    rows = [BadRow("not valid JSON"), None, 5, {}, {"ts": "without more"}, an_account_row()]
    found = detect(rows)
    assert found is not None
    assert found.source is Source.ACCOUNT


def test_one_look_at_an_endless_file_is_enough(an_account_row: Row) -> None:
    assert detect([{"a": 1}] * LOOKED_AT + [an_account_row()]) is None


@pytest.mark.parametrize(
    "rows",
    [[], [1, 2], [{}], [{"searchQuery": "x", "searchTime": "y"}], [TIMES], [{"ts": "x"}]],
)
def test_anything_else_is_no_listening_history(rows: list[object]) -> None:
    assert detect(rows) is None


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("x.zip/MyData/SearchQueries.json", "what you searched for"),
        ("Playlist1.json", "your playlists"),
        ("playlist_2.json", "your playlists"),
        ("Follow.json", "whom you follow"),
        ("Marquee.json", "how artists' campaigns count you"),
        ("Inferences.json", "what advertisers assume about you"),
        ("Wrapped2024.json", "your Wrapped summary"),
        ("YourLibrary.json", "your library"),
        ("Something.json", "no listening history"),
        ({"tracks": [], "albums": [], "shows": []}, "your library"),
        ([{"searchQuery": "x"}], "what you searched for"),
        ({"playlists": []}, "your playlists"),
        ([1, 2], "no listening history"),
        ([], "no listening history"),
        (None, "no listening history"),
    ],
)
def test_other_files_are_told_in_a_few_words(what: object, words: str) -> None:
    assert describe(what) == words


def test_formats_need_neither_the_database_nor_the_web() -> None:
    program = (
        "import sys\n"
        "import spotistats_importer.formats.detect, spotistats_importer.rows\n"
        "import spotistats_importer.archive, spotistats_importer.documents\n"
        "assert not {'pymongo', 'connexion', 'starlette'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
