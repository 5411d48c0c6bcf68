"""The lines of an export: each a JSON object, nulls left out."""

from __future__ import annotations

import base64
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson

from spotistats_common.store import views
from spotistats_common.store.plays import DETAILS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spotistats_common.models.accounts import User
    from spotistats_common.models.play import Item
    from spotistats_common.store.client import Document
    from spotistats_common.store.exports import Everything

Record = dict[str, Any]


def settings_of(user: User) -> Record:
    """The account's settings."""
    return {
        "display_name": user.display_name,
        "time_zone": user.time_zone,
        "counting_rule": user.counting_rule,
        "join_recordings": user.join_recordings,
        "created_at": user.created_at,
    }


def play_records(everything: Everything) -> Iterator[Record]:
    """Each source's word about each play; `play` is the play's id, the richest source leads."""
    for document in everything.plays():
        play = _rest(document).replace(":", "-")
        yield _observation(play, document, everything.items)
        for poorer in document.get("also", ()):
            yield _observation(play, poorer, everything.items)


def _observation(play: str, fields: Mapping[str, Any], items: Mapping[int, Item]) -> Record:
    item = items[fields["item"]]
    return {
        "play": play,
        "ended_at": fields["ended_at"],
        "source": fields["source"],
        "kind": item.kind.value,
        "id": item.id,
        **_told(("name", "collection", "creator"), item._asdict()),
        **_told(("ms_played", "started_at", *DETAILS), fields),
    }


def library_records(everything: Everything) -> Iterator[Record]:
    """What is saved, and the import that says so."""
    for document in everything.library():
        fields = {key: value for key, value in document.items() if key not in ("_id", "item")}
        yield {"import": _rest(document).partition(":")[0], **fields}


def import_records(everything: Everything) -> Iterator[Record]:
    """The imports and their reports, without what only their workers needed."""
    for document in everything.imports():
        uploads = [{"name": each["name"], "bytes": each["bytes"]} for each in document["uploads"]]
        hidden = ("_id", "uploads", "attempts", "lease", "asked_by")
        fields = {key: value for key, value in document.items() if key not in hidden}
        yield {"id": _rest(document), "uploads": uploads, **fields}


def batch_records(everything: Everything) -> Iterator[Record]:
    """The imports' journals: which rows each batch of a file held, 16 bytes a row in base 64."""
    ended = {_rest(each) for each in everything.imports()}
    for document in everything.batches():
        import_id, file, number = _rest(document).split(":")
        if import_id in ended:
            rows = {name: base64.b64encode(document[name]).decode() for name in ("stored", "known")}
            fields = {key: value for key, value in document.items() if key != "_id"}
            yield {"import": import_id, "file": int(file), "batch": int(number), **fields, **rows}


def view_records(everything: Everything) -> Iterator[Record]:
    """The saved queries."""
    for view in map(views.from_document, everything.views()):
        yield asdict(view)


COLLECTIONS: dict[str, Callable[[Everything], Iterator[Record]]] = {
    "plays": play_records,
    "library": library_records,
    "imports": import_records,
    "import_batches": batch_records,
    "views": view_records,
}
"""What makes the lines of which file."""


def to_line(record: Record) -> bytes:
    """A record as a line of JSON."""
    return orjson.dumps(_written(record), option=orjson.OPT_APPEND_NEWLINE)


def _written(value: Any) -> Any:
    """Instants as RFC 3339 in UTC, with their milliseconds if there are any."""
    if isinstance(value, datetime):
        text = value.astimezone(UTC).isoformat(timespec="milliseconds")
        return text.removesuffix("+00:00").removesuffix(".000") + "Z"
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    return value


def _told(names: tuple[str, ...], fields: Mapping[str, Any]) -> Record:
    return {name: fields[name] for name in names if fields.get(name) is not None}


def _rest(document: Document) -> str:
    """The `_id` without the user in front."""
    return str(document["_id"]).partition(":")[2]
