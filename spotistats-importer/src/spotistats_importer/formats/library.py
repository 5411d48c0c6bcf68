"""What a user has saved, with the URIs that account data lacks: `YourLibrary.json`, or the lines of
`library.jsonl` in an export of Spotify Stats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spotistats_importer.formats import fields
from spotistats_importer.formats.base import RowError
from spotistats_importer.formats.naming import id_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class SavedKind(StrEnum):
    """What can be saved."""

    TRACK = "track"
    ALBUM = "album"
    ARTIST = "artist"
    SHOW = "show"
    EPISODE = "episode"


class SavedItem(NamedTuple):
    """Something in the library."""

    kind: SavedKind
    id: str | None
    """Spotify's 22-character id; None where the export gives no URI."""
    name: str | None
    collection: str | None
    """A track's album, an episode's show."""
    creator: str | None
    """A track's or album's artist, a show's publisher."""


# List, kind, and the keys of name, collection and creator. `bannedTracks`, `bannedArtists` and
# `other` (playlists and folders) are not saved music.
_LISTS: tuple[tuple[str, SavedKind, str, str | None, str | None], ...] = (
    ("tracks", SavedKind.TRACK, "track", "album", "artist"),
    ("albums", SavedKind.ALBUM, "album", None, "artist"),
    ("artists", SavedKind.ARTIST, "name", None, None),
    ("shows", SavedKind.SHOW, "name", None, "publisher"),
    ("episodes", SavedKind.EPISODE, "name", "show", None),
)


_LINE = {"import", "kind"}


def is_library(document: object) -> bool:
    """Whether a JSON value is a `YourLibrary.json`, or the lines of a `library.jsonl`."""
    if isinstance(document, list):
        return any(isinstance(row, dict) and row.keys() >= _LINE for row in document)
    if not isinstance(document, dict):
        return False
    lists = [document[name] for name, *_ in _LISTS if name in document]
    return len(lists) > 1 and all(isinstance(entries, list) for entries in lists)


def saved_items(
    document: object, on_problem: Callable[[RowError], None] | None = None
) -> Iterator[SavedItem]:
    """What a library holds; each entry that makes no sense goes to `on_problem` instead."""
    if isinstance(document, list):
        yield from _saved_lines(document, on_problem)
        return
    if not isinstance(document, dict):
        return
    for list_name, kind, *keys in _LISTS:
        entries = document.get(list_name)
        for entry in entries if isinstance(entries, list) else ():
            try:
                yield _saved(list_name, kind, keys, entry)
            except RowError as problem:
                if on_problem:
                    on_problem(problem)


def _saved(list_name: str, kind: SavedKind, keys: Sequence[str | None], entry: object) -> SavedItem:
    if not isinstance(entry, dict):
        raise RowError(list_name, "not an object")
    names = [fields.text(f"{list_name}.{key}", entry.get(key)) for key in keys]
    uri = fields.text(f"{list_name}.uri", entry.get("uri"))
    saved = SavedItem(kind, id_in(uri, kind.value), *names)
    if saved.id is None and saved.name is None:
        raise RowError(f"{list_name}.uri", "missing, as is the name")
    return saved


def _saved_lines(
    rows: list[object], on_problem: Callable[[RowError], None] | None
) -> Iterator[SavedItem]:
    for row in rows:
        try:
            yield _saved_line(row)
        except RowError as problem:
            if on_problem:
                on_problem(problem)


def _saved_line(row: object) -> SavedItem:
    if not isinstance(row, dict):
        raise RowError("library", "not an object")
    kind = row.get("kind")
    if kind not in list(SavedKind):
        raise RowError("library.kind", "not known")
    item_id, *names = (fields.text(f"library.{key}", row.get(key)) for key in SavedItem._fields[1:])
    saved = SavedItem(SavedKind(kind), id_in(f"spotify:{kind}:{item_id}", kind), *names)
    if saved.id is None and saved.name is None:
        raise RowError("library.id", "missing, as is the name")
    return saved
