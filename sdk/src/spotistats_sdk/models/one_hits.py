# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.one_hit_item import OneHitItem
    from ..models.period import Period


T = TypeVar("T", bound="OneHits")


@_attrs_define
class OneHits:
    min_plays: int
    """ As asked. """
    min_share: float
    """ As asked. """
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many there are in all. """
    items: list[OneHitItem]

    def to_dict(self) -> dict[str, Any]:
        min_plays = self.min_plays

        min_share = self.min_share

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        total = self.total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "min_plays": min_plays,
                "min_share": min_share,
                "period": period,
                "counting_rule": counting_rule,
                "total": total,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.one_hit_item import OneHitItem  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        min_plays = d.pop("min_plays")

        min_share = d.pop("min_share")

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = OneHitItem.from_dict(items_item_data)

            items.append(items_item)

        one_hits = cls(
            min_plays=min_plays,
            min_share=min_share,
            period=period,
            counting_rule=counting_rule,
            total=total,
            items=items,
        )

        return one_hits
