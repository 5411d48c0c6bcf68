# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SummaryChange")


@_attrs_define
class SummaryChange:
    """What each figure gained since the previous period; negative for a loss."""

    plays: int
    listened_ms: int
    estimated_ms: int
    tracks: int
    albums: int
    artists: int
    active_days: int
    plays_per_active_day: float | None
    """ Null where either period has no average. """
    listened_ms_per_active_day: float | None

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

        summary_change = cls(
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            tracks=tracks,
            albums=albums,
            artists=artists,
            active_days=active_days,
            plays_per_active_day=plays_per_active_day,
            listened_ms_per_active_day=listened_ms_per_active_day,
        )

        return summary_change
