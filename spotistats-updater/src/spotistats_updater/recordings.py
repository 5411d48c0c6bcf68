"""Which of the ids that a user plays are of one recording, as far as the catalogue knows by now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from spotistats_common.models.recordings import digest_of, joined_ids
from spotistats_common.store.catalog import isrcs_of
from spotistats_common.store.users import Users
from spotistats_updater.metadata import played_tracks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pymongo.database import Database

    from spotistats_common.store.client import Document


ONCE_IN = timedelta(days=1)
_AT_ONCE = 20


def note_recordings(
    database: Database[Document], user_id: str, tracks: Iterable[str], now: datetime
) -> None:
    """See how a user's tracks (by Spotify's ids) are joined; if that is new, so is the past.

    One write tells both, so that dying before it leaves it to the next time. A history that was
    built meanwhile has what the catalogue knew then, and at worst is built once more.
    """
    joined = joined_ids(isrcs_of(database, tracks))
    Users(database).recordings_are(user_id, digest_of(joined), now)


def note_all_recordings(database: Database[Document], now: datetime) -> None:
    """Do so for some users for whom it is time, linked or not: others fill the catalogue too.

    Any number of workers may be at it.
    """
    for user_id in Users(database).recordings_unseen_since(now - ONCE_IN, _AT_ONCE):
        note_recordings(database, user_id, played_tracks(database, user_id), now)
