# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.ranking_entity import RankingEntity, check_ranking_entity
from ..models.ranking_range import RankingRange, check_ranking_range

if TYPE_CHECKING:
    from ..models.compared_rank import ComparedRank
    from ..models.missing_rank import MissingRank
    from ..models.period import Period


T = TypeVar("T", bound="RankingComparison")


@_attrs_define
class RankingComparison:
    id: str
    entity: RankingEntity
    range_: RankingRange
    """ How far Spotify looks back: about 4 weeks, 6 months or a year. """
    taken_at: datetime.datetime
    period: Period
    items: list[ComparedRank]
    missing: list[MissingRank]
    """ Of as many places of your own list, those that Spotify's lacks. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        entity: str = self.entity

        range_: str = self.range_

        taken_at = self.taken_at.isoformat()

        period = self.period.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        missing = []
        for missing_item_data in self.missing:
            missing_item = missing_item_data.to_dict()
            missing.append(missing_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "entity": entity,
                "range": range_,
                "taken_at": taken_at,
                "period": period,
                "items": items,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.compared_rank import ComparedRank  # noqa: PLC0415
        from ..models.missing_rank import MissingRank  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        entity = check_ranking_entity(d.pop("entity"))

        range_ = check_ranking_range(d.pop("range"))

        taken_at = datetime.datetime.fromisoformat(d.pop("taken_at"))

        period = Period.from_dict(d.pop("period"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ComparedRank.from_dict(items_item_data)

            items.append(items_item)

        missing = []
        _missing = d.pop("missing")
        for missing_item_data in _missing:
            missing_item = MissingRank.from_dict(missing_item_data)

            missing.append(missing_item)

        ranking_comparison = cls(
            id=id,
            entity=entity,
            range_=range_,
            taken_at=taken_at,
            period=period,
            items=items,
            missing=missing,
        )

        return ranking_comparison
