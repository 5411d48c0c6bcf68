"""What was played lately, and what is playing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fake_spotify.api.question import Answer, Endpoint
from fake_spotify.behaviour import Fraction, Group
from fake_spotify.chance import hits
from fake_spotify.errors import ApiError
from fake_spotify.recently import shown_plays

if TYPE_CHECKING:
    import random

    from fake_spotify.api.question import Question
    from fake_spotify.behaviour import Behaviour
    from fake_spotify.bodies import Body
    from fake_spotify.recently import Shown

_LATEST_MS = 10**15


def recently_played(question: Question) -> Body:
    """Plays after or before a cursor (exclusive, Unix ms), newest first, of the last 50.

    After a cursor come the `limit` plays that follow it; `next` walks on in the same direction.
    """
    fake, behaviour = question.fake, question.fake.behaviour
    limit = question.number("limit", 20, 1, 50)
    if "after" in question.query and "before" in question.query:
        raise ApiError(400, "Only one of after and before can be specified")
    after = question.number("after", 0, 0, _LATEST_MS)
    before = question.number("before", _LATEST_MS, 0, _LATEST_MS)
    plays = [
        shown
        for shown in shown_plays(fake.world, behaviour, question.listener.id, question.now_ms)
        if after < shown.played_at_ms < before
    ]
    forwards = "after" in question.query
    page = plays[-limit:] if forwards else plays[:limit]
    body: Body = {
        "items": _items(question, page),
        "next": None,
        "cursors": None,
        "limit": limit,
        "href": question.link(),
    }
    if page:
        newest, oldest = str(page[0].played_at_ms), str(page[-1].played_at_ms)
        body["cursors"] = {"after": newest, "before": oldest}
        if len(page) < len(plays):
            onwards = {"after": newest} if forwards else {"before": oldest}
            body["next"] = question.link(**onwards, limit=limit)
    return body


def _items(question: Question, page: list[Shown]) -> list[Body]:
    fake, behaviour, bodies = question.fake, question.fake.behaviour, question.bodies
    items = []
    for shown in page:
        context = shown.play.context_uri
        item = {
            "track": bodies.track(shown.track, shown.linked_from),
            "played_at": _played_at(shown, behaviour, fake.chance),
            "context": bodies.reference(context) if context else None,
        }
        twice = behaviour.duplicate_share > 0 and fake.chance.random() < behaviour.duplicate_share
        items += [item, item] if twice else [item]
    return items


def _played_at(shown: Shown, behaviour: Behaviour, chance: random.Random) -> str:
    told = behaviour.fraction
    if told is Fraction.ALWAYS:
        whole = False
    elif told is Fraction.SOME_READS:
        whole = chance.random() < 0.5
    else:
        share = 1.0 if told is Fraction.NEVER else 0.5
        whole = hits(share, "whole", behaviour.seed, shown.play.user, shown.play.ended_at)
    at = datetime.fromtimestamp(shown.played_at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{at}Z" if whole else f"{at}.{shown.played_at_ms % 1000:03}Z"


def currently_playing(question: Question) -> Body | Answer:
    """What is playing; 204 if nothing is. An episode comes without itself."""
    play = question.fake.world.playing(question.listener.id, question.now_ms)
    if play is None:
        return Answer(204)
    bodies, track = question.bodies, play.track
    return {
        "timestamp": play.started_at,
        "context": bodies.reference(play.context_uri) if play.context_uri else None,
        "progress_ms": question.now_ms - play.started_at,
        "item": bodies.track(track) if track else None,
        "currently_playing_type": "track" if track else "episode",
        "is_playing": True,
    }


_PLAYING = frozenset({"user-read-currently-playing", "user-read-playback-state"})
ENDPOINTS = (
    Endpoint(
        "GET",
        "/me/player/recently-played",
        Group.RECENTLY_PLAYED,
        recently_played,
        frozenset({"user-read-recently-played"}),
    ),
    Endpoint(
        "GET",
        "/me/player/currently-playing",
        Group.CURRENTLY_PLAYING,
        currently_playing,
        _PLAYING,
    ),
)
