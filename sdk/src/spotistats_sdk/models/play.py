# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.play_kind import PlayKind, check_play_kind
from ..models.play_source import PlaySource, check_play_source

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="Play")


@_attrs_define
class Play:
    id: str
    ended_at: datetime.datetime
    ms_played: int | None
    """ Listened time; null if no source tells. """
    kind: PlayKind
    track: NamedRef | None
    album: NamedRef | None
    artist: NamedRef | None
    show: NamedRef | None
    episode: NamedRef | None
    audiobook: NamedRef | None
    chapter: NamedRef | None
    source: PlaySource
    """ The richest source that tells of the play. """
    counts: bool
    """ Whether it counts under the counting rule. """
    skipped: bool | None
    """ Whether the listener went on before its end; null if unknown. """
    platform: None | str
    """ The platform as Spotify wrote it. """
    country: None | str
    reason_start: None | str
    reason_end: None | str
    shuffle: bool | None
    offline: bool | None
    incognito: bool | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        ended_at = self.ended_at.isoformat()

        ms_played: int | None
        ms_played = self.ms_played

        kind: str = self.kind

        track: dict[str, Any] | None
        if isinstance(self.track, NamedRef):
            track = self.track.to_dict()
        else:
            track = self.track

        album: dict[str, Any] | None
        if isinstance(self.album, NamedRef):
            album = self.album.to_dict()
        else:
            album = self.album

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        show: dict[str, Any] | None
        if isinstance(self.show, NamedRef):
            show = self.show.to_dict()
        else:
            show = self.show

        episode: dict[str, Any] | None
        if isinstance(self.episode, NamedRef):
            episode = self.episode.to_dict()
        else:
            episode = self.episode

        audiobook: dict[str, Any] | None
        if isinstance(self.audiobook, NamedRef):
            audiobook = self.audiobook.to_dict()
        else:
            audiobook = self.audiobook

        chapter: dict[str, Any] | None
        if isinstance(self.chapter, NamedRef):
            chapter = self.chapter.to_dict()
        else:
            chapter = self.chapter

        source: str = self.source

        counts = self.counts

        skipped: bool | None
        skipped = self.skipped

        platform: None | str
        platform = self.platform

        country: None | str
        country = self.country

        reason_start: None | str
        reason_start = self.reason_start

        reason_end: None | str
        reason_end = self.reason_end

        shuffle: bool | None
        shuffle = self.shuffle

        offline: bool | None
        offline = self.offline

        incognito: bool | None
        incognito = self.incognito

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "ended_at": ended_at,
                "ms_played": ms_played,
                "kind": kind,
                "track": track,
                "album": album,
                "artist": artist,
                "show": show,
                "episode": episode,
                "audiobook": audiobook,
                "chapter": chapter,
                "source": source,
                "counts": counts,
                "skipped": skipped,
                "platform": platform,
                "country": country,
                "reason_start": reason_start,
                "reason_end": reason_end,
                "shuffle": shuffle,
                "offline": offline,
                "incognito": incognito,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        ended_at = datetime.datetime.fromisoformat(d.pop("ended_at"))

        def _parse_ms_played(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        ms_played = _parse_ms_played(d.pop("ms_played"))

        kind = check_play_kind(d.pop("kind"))

        def _parse_track(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                track_type_0 = NamedRef.from_dict(data)

                return track_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        track = _parse_track(d.pop("track"))

        def _parse_album(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                album_type_0 = NamedRef.from_dict(data)

                return album_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        album = _parse_album(d.pop("album"))

        def _parse_artist(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                artist_type_0 = NamedRef.from_dict(data)

                return artist_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        artist = _parse_artist(d.pop("artist"))

        def _parse_show(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                show_type_0 = NamedRef.from_dict(data)

                return show_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        show = _parse_show(d.pop("show"))

        def _parse_episode(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                episode_type_0 = NamedRef.from_dict(data)

                return episode_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        episode = _parse_episode(d.pop("episode"))

        def _parse_audiobook(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                audiobook_type_0 = NamedRef.from_dict(data)

                return audiobook_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        audiobook = _parse_audiobook(d.pop("audiobook"))

        def _parse_chapter(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                chapter_type_0 = NamedRef.from_dict(data)

                return chapter_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        chapter = _parse_chapter(d.pop("chapter"))

        source = check_play_source(d.pop("source"))

        counts = d.pop("counts")

        def _parse_skipped(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        skipped = _parse_skipped(d.pop("skipped"))

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_country(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country = _parse_country(d.pop("country"))

        def _parse_reason_start(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason_start = _parse_reason_start(d.pop("reason_start"))

        def _parse_reason_end(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason_end = _parse_reason_end(d.pop("reason_end"))

        def _parse_shuffle(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        shuffle = _parse_shuffle(d.pop("shuffle"))

        def _parse_offline(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        offline = _parse_offline(d.pop("offline"))

        def _parse_incognito(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        incognito = _parse_incognito(d.pop("incognito"))

        play = cls(
            id=id,
            ended_at=ended_at,
            ms_played=ms_played,
            kind=kind,
            track=track,
            album=album,
            artist=artist,
            show=show,
            episode=episode,
            audiobook=audiobook,
            chapter=chapter,
            source=source,
            counts=counts,
            skipped=skipped,
            platform=platform,
            country=country,
            reason_start=reason_start,
            reason_end=reason_end,
            shuffle=shuffle,
            offline=offline,
            incognito=incognito,
        )

        return play
