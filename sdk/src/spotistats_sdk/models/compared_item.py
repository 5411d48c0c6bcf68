# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.compared_place import ComparedPlace
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="ComparedItem")


@_attrs_define
class ComparedItem:
    id: str
    name: str
    artist: NamedRef | None
    first: ComparedPlace | None
    second: ComparedPlace | None
    rank_move: int | None
    """ By how many places it rose, or fell if negative; null if it is not on both sides. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.compared_place import ComparedPlace  # noqa: PLC0415
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        first: dict[str, Any] | None
        if isinstance(self.first, ComparedPlace):
            first = self.first.to_dict()
        else:
            first = self.first

        second: dict[str, Any] | None
        if isinstance(self.second, ComparedPlace):
            second = self.second.to_dict()
        else:
            second = self.second

        rank_move: int | None
        rank_move = self.rank_move

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "artist": artist,
                "first": first,
                "second": second,
                "rank_move": rank_move,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.compared_place import ComparedPlace  # noqa: PLC0415
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

        def _parse_first(data: object) -> ComparedPlace | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_type_0 = ComparedPlace.from_dict(data)

                return first_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComparedPlace | None, data)

        first = _parse_first(d.pop("first"))

        def _parse_second(data: object) -> ComparedPlace | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                second_type_0 = ComparedPlace.from_dict(data)

                return second_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComparedPlace | None, data)

        second = _parse_second(d.pop("second"))

        def _parse_rank_move(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank_move = _parse_rank_move(d.pop("rank_move"))

        compared_item = cls(
            id=id,
            name=name,
            artist=artist,
            first=first,
            second=second,
            rank_move=rank_move,
        )

        return compared_item
