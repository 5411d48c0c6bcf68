# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.retention_cohort import RetentionCohort


T = TypeVar("T", bound="Retention")


@_attrs_define
class Retention:
    months: int
    """ For how many months cohorts are followed. """
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    items: list[RetentionCohort]

    def to_dict(self) -> dict[str, Any]:
        months = self.months

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "months": months,
                "period": period,
                "counting_rule": counting_rule,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.retention_cohort import RetentionCohort  # noqa: PLC0415

        d = dict(src_dict)
        months = d.pop("months")

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RetentionCohort.from_dict(items_item_data)

            items.append(items_item)

        retention = cls(
            months=months,
            period=period,
            counting_rule=counting_rule,
            items=items,
        )

        return retention
