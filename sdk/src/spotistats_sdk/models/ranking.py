# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ranking_entity import RankingEntity, check_ranking_entity
from ..models.ranking_range import RankingRange, check_ranking_range

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef
    from ..models.ranking_head import RankingHead
    from ..models.ranking_item import RankingItem


T = TypeVar("T", bound="Ranking")


@_attrs_define
class Ranking:
    id: str
    entity: RankingEntity
    range_: RankingRange
    """ How far Spotify looks back: about 4 weeks, 6 months or a year. """
    taken_at: datetime.datetime
    other: None | RankingHead
    """ The list that places are compared with. """
    items: list[RankingItem]
    left: list[NamedRef]

    def to_dict(self) -> dict[str, Any]:
        from ..models.ranking_head import RankingHead  # noqa: PLC0415

        id = self.id

        entity: str = self.entity

        range_: str = self.range_

        taken_at = self.taken_at.isoformat()

        other: dict[str, Any] | None
        if isinstance(self.other, RankingHead):
            other = self.other.to_dict()
        else:
            other = self.other

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        left = []
        for left_item_data in self.left:
            left_item = left_item_data.to_dict()
            left.append(left_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "entity": entity,
                "range": range_,
                "taken_at": taken_at,
                "other": other,
                "items": items,
                "left": left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.ranking_head import RankingHead  # noqa: PLC0415
        from ..models.ranking_item import RankingItem  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        entity = check_ranking_entity(d.pop("entity"))

        range_ = check_ranking_range(d.pop("range"))

        taken_at = datetime.datetime.fromisoformat(d.pop("taken_at"))

        def _parse_other(data: object) -> None | RankingHead:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                other_type_0 = RankingHead.from_dict(data)

                return other_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RankingHead, data)

        other = _parse_other(d.pop("other"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RankingItem.from_dict(items_item_data)

            items.append(items_item)

        left = []
        _left = d.pop("left")
        for left_item_data in _left:
            left_item = NamedRef.from_dict(left_item_data)

            left.append(left_item)

        ranking = cls(
            id=id,
            entity=entity,
            range_=range_,
            taken_at=taken_at,
            other=other,
            items=items,
            left=left,
        )

        return ranking
