"""The extended streaming history: `endsong` of 2021 up to the files of today.

Its keys changed over the years; all but two are optional. User names, IP addresses and user
agents are never looked at.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, Observation, Source
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import (
    BoundedDict,
    NothingHeard,
    RowError,
    SkippedRow,
    one_by_one,
)
from spotistats_importer.formats.naming import Naming

_TRACK = "spotify_track_uri"
_TRACK_NAME = "master_metadata_track_name"
_EPISODE = "spotify_episode_uri"
_EPISODE_NAME = "episode_name"
_CHAPTER = "audiobook_chapter_uri"
_BOOK_KEYS = (_CHAPTER, "audiobook_chapter_title", "audiobook_title", "audiobook_uri")
_FLAGS = ("shuffle", "skipped", "offline", "incognito_mode")
_USUAL_KEYS = (
    "ts",
    "ms_played",
    "offline_timestamp",
    _TRACK,
    _TRACK_NAME,
    "master_metadata_album_album_name",
    "master_metadata_album_artist_name",
    "platform",
    "conn_country",
    "reason_start",
    "reason_end",
    *_FLAGS,
)
_USUAL = itemgetter(*_USUAL_KEYS)  # all at once: a row is read in half the time
_CACHED_CHARACTERS = 256
# The fields of an Observation from `platform` on.
_Text = str | None
_Flag = bool | None
_Circumstances = tuple[_Text, _Text, _Text, _Text, _Flag, _Flag, _Flag, _Flag]


class ExtendedHistory:
    """Reads rows of the extended history, of all its ages and media."""

    name = "extended streaming history"
    source = Source.EXTENDED

    def __init__(self) -> None:
        self._instants = fields.Instants()
        # Few combinations fill the other fields of all rows: each is checked once.
        self._circumstances: BoundedDict[tuple[object, ...], _Circumstances] = BoundedDict(16_384)
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
        try:
            values = _USUAL(row)
        except KeyError:
            values = [row.get(key) for key in _USUAL_KEYS]
        ts, ms_played, offline_timestamp, uri, name, album, artist, *circumstances_key = values
        ended_at = self._instants.read("ts", ts)
        if type(ms_played) is not int or not 0 <= ms_played <= fields.LONGEST_MS:
            ms_played = fields.listened_ms("ms_played", ms_played)
        # Music comes first: music videos carry track URIs.
        if uri or name:
            item = self._music.item_of_values((uri, name, album, artist))
        else:
            item = self._spoken_item(row.get)
        if item is UNKNOWN_ITEM and ms_played == 0:
            raise NothingHeard
        key = tuple(circumstances_key)
        try:
            circumstances = self._circumstances.get(key)
        except TypeError:  # a list or an object: neither text nor flag, as will be said
            circumstances = None
        started_at = self._instants.client_clock(offline_timestamp)
        return Observation._make(  # half the time of calling Observation
            (Source.EXTENDED, ended_at, ms_played, item, started_at)
            + (circumstances or self._checked(*key))
        )

    def observe_all(self, rows: list[object]) -> list[Observation | SkippedRow]:
        """What each of some rows is, or why it is nothing: `observe` of each, but column by column
        where all rows are written as Spotify writes them today."""
        try:
            return self._by_columns(rows) or one_by_one(self, rows)
        except (KeyError, TypeError):  # a key is missing, a row is no object, a value no text
            return one_by_one(self, rows)

    def _by_columns(self, rows: list[Any]) -> list[Observation | SkippedRow] | None:
        if not rows:
            return []
        ts, heard, clocks, *names_and_rest = zip(*map(_USUAL, rows), strict=True)
        ends = self._instants.read_all(ts)
        if ends is None or not fields.all_listened_ms(heard):
            return None
        started = self._instants.client_clocks(clocks)
        names = list(zip(*names_and_rest[:4], strict=True))
        told = list(zip(*names_and_rest[4:], strict=True))
        items = map(self._music.known, names)
        circumstances = map(self._circumstances.get, told)
        return [
            Observation._make((Source.EXTENDED, end, ms, item, start, *known))
            if item is not None and known is not None
            else self._met_first(row, end, ms, start, names[place], told[place])
            for place, (end, ms, item, start, known, row) in enumerate(
                zip(ends, heard, items, started, circumstances, rows, strict=True)
            )
        ]

    def _met_first(  # noqa: PLR0917 - the columns of one row
        self,
        row: object,
        ended_at: int,
        ms_played: int,
        started_at: int | None,
        names: tuple[object, object, object, object],
        told: tuple[object, ...],
    ) -> Observation | SkippedRow:
        """A row whose item or circumstances are new, or that is no music."""
        if not names[0] and not names[1]:
            return one_by_one(self, [row])[0]
        try:
            item = self._music.item_of_values(names)
            known = self._circumstances.get(told) or self._checked(*told)
        except SkippedRow as reason:
            return reason
        return Observation._make((Source.EXTENDED, ended_at, ms_played, item, started_at, *known))

    def _checked(self, *key: object) -> _Circumstances:
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

    def _spoken_item(self, get: Any) -> Item:
        if get(_EPISODE) or get(_EPISODE_NAME):
            return self._podcast.item(get)
        if any(get(key) for key in _BOOK_KEYS):
            return self._audiobook.item(get)
        return UNKNOWN_ITEM
