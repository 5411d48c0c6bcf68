# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="TotalsChange")


@_attrs_define
class TotalsChange:
    """How the second side differs, as a share of the first (0.5: half as much again); null where the first is 0."""

    plays: float | None
    listened: float | None
    tracks: float | None
    albums: float | None
    artists: float | None
    active_days: float | None

    def to_dict(self) -> dict[str, Any]:
        plays: float | None
        plays = self.plays

        listened: float | None
        listened = self.listened

        tracks: float | None
        tracks = self.tracks

        albums: float | None
        albums = self.albums

        artists: float | None
        artists = self.artists

        active_days: float | None
        active_days = self.active_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "plays": plays,
                "listened": listened,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
                "active_days": active_days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_plays(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        plays = _parse_plays(d.pop("plays"))

        def _parse_listened(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        listened = _parse_listened(d.pop("listened"))

        def _parse_tracks(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        tracks = _parse_tracks(d.pop("tracks"))

        def _parse_albums(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        albums = _parse_albums(d.pop("albums"))

        def _parse_artists(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        artists = _parse_artists(d.pop("artists"))

        def _parse_active_days(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        active_days = _parse_active_days(d.pop("active_days"))

        totals_change = cls(
            plays=plays,
            listened=listened,
            tracks=tracks,
            albums=albums,
            artists=artists,
            active_days=active_days,
        )

        return totals_change
