# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="OnThisDayTrack")


@_attrs_define
class OnThisDayTrack:
    id: str
    name: str
    artist: NamedRef | None
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "artist": artist,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
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

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        on_this_day_track = cls(
            id=id,
            name=name,
            artist=artist,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
        )

        return on_this_day_track
