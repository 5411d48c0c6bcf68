"""The client: retries, refreshed tokens, and limits that are asked before each call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from spotistats_common.spotify.errors import (
    LimitReached,
    NotAllowed,
    NotFound,
    NotReachable,
    Unauthorized,
)
from spotistats_updater.spotify import client as module
from spotistats_updater.spotify.client import PAUSES_S, Client, WebApi

if TYPE_CHECKING:
    from spotistats_updater.spotify.access import Access
    from spotistats_updater.spotify.gate import Gate

PAGE: dict[str, Any] = {"items": [], "next": None}


class Tokens:
    """Gives tokens, a new one for each that is refused."""

    def __init__(self) -> None:
        self.given = 1

    def token(self, user_id: str, refused: str | None = None) -> str:
        assert user_id == "ada"
        if refused == f"token{self.given}":
            self.given += 1
        return f"token{self.given}"


class Limits:
    """Notes what it is told, and allows everything but what it is told not to."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.single: list[str] = []

    def check(self, group: str) -> None:
        if group in self.held:
            raise LimitReached(429, "not yet", retry_after_s=9, quota=False)

    def note(self, group: str, error: LimitReached) -> None:
        self.held.append(group)

    def note_no_several(self, group: str) -> None:
        self.single.append(group)


class Spotify:
    """Answers calls with what is put in, one after the other."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.calls: list[str] = []
        self.slept: list[float] = []
        self.tokens, self.limits = Tokens(), Limits()

    def __call__(self, _session: Any, method: str, url: str, **options: Any) -> Any:
        self.calls.append(f"{method} {url.partition('/v1/')[2]}")
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self) -> Client:
        api = WebApi(
            "http://spotify.test",
            cast("Access", self.tokens),
            cast("Gate", self.limits),
            self.slept.append,
        )
        return api.of("ada")


@pytest.fixture
def spotify(monkeypatch: pytest.MonkeyPatch) -> Spotify:
    found = Spotify()
    monkeypatch.setattr(module, "call", found)
    return found


def test_what_is_not_answered_is_asked_again_soon_and_not_for_long(spotify: Spotify) -> None:
    spotify.answers = [NotReachable("500"), NotReachable("cut off"), PAGE]
    client = spotify.client()
    assert client.recently_played() == ()
    assert (client.calls, spotify.slept) == (3, list(PAUSES_S))
    spotify.answers = [NotReachable("500")] * 9
    with pytest.raises(NotReachable):
        client.recently_played()
    assert client.calls == 6


def test_a_refused_token_is_renewed_once(spotify: Spotify) -> None:
    spotify.answers = [Unauthorized(401, "expired"), PAGE]
    assert spotify.client().recently_played() == ()
    assert spotify.tokens.given == 2
    spotify.answers = [Unauthorized(401, "expired"), Unauthorized(401, "expired"), PAGE]
    with pytest.raises(Unauthorized):
        spotify.client().recently_played()


def test_a_limit_is_remembered_and_never_waited_for(spotify: Spotify) -> None:
    spotify.answers = [LimitReached(429, "quota", retry_after_s=86_000, quota=True)]
    client = spotify.client()
    for _ in range(3):
        with pytest.raises(LimitReached):
            client.recently_played()
    assert (client.calls, spotify.slept, spotify.limits.held) == (1, [], ["recently-played"])


def test_only_a_404_means_that_there_is_no_such_thing(spotify: Spotify) -> None:
    spotify.answers = [NotFound(404, "no")]
    assert spotify.client().one("tracks", "x") is None
    limit = LimitReached(429, "no", retry_after_s=1, quota=False)
    for error in (NotAllowed(403, "no"), limit):
        spotify.answers = [error]
        with pytest.raises(type(error)):
            spotify.client().one("tracks", "x")


def test_several_at_once_are_asked_for_where_that_is_allowed(spotify: Spotify) -> None:
    spotify.answers = [{"artists": [{"id": "a"}, None]}]
    found = spotify.client().several("artists", ["a", "b"])
    assert found is not None
    assert [each and each.id for each in found] == ["a", None]
    spotify.answers = [NotAllowed(403, "Forbidden")]
    assert spotify.client().several("artists", ["a", "b"]) is None
    assert spotify.limits.single == ["artists"]
    spotify.answers = [{"artists": [None]}] * 3
    with pytest.raises(NotReachable):
        spotify.client().several("artists", ["a", "b"])


def test_top_lists_are_followed_to_their_end(spotify: Spotify) -> None:
    artists = [{"id": f"a{number}"} for number in range(60)]
    spotify.answers = [
        {"items": artists[:50], "next": "https://x"},
        {"items": artists[50:], "next": None},
    ]
    assert len(spotify.client().top("artists", "short")) == 60


def test_nothing_is_written_twice(spotify: Spotify) -> None:
    spotify.answers = [NotReachable("cut off")]
    client = spotify.client()
    with pytest.raises(NotReachable):
        client.create_playlist("Mine", "")
    assert client.calls == 1
