# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="RankingItem")


@_attrs_define
class RankingItem:
    rank: int
    id: str
    name: str
    artists: list[NamedRef]
    """ Whose track it is; empty for artists. """
    previous_rank: int | None
    """ Its place in the other list. """
    rank_change: int | None
    """ Places gained since. """
    is_new: bool | None
    """ Whether it was not in the other list; null if there is none. """

    def to_dict(self) -> dict[str, Any]:
        rank = self.rank

        id = self.id

        name = self.name

        artists = []
        for artists_item_data in self.artists:
            artists_item = artists_item_data.to_dict()
            artists.append(artists_item)

        previous_rank: int | None
        previous_rank = self.previous_rank

        rank_change: int | None
        rank_change = self.rank_change

        is_new: bool | None
        is_new = self.is_new

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artists": artists,
                "previous_rank": previous_rank,
                "rank_change": rank_change,
                "is_new": is_new,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        rank = d.pop("rank")

        id = d.pop("id")

        name = d.pop("name")

        artists = []
        _artists = d.pop("artists")
        for artists_item_data in _artists:
            artists_item = NamedRef.from_dict(artists_item_data)

            artists.append(artists_item)

        def _parse_previous_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        previous_rank = _parse_previous_rank(d.pop("previous_rank"))

        def _parse_rank_change(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank_change = _parse_rank_change(d.pop("rank_change"))

        def _parse_is_new(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_new = _parse_is_new(d.pop("is_new"))

        ranking_item = cls(
            rank=rank,
            id=id,
            name=name,
            artists=artists,
            previous_rank=previous_rank,
            rank_change=rank_change,
            is_new=is_new,
        )

        return ranking_item
