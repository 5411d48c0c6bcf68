"""`spotistats up --demo`: a made-up Spotify, and somebody there whose plays arrive live."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
from rich.text import Text

from spotistats.errors import CommandError, ConflictError
from spotistats.output import minute
from spotistats.target import BASE_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Never

    from rich.console import Console

    from spotistats.client import Stats
    from spotistats.results import Play
    from spotistats_common.settings import Settings

_CALLBACK = f"{BASE_PATH}/auth/callback"
_SIGN_IN = f"{BASE_PATH}/auth/login"
_LISTENER = "demo.listener"
# More than anybody hears: the listener never stops, and a play ends every few minutes.
_PLAYS_A_DAY = 2_400
_TIMEOUT_SECONDS = 30
_PAUSE_SECONDS = 15
_SOON_SECONDS = 0.5
_SHOWN = 5


@contextmanager
def demo_spotify(settings: Settings) -> Iterator[Settings]:
    """Settings with which a made-up Spotify is used, which is there as long as the context.

    Raises CommandError if it is not installed: it is part of the repository, not of a release.
    """
    try:
        from fake_spotify import (  # noqa: PLC0415 - only the demo needs it
            CLIENT_ID,
            Behaviour,
            Clock,
            FakeSpotify,
            World,
            serving,
        )
    except ImportError as error:
        raise CommandError(
            "The demo needs the made-up Spotify, which is not installed.",
            "Run it from the repository: make up ARGS=--demo",
        ) from error
    plays_a_day = (_PLAYS_A_DAY, _PLAYS_A_DAY)
    world = World(users=[_LISTENER], clock=Clock.of_today(1), past_days=1, plays_a_day=plays_a_day)
    fake = FakeSpotify(world, Behaviour(signs_in_as=_LISTENER))
    fake.register([f"{settings.public_url}{_CALLBACK}"])
    with serving(fake) as url:
        yield settings.model_copy(
            update={
                "spotify_client_id": CLIENT_ID,
                "spotify_client_secret": None,
                "spotify_accounts_url": url,
                "spotify_api_url": url,
            }
        )


def listen(ss: Stats, console: Console) -> Never:
    """Link the owner's account to the made-up Spotify, as a browser would, and show what arrives.

    Raises CommandError if it cannot be linked, or when the services are gone.
    """
    with httpx.Client(follow_redirects=True, timeout=_TIMEOUT_SECONDS) as browser:
        browser.get(ss.ticket(_SIGN_IN).url)
    link = ss.me().spotify
    if link.state != "active":
        raise CommandError("The made-up Spotify could not be linked.", link.advice or "")
    console.print("\nA made-up listener is signed in with a made-up Spotify, and listens now:")
    shown = None
    while True:
        try:
            ss.sync()
        except ConflictError:  # one is at work already, as after each sign-in
            time.sleep(_SOON_SECONDS)
            continue
        plays = ss.plays(limit=_SHOWN).rows()
        for play in reversed(plays):
            if shown is None or play.ended_at > shown:
                console.print(_line(play))
        shown = max((play.ended_at for play in plays), default=shown)
        time.sleep(_PAUSE_SECONDS)


def _line(play: Play) -> Text:
    title = play.track.name if play.track else "Unknown"
    by = f" – {play.artist.name}" if play.artist else ""
    return Text(f"  {minute(play.ended_at)}  {title}{by}")
