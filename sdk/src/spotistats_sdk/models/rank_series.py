# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef
    from ..models.rank_point import RankPoint


T = TypeVar("T", bound="RankSeries")


@_attrs_define
class RankSeries:
    """One of the top things of the period; `points` are those of `starts`."""

    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    """ Plays that count in the period. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    points: list[RankPoint]

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        rank = self.rank

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        album: dict[str, Any] | None
        if isinstance(self.album, NamedRef):
            album = self.album.to_dict()
        else:
            album = self.album

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artist": artist,
                "album": album,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "points": points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.rank_point import RankPoint  # noqa: PLC0415

        d = dict(src_dict)
        rank = d.pop("rank")

        id = d.pop("id")

        name = d.pop("name")

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

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = RankPoint.from_dict(points_item_data)

            points.append(points_item)

        rank_series = cls(
            rank=rank,
            id=id,
            name=name,
            artist=artist,
            album=album,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            points=points,
        )

        return rank_series
