"""Covers and pictures: where Spotify keeps them, for what is in one's own history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_common.models.accounts import utc_now
from spotistats_common.store.catalog import Catalog

if TYPE_CHECKING:
    from tests.support.browser import Browser
    from tests.support.sign_in import Place

IMAGE_HOST = "https://i.scdn.co/image/"


def a_listener(place: Place, number: int = 0, *, own_images: bool = False) -> Browser:
    """Somebody whose latest plays have come in, with what Spotify says of them."""
    place.fake.behaviour.own_images = own_images
    browser = place.browser("open")
    browser.sign_in(place.person(number))
    place.wait_for_first_sync(browser)
    place.update()
    return browser


def newest_play(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = browser.ask("GET", "/plays").json()["items"][0]
    return found


def artwork(browser: Browser, play: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Pictures by what they are of."""
    ids = {f"{each}_id": play[each]["id"] for each in ("track", "album", "artist")}
    answer = browser.ask("GET", "/artwork", params=ids)
    assert answer.status_code == 200, answer.text
    return {each["entity"]: each["images"] for each in answer.json()["items"]}


def test_a_track_has_the_cover_of_its_album(place: Place) -> None:
    browser = a_listener(place)
    found = artwork(browser, newest_play(browser))
    assert found["tracks"] == found["albums"]
    assert found["albums"][0]["url"].startswith(IMAGE_HOST)
    assert [each["width"] for each in found["albums"]] == [640, 300, 64]


def test_an_artist_has_the_picture_of_who_is_called_so(place: Place) -> None:
    browser = a_listener(place)
    play = newest_play(browser)
    track = place.database.catalog_tracks.find_one({"_id": play["track"]["id"]})
    assert track is not None
    artist = next(each for each in track["artists"] if each["name"] == play["artist"]["name"])
    picture = {"url": f"{IMAGE_HOST}a", "width": None, "height": None}
    Catalog(place.database).put("artists", {artist["id"]: {"images": [picture]}}, utc_now())
    assert artwork(browser, play)["artists"] == [picture]


def test_only_pictures_on_the_image_hosts_are_told(place: Place) -> None:
    browser = a_listener(place, own_images=True)
    assert artwork(browser, newest_play(browser)) == {}


def test_what_one_never_played_has_no_picture(place: Place) -> None:
    ada = a_listener(place)
    play = newest_play(ada)
    assert artwork(ada, play)
    eve = place.browser("open")
    eve.sign_in(place.person(1))
    assert artwork(eve, play) == {}


def test_asking_for_nothing_finds_nothing(place: Place) -> None:
    browser = place.browser("open")
    browser.sign_in(place.person(0))
    assert browser.ask("GET", "/artwork").json() == {"items": []}
