# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SummaryFigures")


@_attrs_define
class SummaryFigures:
    """The key figures of one period."""

    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    tracks: int
    """ Different tracks among the plays that count. """
    albums: int
    artists: int
    active_days: int
    """ Days with at least one play that counts. """
    plays_per_active_day: float | None
    """ Null without active days. """
    listened_ms_per_active_day: float | None
    """ All time heard, shared out among the active days. """
    first_played_at: datetime.datetime | None
    """ The first play that counts. """
    last_played_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        tracks = self.tracks

        albums = self.albums

        artists = self.artists

        active_days = self.active_days

        plays_per_active_day: float | None
        plays_per_active_day = self.plays_per_active_day

        listened_ms_per_active_day: float | None
        listened_ms_per_active_day = self.listened_ms_per_active_day

        first_played_at: None | str
        if isinstance(self.first_played_at, datetime.datetime):
            first_played_at = self.first_played_at.isoformat()
        else:
            first_played_at = self.first_played_at

        last_played_at: None | str
        if isinstance(self.last_played_at, datetime.datetime):
            last_played_at = self.last_played_at.isoformat()
        else:
            last_played_at = self.last_played_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
                "active_days": active_days,
                "plays_per_active_day": plays_per_active_day,
                "listened_ms_per_active_day": listened_ms_per_active_day,
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        tracks = d.pop("tracks")

        albums = d.pop("albums")

        artists = d.pop("artists")

        active_days = d.pop("active_days")

        def _parse_plays_per_active_day(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        plays_per_active_day = _parse_plays_per_active_day(
            d.pop("plays_per_active_day")
        )

        def _parse_listened_ms_per_active_day(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        listened_ms_per_active_day = _parse_listened_ms_per_active_day(
            d.pop("listened_ms_per_active_day")
        )

        def _parse_first_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_played_at = _parse_first_played_at(d.pop("first_played_at"))

        def _parse_last_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_played_at = _parse_last_played_at(d.pop("last_played_at"))

        summary_figures = cls(
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            tracks=tracks,
            albums=albums,
            artists=artists,
            active_days=active_days,
            plays_per_active_day=plays_per_active_day,
            listened_ms_per_active_day=listened_ms_per_active_day,
            first_played_at=first_played_at,
            last_played_at=last_played_at,
        )

        return summary_figures
