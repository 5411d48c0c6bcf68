"""Which of the ids that a user plays are of one recording, as far as the catalogue knows by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.models.recordings import digest_of, joined_ids
from spotistats_common.store.catalog import isrcs_of
from spotistats_common.store.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pymongo.database import Database

    from spotistats_common.store.client import Document


def note_recordings(database: Database[Document], user_id: str, tracks: Iterable[str]) -> None:
    """See how a user's tracks (by Spotify's ids) are joined; if that is new, so is the past.

    One write tells both, so that dying before it leaves it to the next time. A history that was
    built meanwhile has what the catalogue knew then, and at worst is built once more.
    """
    joined = joined_ids(isrcs_of(database, tracks))
    Users(database).recordings_are(user_id, digest_of(joined))
