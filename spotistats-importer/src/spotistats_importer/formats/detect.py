"""Which format a file has, told by its keys: file names changed too often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spotistats_importer.formats.account import account_histories
from spotistats_importer.formats.exported import ExportedPlays
from spotistats_importer.formats.extended import ExtendedHistory
from spotistats_importer.formats.library import is_library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spotistats_importer.formats.base import Format

LOOKED_AT = 100
"""How many objects decide; later rows cannot change the format of a file."""

NOT_HISTORY = "no listening history"

# The letters that a file's name begins with, and what it is.
_FILES = (
    ("searchqueries", "what you searched for"),
    ("playlist", "your playlists"),
    ("follow", "whom you follow"),
    ("marquee", "how artists' campaigns count you"),
    ("inferences", "what advertisers assume about you"),
    ("wrapped", "your Wrapped summary"),
    ("yourlibrary", "your library"),
    ("yoursoundcapsule", "your Sound Capsule"),
    ("soundcapsule", "your Sound Capsule"),
    ("podcastinteractivity", "your answers to podcasts"),
    ("carthing", "your Car Thing"),
    ("manifest", "what an export of Spotify Stats holds"),
    ("settings", "the settings of an account of Spotify Stats"),
    ("imports", "earlier imports of Spotify Stats"),
    ("views", "queries saved in Spotify Stats"),
    ("importbatches", "what earlier imports of Spotify Stats wrote down"),
)
# Keys that tell a document or a row of it, where the name says nothing.
_KEYS = (
    ({"searchQuery"}, "what you searched for"),
    ({"playlists"}, "your playlists"),
    ({"inferences"}, "what advertisers assume about you"),
    ({"artistName", "segment"}, "how artists' campaigns count you"),
    ({"userIsFollowing"}, "whom you follow"),
    ({"followers", "following"}, "whom you follow"),
    ({"topArtists", "topTracks"}, "your Wrapped summary"),
    ({"streams", "msPlayed"}, "your Sound Capsule"),
)


def detect(rows: Iterable[object]) -> Format | None:
    """The format of the file that begins with these rows; None: it is no listening history.

    The first row that has a format's keys decides. No rows at all give None as well: an empty
    list has no keys.
    """
    formats: tuple[Format, ...] = (ExtendedHistory(), *account_histories(), ExportedPlays())
    seen = 0
    for row in rows:
        if not isinstance(row, dict):
            continue
        for candidate in formats:
            if candidate.recognises(row):
                return candidate
        seen += 1
        if seen == LOOKED_AT:
            break
    return None


def describe(document: object) -> str:
    """What a file that is no listening history is, in a few words.

    `document` is its name (a text), its content, or a row of it.
    """
    if isinstance(document, str):
        base = document.replace("\\", "/").rpartition("/")[2]
        letters = re.sub(r"[\W\d_]+", "", base.casefold())
        return next((what for start, what in _FILES if letters.startswith(start)), NOT_HISTORY)
    if is_library(document):
        return "your library"
    if isinstance(document, list):
        document = next((row for row in document if isinstance(row, dict)), None)
    if isinstance(document, dict):
        return next((what for keys, what in _KEYS if keys <= document.keys()), NOT_HISTORY)
    return NOT_HISTORY
