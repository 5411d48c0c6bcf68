"""A history as long as wanted, with as many different tracks as a person has who plays a lot.

The made-up listeners of the tests love one track above all; here a track in ten plays is another
one, and none has much more than a hundredth of them, so that nobody's indexes get off lightly.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.support.exports import an_extended_row

if TYPE_CHECKING:
    from tests.support.exports import Row

_DAYS = 2_900
_SINCE = datetime(2015, 3, 1, tzinfo=UTC)
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_HEARD_MS = (215_000, 180_500, 254_000, 31_000, 29_999, 12_000)


def a_history(plays: int) -> list[Row]:
    """Rows of an extended streaming history, the same for the same number."""
    chance = random.Random(plays)
    tracks = plays // 10
    catalogue = []
    for number in range(tracks):
        album = int(chance.random() * tracks / 2)
        code = "".join(chance.choices(_LETTERS, k=22))
        catalogue.append(
            {
                "master_metadata_track_name": f"Track {number}",
                "master_metadata_album_artist_name": f"Artist {album * 3 // 5}",
                "master_metadata_album_album_name": f"Album {album}",
                "spotify_track_uri": f"spotify:track:{code}",
            }
        )
    clock, rows = _SINCE, []
    for _ in range(plays):
        clock += timedelta(seconds=1 + int(chance.expovariate(plays / (_DAYS * 86_400))))
        track = catalogue[int(tracks * chance.random() ** 2.2)]
        heard = chance.choice(_HEARD_MS)
        rows.append(an_extended_row(f"{clock:%Y-%m-%dT%H:%M:%SZ}", ms_played=heard, **track))
    return rows
