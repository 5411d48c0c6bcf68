"""The library: URIs for names, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_importer.formats.library import SavedItem, SavedKind, is_library, saved_items

if TYPE_CHECKING:
    from spotistats_importer.formats.base import RowError

ID = "4uLU6hMCjMI75M1A2tKUQC"
LIBRARY = {
    "tracks": [{"artist": "Band", "album": "Album", "track": "Song", "uri": f"spotify:track:{ID}"}],
    "albums": [{"artist": "Band", "album": "Album", "uri": f"spotify:album:{ID}"}],
    "shows": [{"name": "Show", "publisher": "House", "uri": f"spotify:show:{ID}"}],
    "episodes": [{"name": "Talk", "show": "Show", "uri": f"spotify:episode:{ID}"}],
    "bannedTracks": [{"artist": "A", "album": "B", "track": "C", "uri": f"spotify:track:{ID}"}],
    "artists": [{"name": "Band", "uri": f"spotify:artist:{ID}"}],
    "bannedArtists": [],
    "other": ["spotify:user:someone:playlist:x"],
}


def test_everything_saved_is_told_with_its_id() -> None:
    assert list(saved_items(LIBRARY)) == [
        SavedItem(SavedKind.TRACK, ID, "Song", "Album", "Band"),
        SavedItem(SavedKind.ALBUM, ID, "Album", None, "Band"),
        SavedItem(SavedKind.ARTIST, ID, "Band", None, None),
        SavedItem(SavedKind.SHOW, ID, "Show", None, "House"),
        SavedItem(SavedKind.EPISODE, ID, "Talk", "Show", None),
    ]


def test_a_track_without_uri_goes_by_its_names() -> None:
    (saved,) = saved_items({"tracks": [{"artist": "Band", "album": "Album", "track": "Song"}]})
    assert saved == SavedItem(SavedKind.TRACK, None, "Song", "Album", "Band")


def test_entries_that_make_no_sense_are_told_and_the_others_come() -> None:
    problems: list[RowError] = []
    entries = [1, {}, {"track": 5}, {"track": "x", "uri": []}, {"track": "Song"}]
    document = {"tracks": entries, "albums": {"not": "a list"}}
    (saved,) = saved_items(document, problems.append)
    assert saved.name == "Song"
    assert [problem.field for problem in problems] == [
        "tracks",
        "tracks.uri",
        "tracks.track",
        "tracks.uri",
    ]


def test_a_library_is_known_by_its_lists() -> None:
    assert is_library(LIBRARY)
    assert not is_library({"playlists": []})
    assert not is_library({"tracks": [], "albums": 5})
    assert not is_library([LIBRARY])
    assert list(saved_items([LIBRARY])) == []
