"""The extended streaming history: `endsong` of 2021 up to the files of today.

Its keys changed over the years; all but two are optional. User names, IP addresses and user
agents are never looked at.
"""

from __future__ import annotations

from typing import Any

from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, Observation, Source
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import BoundedDict, NothingHeard, RowError
from spotistats_importer.formats.naming import Naming

_TRACK = "spotify_track_uri"
_TRACK_NAME = "master_metadata_track_name"
_EPISODE = "spotify_episode_uri"
_EPISODE_NAME = "episode_name"
_CHAPTER = "audiobook_chapter_uri"
_BOOK_KEYS = (_CHAPTER, "audiobook_chapter_title", "audiobook_title", "audiobook_uri")
_FLAGS = ("shuffle", "skipped", "offline", "incognito_mode")
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
        get = row.get
        ended_at = self._instants.read("ts", get("ts"))
        ms_played = get("ms_played")
        if type(ms_played) is not int or not 0 <= ms_played <= fields.LONGEST_MS:
            ms_played = fields.listened_ms("ms_played", ms_played)
        item = self._item(get)
        if item is UNKNOWN_ITEM and ms_played == 0:
            raise NothingHeard
        key = (
            get("platform"),
            get("conn_country"),
            get("reason_start"),
            get("reason_end"),
            get("shuffle"),
            get("skipped"),
            get("offline"),
            get("incognito_mode"),
        )
        try:
            circumstances = self._circumstances.get(key)
        except TypeError:  # a list or an object: neither text nor flag, as will be said
            circumstances = None
        started_at = self._instants.client_clock(get("offline_timestamp"))
        return Observation._make(  # half the time of calling Observation
            (Source.EXTENDED, ended_at, ms_played, item, started_at)
            + (circumstances or self._checked(*key))
        )

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

    def _item(self, get: Any) -> Item:
        # Music comes first: music videos carry track URIs.
        if get(_TRACK) or get(_TRACK_NAME):
            return self._music.item(get)
        if get(_EPISODE) or get(_EPISODE_NAME):
            return self._podcast.item(get)
        if any(get(key) for key in _BOOK_KEYS):
            return self._audiobook.item(get)
        return UNKNOWN_ITEM
