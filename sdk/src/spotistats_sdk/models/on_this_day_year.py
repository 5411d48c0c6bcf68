# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef
    from ..models.on_this_day_track import OnThisDayTrack


T = TypeVar("T", bound="OnThisDayYear")


@_attrs_define
class OnThisDayYear:
    day: datetime.date
    years_ago: int
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    first_track: NamedRef | None
    first_artist: NamedRef | None
    first_played_at: datetime.datetime
    """ When the first play that counts ended. """
    tracks: list[OnThisDayTrack]
    """ The most played ones. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        day = self.day.isoformat()

        years_ago = self.years_ago

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        first_track: dict[str, Any] | None
        if isinstance(self.first_track, NamedRef):
            first_track = self.first_track.to_dict()
        else:
            first_track = self.first_track

        first_artist: dict[str, Any] | None
        if isinstance(self.first_artist, NamedRef):
            first_artist = self.first_artist.to_dict()
        else:
            first_artist = self.first_artist

        first_played_at = self.first_played_at.isoformat()

        tracks = []
        for tracks_item_data in self.tracks:
            tracks_item = tracks_item_data.to_dict()
            tracks.append(tracks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "day": day,
                "years_ago": years_ago,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "first_track": first_track,
                "first_artist": first_artist,
                "first_played_at": first_played_at,
                "tracks": tracks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.on_this_day_track import OnThisDayTrack  # noqa: PLC0415

        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        years_ago = d.pop("years_ago")

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        def _parse_first_track(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_track_type_0 = NamedRef.from_dict(data)

                return first_track_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        first_track = _parse_first_track(d.pop("first_track"))

        def _parse_first_artist(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_artist_type_0 = NamedRef.from_dict(data)

                return first_artist_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        first_artist = _parse_first_artist(d.pop("first_artist"))

        first_played_at = datetime.datetime.fromisoformat(d.pop("first_played_at"))

        tracks = []
        _tracks = d.pop("tracks")
        for tracks_item_data in _tracks:
            tracks_item = OnThisDayTrack.from_dict(tracks_item_data)

            tracks.append(tracks_item)

        on_this_day_year = cls(
            day=day,
            years_ago=years_ago,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            first_track=first_track,
            first_artist=first_artist,
            first_played_at=first_played_at,
            tracks=tracks,
        )

        return on_this_day_year
