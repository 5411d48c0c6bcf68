"""The plays of an export of Spotify Stats: a line for each source's word about each play."""

from __future__ import annotations

import re
from typing import Any

from spotistats_common.models.play import Item, Kind, Observation, Source
from spotistats_common.reconcile import MINUTE_MS
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import BoundedDict, RowError, Seen, one_by_one

_KINDS = {kind.value: kind for kind in Kind}
_SOURCES = {source.value: source for source in Source}
_ID = re.compile(r"[0-9A-Za-z]{1,64}")
_FLAGS = ("shuffle", "skipped", "offline", "incognito")


class ExportedPlays:
    """Reads plays as this software writes them."""

    name = "export of Spotify Stats"
    source = Source.EXTENDED
    """The richest that it may hold."""

    def __init__(self) -> None:
        self._instants = fields.Instants()
        self._items: BoundedDict[tuple[object, ...], Item] = BoundedDict(32_768)

    @staticmethod
    def recognises(row: dict[str, Any]) -> bool:
        """Whether a row has the keys of this format."""
        return all(key in row for key in ("ended_at", "source", "kind", "id"))

    def observe(self, row: object) -> Observation:
        """The observation that a row is; raises RowError."""
        if not isinstance(row, dict):
            raise RowError("", "not an object")
        source = _one_of("source", row.get("source"), _SOURCES)
        ended_at = self._instants.read("ended_at", row.get("ended_at"))
        ms_played, started_at = row.get("ms_played"), row.get("started_at")
        return Observation(
            source,
            # Of account data no more than the minute is known, whatever the row says.
            ended_at - ended_at % MINUTE_MS if source is Source.ACCOUNT else ended_at,
            None if ms_played is None else fields.listened_ms("ms_played", ms_played),
            self._item(row),
            None if started_at is None else self._instants.read("started_at", started_at),
            fields.text("platform", row.get("platform")),
            fields.country(fields.text("country", row.get("country"))),
            fields.text("reason_start", row.get("reason_start")),
            fields.text("reason_end", row.get("reason_end")),
            *(fields.flag(name, row.get(name)) for name in _FLAGS),
        )

    def observe_all(self, rows: list[Any], first: int, seen: Seen) -> None:
        """Add what each of some rows is, or why it is nothing."""
        one_by_one(self, rows, first, seen)

    def _item(self, row: dict[str, Any]) -> Item:
        key = tuple(map(row.get, Item._fields))
        try:
            known = self._items.get(key)
        except TypeError:  # a list or an object: no text, as will be said
            known = None
        if known is not None:
            return known
        kind = _one_of("kind", row.get("kind"), _KINDS)
        item_id = fields.text("id", row.get("id"))
        if item_id is None or not _ID.fullmatch(item_id):
            raise RowError("id", "not an id", item_id)
        names = (fields.text(name, row.get(name)) for name in ("name", "collection", "creator"))
        return self._items.keep(key, Item(kind, item_id, *names))


def _one_of(field: str, value: object, known: dict[str, Any]) -> Any:
    if not isinstance(value, str) or value not in known:
        raise RowError(field, "missing" if value is None else "not known", value)
    return known[value]
