"""Bodies of the Web API, as whole and as broken as they come."""

from __future__ import annotations

from typing import Any

import pytest

from spotistats_updater.spotify import models
from spotistats_updater.spotify.models import Malformed

ARTIST = {"id": "4Z8W4fKeB5YxbusRsdQVPb", "name": "Band", "uri": "spotify:artist:x"}
ALBUM = {
    "id": "2ODvWsOgouMbaA5xf0RkJe",
    "name": "Album",
    "artists": [ARTIST],
    "images": [{"url": "https://i.scdn.co/image/a", "width": 640, "height": None}],
    "release_date": "1999-12",
    "release_date_precision": "month",
    "album_type": "album",
    "total_tracks": 12,
}
TRACK = {
    "id": "4uLU6hMCjMI75M1A2tKUQC",
    "name": "Song",
    "artists": [ARTIST],
    "album": ALBUM,
    "duration_ms": 180_000,
    "explicit": False,
    "external_ids": {"isrc": "XX0000000001"},
    "is_local": False,
}


def test_a_whole_track() -> None:
    track = models.track(TRACK)
    assert (track.id, track.isrc, track.duration_ms) == (TRACK["id"], "XX0000000001", 180_000)
    assert track.explicit is False
    assert track.album is not None
    assert track.album.release_date == "1999-12"
    assert track.album.images == (models.Image("https://i.scdn.co/image/a", 640, None),)


@pytest.mark.parametrize("missing", list(TRACK))
def test_a_track_without_any_of_its_fields(missing: str) -> None:
    body = {name: value for name, value in TRACK.items() if name != missing}
    assert models.track(body).name == (None if missing == "name" else "Song")


@pytest.mark.parametrize("name", list(TRACK))
@pytest.mark.parametrize("value", [None, [], {}, "", 7, [None], "text"])
def test_a_track_with_nonsense_in_a_field(name: str, value: Any) -> None:
    models.track({**TRACK, name: value})


def test_what_was_taken_down_and_what_is_local() -> None:
    gone = models.track({**TRACK, "album": {**ALBUM, "name": ""}})
    assert gone.album is not None
    assert gone.album.name is None
    assert models.track({**TRACK, "is_local": True}).id is None


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("2024-01-31T12:00:00Z", 1_706_702_400_000),
        ("2024-01-31T12:00:00.000Z", 1_706_702_400_000),
        ("2024-01-31T12:00:00.123Z", 1_706_702_400_123),
        ("2024-01-31T12:00:00.1Z", 1_706_702_400_100),
    ],
)
def test_when_a_play_ended(text: str, ms: int) -> None:
    played = models.played({"track": TRACK, "played_at": text, "context": None})
    assert played.ended_at == ms


TOO_LITTLE: list[Any] = [
    None,
    [],
    {},
    {"track": TRACK},
    {"track": None, "played_at": "2024-01-31T12:00:00Z"},
    *({"track": TRACK, "played_at": text} for text in (None, 5, "", "yesterday")),
]


@pytest.mark.parametrize("body", TOO_LITTLE)
def test_a_play_that_says_too_little_is_refused(body: Any) -> None:
    with pytest.raises(Malformed):
        models.played(body)


def test_pages() -> None:
    assert models.page({"items": [1], "next": "https://x"}) == models.Page((1,), has_more=True)
    assert models.page({"items": [], "next": None}) == models.Page((), has_more=False)
    assert models.page({"items": []}).has_more is False
    wrong: list[Any] = [None, {}, {"items": None}, {"items": {}}]
    for body in wrong:
        with pytest.raises(Malformed):
            models.page(body)


def test_artists_of_apps_in_development_mode_have_no_genres() -> None:
    assert models.artist(ARTIST).genres is None
    assert models.artist({**ARTIST, "genres": []}).genres == ()
    with pytest.raises(Malformed):
        models.artist({"name": "Band"})
