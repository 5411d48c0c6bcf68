"""The extended streaming history: `endsong` of 2021 up to the files of today.

Its keys changed over the years; all but two are optional. User names, IP addresses and user
agents are never looked at.
"""

from __future__ import annotations

from typing import Any

from spotistats_common.models.play import UNKNOWN_ITEM, Item, Kind, Observation, Source
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import NothingHeard, RowError
from spotistats_importer.formats.naming import Naming

_TRACK = "spotify_track_uri"
_TRACK_NAME = "master_metadata_track_name"
_EPISODE = "spotify_episode_uri"
_EPISODE_NAME = "episode_name"
_CHAPTER = "audiobook_chapter_uri"
_BOOK_KEYS = (_CHAPTER, "audiobook_chapter_title", "audiobook_title", "audiobook_uri")
_FLAG_KEYS = ("shuffle", "skipped", "offline", "incognito_mode")


class ExtendedHistory:
    """Reads rows of the extended history, of all its ages and media."""

    name = "extended streaming history"
    source = Source.EXTENDED

    def __init__(self) -> None:
        self._latest = fields.latest_ms()
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
        ended_at = fields.instant("ts", get("ts"), self._latest)
        ms_played = fields.listened_ms("ms_played", get("ms_played"))
        item = self._item(get)
        if item is UNKNOWN_ITEM and ms_played == 0:
            raise NothingHeard
        flags = fields.FLAGS
        try:
            shuffle = flags[get("shuffle")]
            skipped = flags[get("skipped")]
            offline = flags[get("offline")]
            incognito = flags[get("incognito_mode")]
        except (KeyError, TypeError):
            shuffle, skipped, offline, incognito = (
                fields.flag(key, get(key)) for key in _FLAG_KEYS
            )
        text = fields.text
        return Observation(
            Source.EXTENDED,
            ended_at,
            ms_played,
            item,
            fields.client_clock(get("offline_timestamp"), self._latest),
            text("platform", get("platform")),
            fields.country(get("conn_country")),
            text("reason_start", get("reason_start")),
            text("reason_end", get("reason_end")),
            shuffle,
            skipped,
            offline,
            incognito,
        )

    def _item(self, get: Any) -> Item:
        # Music comes first: music videos carry track URIs.
        if get(_TRACK) or get(_TRACK_NAME):
            return self._music.item(get)
        if get(_EPISODE) or get(_EPISODE_NAME):
            return self._podcast.item(get)
        if any(get(key) for key in _BOOK_KEYS):
            return self._audiobook.item(get)
        return UNKNOWN_ITEM
