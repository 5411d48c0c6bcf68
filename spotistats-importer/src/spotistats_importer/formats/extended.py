"""The extended streaming history: `endsong` of 2021 up to the files of today.

Its keys changed over the years; all but two are optional. User names, IP addresses and user
agents are never looked at.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from spotistats_common.models.play import UNKNOWN_ITEM, Kind, Observation, Source
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import (
    BoundedDict,
    NothingHeard,
    RowError,
    Seen,
    SkippedRow,
    one_by_one,
)
from spotistats_importer.formats.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Callable

    from spotistats_common.models.play import Circumstances, Item

_TRACK = "spotify_track_uri"
_TRACK_NAME = "master_metadata_track_name"
_EPISODE = "spotify_episode_uri"
_EPISODE_NAME = "episode_name"
_CHAPTER = "audiobook_chapter_uri"
_BOOK_KEYS = (_CHAPTER, "audiobook_chapter_title", "audiobook_title", "audiobook_uri")
_FLAGS = ("shuffle", "skipped", "offline", "incognito_mode")
_TOLD_KEYS = ("platform", "conn_country", "reason_start", "reason_end", *_FLAGS)
_USUAL_KEYS = (
    "ts",
    "ms_played",
    "offline_timestamp",
    _TRACK,
    _TRACK_NAME,
    "master_metadata_album_album_name",
    "master_metadata_album_artist_name",
    *_TOLD_KEYS,
)
_USUAL = itemgetter(*_USUAL_KEYS)  # all at once: a row is read in half the time
_CACHED_CHARACTERS = 256


class ExtendedHistory:
    """Reads rows of the extended history, of all its ages and media."""

    name = "extended streaming history"
    source = Source.EXTENDED

    def __init__(self) -> None:
        self._instants = fields.Instants()
        # Few combinations fill the other fields of all rows: each is checked once.
        self._circumstances: BoundedDict[tuple[object, ...], Circumstances] = BoundedDict(16_384)
        self._music = Naming(
            Kind.MUSIC,
            _TRACK_NAME,
            "master_metadata_album_album_name",
            "master_metadata_album_artist_name",
            _TRACK,
            ("track",),
        )
        self._podcast = Naming(
            Kind.PODCAST, _EPISODE_NAME, "episode_show_name", None, _EPISODE, ("episode",)
        )
        self._audiobook = Naming(
            Kind.AUDIOBOOK,
            "audiobook_chapter_title",
            "audiobook_title",
            None,
            _CHAPTER,
            ("chapter", "episode"),
        )

    @staticmethod
    def recognises(row: dict[str, Any]) -> bool:
        """Whether a row has the keys of this format."""
        return "ts" in row and "ms_played" in row

    def observe(self, row: object) -> Observation:
        """The observation that a row is; raises RowError and NothingHeard."""
        if not isinstance(row, dict):
            raise RowError("", "not an object")
        get = row.get
        ended_at = self._instants.read("ts", get("ts"))
        ms_played = fields.listened_ms("ms_played", get("ms_played"))
        item = self._item(row, ms_played)
        key = tuple(map(get, _TOLD_KEYS))
        try:
            circumstances = self._circumstances.get(key)
        except TypeError:  # a list or an object: neither text nor flag, as will be said
            circumstances = None
        started_at = self._instants.client_clock(get("offline_timestamp"))
        told = circumstances or self._checked(*key)
        return Observation(Source.EXTENDED, ended_at, ms_played, item, started_at, *told)

    def observe_all(self, rows: list[Any], first: int, seen: Seen) -> None:
        """Add what each of some rows is, or why it is nothing: `observe` of each, but column by
        column where all rows are written as Spotify writes them today."""
        try:
            done = self._by_columns(rows, first, seen)
        except (KeyError, TypeError):  # a key is missing, a row is no object, a value no text
            done = False
        if not done:
            one_by_one(self, rows, first, seen)

    def _by_columns(self, rows: list[Any], first: int, seen: Seen) -> bool:
        """Do so; False, and nothing added, if that does not work."""
        if not rows:
            return True
        ts, heard, clocks, uris, *others = zip(*map(_USUAL, rows), strict=True)
        ends = self._instants.read_all(ts)
        if ends is None or not fields.all_listened_ms(heard):
            return False
        started = self._instants.client_clocks(clocks)
        items = self._music.items(uris, zip(*others[:3], strict=True))
        keys = list(zip(*others[3:], strict=True))
        circumstances = list(map(self._circumstances.get, keys))
        skipped: dict[int, SkippedRow] = {}
        new = [at for at, both in enumerate(zip(items, circumstances, strict=True)) if None in both]
        for place in new:
            try:
                if items[place] is None:
                    items[place] = self._item(rows[place], heard[place])
                if circumstances[place] is None:
                    key = keys[place]
                    circumstances[place] = self._circumstances.get(key) or self._checked(*key)
            except SkippedRow as reason:
                skipped[place] = reason
        seen.extend(self.source, first, ends, heard, started, items, circumstances, skipped)
        return True

    def _item(self, row: dict[str, Any], ms_played: int) -> Item:
        """What a row names; raises RowError and NothingHeard."""
        get: Callable[[str | None], object] = row.get  # type: ignore[assignment]  # None is no key
        # Music comes first: music videos carry track URIs.
        if get(_TRACK) or get(_TRACK_NAME):
            item = self._music.item(get)
        elif get(_EPISODE) or get(_EPISODE_NAME):
            item = self._podcast.item(get)
        elif any(get(key) for key in _BOOK_KEYS):
            item = self._audiobook.item(get)
        else:
            item = UNKNOWN_ITEM
        if item is UNKNOWN_ITEM and ms_played == 0:
            raise NothingHeard
        return item

    def _checked(self, *key: object) -> Circumstances:
        platform, country, reason_start, reason_end, *flags = key
        shuffle, skipped, offline, incognito = map(fields.flag, _FLAGS, flags)
        texts = (
            fields.text("platform", platform),
            fields.country(fields.text("conn_country", country)),
            fields.text("reason_start", reason_start),
            fields.text("reason_end", reason_end),
        )
        circumstances = (*texts, shuffle, skipped, offline, incognito)
        if sum([len(text) for text in texts if text]) <= _CACHED_CHARACTERS:
            self._circumstances.keep(key, circumstances)
        return circumstances
