"""The other endpoints of the Web API."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from fake_spotify import Mode
from fake_spotify.clock import DAY_MS, MINUTE_MS, START_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from fake_spotify import FakeSpotify

    Ask = Callable[..., httpx.Response]

NOWHERE = "0" * 22


def walked(ask: Ask, path: str, **query: Any) -> list[Any]:
    """All items of all pages."""
    found: list[Any] = []
    body = ask(path, **query).json()
    while True:
        found += body["items"]
        if body["next"] is None:
            assert len(found) == body["total"]
            return found
        body = ask(body["next"]).json()


def refused(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["status"] == status
    return str(error["message"])


def test_me(fake: FakeSpotify, ask: Ask) -> None:
    body = ask("/me").json()
    listener = fake.world.listeners["ada"]
    assert body["id"] == "ada"
    assert body["account_id"] == listener.account_id
    assert body["display_name"] == listener.display_name
    fake.behaviour.account_id = False
    fake.behaviour.nameless = {"ada"}
    body = ask("/me").json()
    assert "account_id" not in body
    assert body["display_name"] is None


@pytest.mark.parametrize(
    ("time_range", "days"), [("short_term", 28), ("medium_term", 182), ("long_term", 365)]
)
def test_top_lists_are_what_was_heard(
    fake: FakeSpotify, ask: Ask, time_range: str, days: int
) -> None:
    fake.world.clock.advance(400 * DAY_MS)
    midnight = fake.world.clock.now_ms() // DAY_MS * DAY_MS
    tracks, artists = Counter[str](), Counter[str]()
    for play in fake.world.heard("ada"):
        counts = midnight - days * DAY_MS < play.ended_at <= midnight and play.ms_played >= 30_000
        if counts and play.track and play.track.id:
            tracks[play.track.id] += 1
            artists[play.track.artists[0].id] += 1
    for kind, played in (("tracks", tracks), ("artists", artists)):
        found = [item["id"] for item in walked(ask, f"/me/top/{kind}", time_range=time_range)]
        assert set(found) == set(played)
        assert [played[key] for key in found] == sorted(played.values(), reverse=True)


def test_top_lists_change_once_a_day(fake: FakeSpotify, ask: Ask) -> None:
    fake.world.clock.advance(-START_MS % DAY_MS)
    first = ask("/me/top/tracks", time_range="short_term", limit=50).json()["items"]
    fake.world.clock.advance(DAY_MS - 1)
    assert ask("/me/top/tracks", time_range="short_term", limit=50).json()["items"] == first
    fake.world.clock.advance(1)
    assert ask("/me/top/tracks", time_range="short_term", limit=50).json()["items"] != first


def test_senseless_top_lists(ask: Ask) -> None:
    refused(ask("/me/top/tracks", time_range="ever"), 400)
    refused(ask("/me/top/tracks", limit=51), 400)
    refused(ask("/me/top/genres"), 404)


def test_currently_playing(fake: FakeSpotify, ask: Ask) -> None:
    seen = set()
    for _ in range(2_000):
        fake.world.clock.advance(7 * MINUTE_MS)
        play = fake.world.playing("ada")
        kind = "idle" if play is None else "track" if play.track else "episode"
        if kind in seen:
            continue
        seen.add(kind)
        answer = ask("/me/player/currently-playing")
        if play is None:
            assert answer.status_code == 204
            assert answer.content == b""
            continue
        body = answer.json()
        assert body["currently_playing_type"] == kind
        assert body["progress_ms"] == fake.world.clock.now_ms() - play.started_at
        assert (body["item"] or {}).get("id") == (play.track.id if play.track else None)
    assert seen == {"idle", "track", "episode"}


def test_single_things(fake: FakeSpotify, ask: Ask) -> None:
    track = fake.world.catalogue.all_tracks[0]
    body = ask(f"/tracks/{track.id}").json()
    assert body["external_ids"] == {"isrc": track.isrc}
    assert body["duration_ms"] == track.duration_ms
    assert body["explicit"] is track.explicit
    assert body["album"]["release_date"] == track.album.release_date
    assert body["album"]["release_date_precision"] == track.album.precision
    assert body["album"]["images"][0]["width"] == 640
    assert ask(f"/artists/{track.artists[0].id}").json()["name"] == track.artists[0].name
    album = ask(f"/albums/{track.album.id}").json()
    assert album["tracks"]["total"] == album["total_tracks"] == len(album["tracks"]["items"])
    listed = walked(ask, f"/albums/{track.album.id}/tracks", limit=1)
    assert listed == album["tracks"]["items"]


@pytest.mark.parametrize("kind", ["tracks", "albums", "artists"])
def test_what_there_is_not(ask: Ask, kind: str) -> None:
    assert refused(ask(f"/{kind}/{NOWHERE}"), 404) == "Resource not found"
    assert refused(ask(f"/{kind}/abc"), 400) == "Invalid base62 id"


@pytest.mark.parametrize(("kind", "most"), [("tracks", 50), ("albums", 20), ("artists", 50)])
def test_several_at_once_in_extended_mode(
    fake: FakeSpotify, ask: Ask, kind: str, most: int
) -> None:
    keys = list(getattr(fake.world.catalogue, kind))[:most]
    assert refused(ask(f"/{kind}", ids=",".join(keys)), 403) == "Forbidden"
    fake.behaviour.mode = Mode.EXTENDED
    found = ask(f"/{kind}", ids=",".join([*keys[1:], NOWHERE])).json()[kind]
    assert [item and item["id"] for item in found] == [*keys[1:], None]
    refused(ask(f"/{kind}", ids=",".join([*keys, NOWHERE])), 400)
    refused(ask(f"/{kind}"), 400)


@pytest.mark.parametrize(
    "path",
    [
        *("/episodes", "/shows", "/markets", "/users/ada", "/recommendations"),
        *("/artists/x/top-tracks", "/artists/x/related-artists"),
        *("/audio-features", "/audio-features/x", "/audio-analysis/x"),
    ],
)
def test_what_development_mode_lost(ask: Ask, path: str) -> None:
    assert refused(ask(path), 403) == "Forbidden"


def test_search(fake: FakeSpotify, ask: Ask) -> None:
    track = fake.world.catalogue.all_tracks[5]
    body = ask("/search", q=f"isrc:{track.isrc}", type="track").json()
    assert track.id in [item["id"] for item in body["tracks"]["items"]]
    assert {item["external_ids"]["isrc"] for item in body["tracks"]["items"]} == {track.isrc}
    quoted = f'track:"{track.name}" artist:"{track.artists[0].name}"'
    body = ask("/search", q=quoted, type="track").json()
    assert track.id in [item["id"] for item in body["tracks"]["items"]]
    body = ask("/search", q="the", type="track,album,artist").json()
    assert set(body) == {"tracks", "albums", "artists"}
    assert len(body["tracks"]["items"]) == 5
    more = ask(body["albums"]["next"]).json()
    assert set(more) == {"albums"}
    assert more["albums"]["offset"] == 5
    assert ask("/search", q="zzzz", type="artist").json()["artists"]["total"] == 0


def test_search_is_narrow_in_development_mode(fake: FakeSpotify, ask: Ask) -> None:
    assert len(ask("/search", q="the", type="track", limit=10).json()["tracks"]["items"]) == 10
    refused(ask("/search", q="the", type="track", limit=11), 400)
    refused(ask("/search", q=" ", type="track"), 400)
    refused(ask("/search", q="the", type="show"), 400)
    fake.behaviour.mode = Mode.EXTENDED
    assert len(ask("/search", q="the", type="track", limit=50).json()["tracks"]["items"]) == 50


def test_the_library(fake: FakeSpotify, ask: Ask) -> None:
    tracks, albums = walked(ask, "/me/tracks"), walked(ask, "/me/albums")
    assert len(tracks) == 60
    times = [item["added_at"] for item in tracks]
    assert times == sorted(times, reverse=True)
    assert albums[0]["album"]["tracks"]["items"]
    catalogue = fake.world.catalogue
    saved = {item["track"]["id"] for item in tracks}
    new = next(track for track in catalogue.all_tracks if track.id not in saved)
    album = next(iter(catalogue.albums.values()))
    uris = f"{new.uri},{album.uri}"
    assert ask("/me/library", "PUT", uris=uris).status_code == 200
    assert ask("/me/tracks", limit=1).json()["items"][0]["track"]["id"] == new.id
    assert ask("/me/library", "DELETE", uris=uris).status_code == 200
    assert [item["track"]["id"] for item in walked(ask, "/me/tracks")] == [
        item["track"]["id"] for item in tracks
    ]
    assert walked(ask, "/me/tracks", user="bea") != tracks


def test_the_library_takes_forty_at_once(fake: FakeSpotify, ask: Ask) -> None:
    uris = [track.uri for track in fake.world.catalogue.all_tracks[:41]]
    assert ask("/me/library", "PUT", uris=",".join(uris[:40])).status_code == 200
    refused(ask("/me/library", "PUT", uris=",".join(uris)), 400)
    refused(ask("/me/library", "DELETE", uris="spotify:track:x"), 400)
    refused(ask("/me/library", "PUT"), 400)


def test_a_playlist_is_made_and_filled(fake: FakeSpotify, ask: Ask) -> None:
    sent = {"name": "Top", "public": False, "description": "Mine"}
    answer = ask("/me/playlists", "POST", json=sent)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["name"], made["public"], made["description"]) == ("Top", False, "Mine")
    assert ask("/me/playlists", limit=1).json()["items"][0]["id"] == made["id"]
    uris = [track.uri for track in fake.world.catalogue.all_tracks[:101]]
    path = f"/playlists/{made['id']}/items"
    first = ask(path, "POST", json={"uris": uris[:100]})
    assert first.status_code == 201
    second = ask(path, "POST", json={"uris": uris[100:], "position": 0})
    assert second.json()["snapshot_id"] != first.json()["snapshot_id"]
    found = [item["item"]["uri"] for item in walked(ask, path)]
    assert found == [uris[100], *uris[:100]]
    assert fake.library("ada").playlists[made["id"]].uris == found
    assert refused(ask(path, user="bea"), 404)


@pytest.mark.parametrize("sent", [{}, {"name": " "}, {"name": "x", "public": 1}, [], "x"])
def test_a_playlist_needs_a_name(ask: Ask, sent: object) -> None:
    refused(ask("/me/playlists", "POST", json=sent), 400)


def test_items_of_a_playlist_are_tracks_a_hundred_at_most(fake: FakeSpotify, ask: Ask) -> None:
    path = f"/playlists/{next(iter(fake.library('ada').playlists))}/items"
    uris = [track.uri for track in fake.world.catalogue.all_tracks[:101]]
    bodies: tuple[dict[str, Any], ...] = (
        {"uris": uris},
        {"uris": []},
        {"uris": ["x"]},
        {},
        {"uris": [1]},
    )
    for bad in bodies:
        refused(ask(path, "POST", json=bad), 400)
    refused(ask(path, "POST", json={"uris": uris[:1], "position": 99}), 400)
    refused(ask(f"/playlists/{NOWHERE}/items", "POST", json={"uris": uris[:1]}), 404)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/me/player/recently-played", "user-read-recently-played"),
        ("GET", "/me/top/tracks", "user-top-read"),
        ("GET", "/me/player/currently-playing", "user-read-currently-playing"),
        ("GET", "/me/tracks", "user-library-read"),
        ("GET", "/me/albums", "user-library-read"),
        ("PUT", "/me/library", "user-library-modify"),
        ("GET", "/me/playlists", "playlist-read-private"),
        ("POST", "/me/playlists", "playlist-modify-private"),
    ],
)
def test_scopes(
    fake: FakeSpotify, client: httpx.Client, method: str, path: str, scope: str
) -> None:
    def ask_with(*scopes: str) -> httpx.Response:
        token = fake.authorize("ada", scopes).access_token
        uri = fake.world.catalogue.all_tracks[0].uri
        return client.request(
            method,
            f"/v1{path}",
            headers={"authorization": f"Bearer {token}"},
            params={"uris": uri},
            json={"name": "x", "public": False} if method == "POST" else None,
        )

    assert refused(ask_with("user-read-email"), 403) == "Insufficient client scope"
    assert ask_with(scope).status_code < 300


def test_a_public_playlist_needs_the_scope_for_public_ones(
    fake: FakeSpotify, client: httpx.Client
) -> None:
    token = fake.authorize("ada", ["playlist-modify-private"]).access_token
    headers = {"authorization": f"Bearer {token}"}
    refused(client.post("/v1/me/playlists", json={"name": "x"}, headers=headers), 403)


def test_tokens_are_needed(client: httpx.Client) -> None:
    assert refused(client.get("/v1/me"), 401) == "No token provided"
    wrong = {"authorization": "Bearer nonsense"}
    assert refused(client.get("/v1/me", headers=wrong), 401) == "Invalid access token"
    refused(client.get("/v1/me", headers={"authorization": "Basic eA=="}), 400)


def test_what_is_not_served(client: httpx.Client) -> None:
    refused(client.get("/v1/nothing"), 404)
    refused(client.post("/v1/me"), 405)
    assert client.get("/nothing").status_code == 404


def test_pictures(fake: FakeSpotify, ask: Ask, client: httpx.Client) -> None:
    key = fake.world.catalogue.all_tracks[0].album.id
    own = ask(f"/albums/{key}").json()["images"]
    picture = client.get(own[1]["url"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.content[16:24] == (300).to_bytes(4, "big") * 2
    fake.behaviour.own_images = False
    assert ask(f"/albums/{key}").json()["images"][0]["url"].startswith("https://i.scdn.co/image/")
