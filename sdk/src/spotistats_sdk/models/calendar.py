# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.calendar_day import CalendarDay
    from ..models.counting_rule import CountingRule
    from ..models.period import Period


T = TypeVar("T", bound="Calendar")


@_attrs_define
class Calendar:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    items: list[CalendarDay]

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.calendar_day import CalendarDay  # noqa: PLC0415
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = CalendarDay.from_dict(items_item_data)

            items.append(items_item)

        calendar = cls(
            period=period,
            counting_rule=counting_rule,
            items=items,
        )

        return calendar
