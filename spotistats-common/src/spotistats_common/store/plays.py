"""Collection `plays`: one document per play, `_id` = `<user>:<ended_at ms, 13 digits>:<key>`.

A document is the richest observation of the play; what poorer sources said of the same play is
kept in `also`, whole, so that undoing an import can give them back. Nulls are left out.

    ended_at       date     when the play ended, UTC
    ms_played      int      listened time, ms (missing: no source tells)
    item           int64    the `_id` suffix in `items`, as a signed number
    source         str      extended | account | polled
    started_at     date     the client's clock at its start
    platform, country, reason_start, reason_end   str, as Spotify wrote them
    shuffle, skipped, offline, incognito          bool
    also           [{id, …the same fields}]       poorer observations of the same play
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bson.int64 import Int64

from spotistats_common.models.play import Observation, Source, observation_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spotistats_common.models.play import Item
    from spotistats_common.store.client import Document

COLLECTION = "plays"
DETAILS = (
    "platform",
    "country",
    "reason_start",
    "reason_end",
    "shuffle",
    "skipped",
    "offline",
    "incognito",
)
"""The fields of an observation that are stored under their own names."""


def instant(ms: int) -> datetime:
    """Milliseconds since 1970 as a datetime in UTC."""
    seconds, rest = divmod(ms, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)


def milliseconds(when: datetime) -> int:
    """A datetime as whole milliseconds since 1970."""
    return round(when.timestamp() * 1000)


def to_document(user_id: str, observation: Observation, item_number: int) -> Document:
    """The document of a play that only `observation` tells of."""
    fields = to_fields(observation, item_number)
    return {"_id": f"{user_id}:{observation_id(observation)}", **fields}


def to_fields(observation: Observation, item_number: int) -> Document:
    """What an observation says, as stored in a document or in its `also`."""
    fields: Document = {
        "ended_at": instant(observation.ended_at),
        "item": Int64(item_number),
        "source": observation.source.value,
    }
    if observation.ms_played is not None:
        fields["ms_played"] = observation.ms_played
    if observation.started_at is not None:
        fields["started_at"] = instant(observation.started_at)
    for name, value in zip(DETAILS, observation[5:], strict=True):
        if value is not None:
            fields[name] = value
    return fields


def from_fields(fields: Mapping[str, Any], item: Item) -> Observation:
    """The observation that `to_fields` stored; `item` is the one its number stands for."""
    started_at = fields.get("started_at")
    return Observation(
        Source(fields["source"]),
        milliseconds(fields["ended_at"]),
        fields.get("ms_played"),
        item,
        None if started_at is None else milliseconds(started_at),
        *(fields.get(name) for name in DETAILS),
    )
