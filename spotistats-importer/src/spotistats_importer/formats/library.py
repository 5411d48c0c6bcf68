"""`YourLibrary.json`: what a user has saved, with the URIs that account data lacks."""

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


def is_library(document: object) -> bool:
    """Whether a JSON value is a `YourLibrary.json`."""
    if not isinstance(document, dict):
        return False
    lists = [document[name] for name, *_ in _LISTS if name in document]
    return len(lists) > 1 and all(isinstance(entries, list) for entries in lists)


def saved_items(
    document: object, on_problem: Callable[[RowError], None] | None = None
) -> Iterator[SavedItem]:
    """What a library holds; each entry that makes no sense goes to `on_problem` instead."""
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
