# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.on_this_day_year import OnThisDayYear
    from ..models.period import Period


T = TypeVar("T", bound="OnThisDay")


@_attrs_define
class OnThisDay:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    day: datetime.date
    items: list[OnThisDayYear]

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        day = self.day.isoformat()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "day": day,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.on_this_day_year import OnThisDayYear  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        day = datetime.date.fromisoformat(d.pop("day"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = OnThisDayYear.from_dict(items_item_data)

            items.append(items_item)

        on_this_day = cls(
            period=period,
            counting_rule=counting_rule,
            day=day,
            items=items,
        )

        return on_this_day
