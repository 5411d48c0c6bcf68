"""The streaming history of the account data: the last year, to the minute, by names only."""

from __future__ import annotations

from typing import Any

from spotistats_common.models.play import UNKNOWN_ITEM, Kind, Observation, Source
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import NothingHeard, RowError, Seen, one_by_one
from spotistats_importer.formats.naming import Naming

_MINUTE_MS = 60_000
# Kind, its name in the plural, and the keys of name, collection and creator.
_KINDS = (
    (Kind.MUSIC, "music", "trackName", None, "artistName"),
    (Kind.PODCAST, "podcasts", "episodeName", "podcastName", None),
    (Kind.AUDIOBOOK, "audiobooks", "chapterName", "audiobookName", "authorName"),
)


class AccountHistory:
    """Reads rows of one kind: music, podcasts or audiobooks."""

    source = Source.ACCOUNT

    def __init__(
        self, kind: Kind, plural: str, name: str, collection: str | None, creator: str | None
    ) -> None:
        self.name = f"account data: {plural}"
        self._instants = fields.Instants()
        self._naming = Naming(kind, name, collection, creator)
        self._keys = tuple(key for key in (name, collection, creator) if key)

    def recognises(self, row: dict[str, Any]) -> bool:
        """Whether a row has the keys of this format."""
        return "endTime" in row and "msPlayed" in row and any(key in row for key in self._keys)

    def observe(self, row: object) -> Observation:
        """The observation that a row is; raises RowError and NothingHeard."""
        if not isinstance(row, dict):
            raise RowError("", "not an object")
        get = row.get
        ended_at = self._instants.read("endTime", get("endTime"))
        ms_played = fields.listened_ms("msPlayed", get("msPlayed"))
        item = self._naming.item(get)
        if item is UNKNOWN_ITEM:
            if not any(key in row for key in self._keys):
                raise RowError(self._keys[0], "missing")
            if ms_played == 0:
                raise NothingHeard
        return Observation(Source.ACCOUNT, ended_at - ended_at % _MINUTE_MS, ms_played, item)

    def observe_all(self, rows: list[Any], first: int, seen: Seen) -> None:
        """Add what each of some rows is, or why it is nothing."""
        one_by_one(self, rows, first, seen)


def account_histories() -> list[AccountHistory]:
    """A reader for each kind of account data."""
    return [AccountHistory(*kind) for kind in _KINDS]
