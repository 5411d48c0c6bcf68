# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.top_entity import TopEntity, check_top_entity
from ..models.top_order import TopOrder, check_top_order

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.top_item import TopItem


T = TypeVar("T", bound="TopList")


@_attrs_define
class TopList:
    entity: TopEntity
    order_by: TopOrder
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many there are in all. """
    items: list[TopItem]

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        order_by: str = self.order_by

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
                "entity": entity,
                "order_by": order_by,
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
        from ..models.period import Period  # noqa: PLC0415
        from ..models.top_item import TopItem  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_top_entity(d.pop("entity"))

        order_by = check_top_order(d.pop("order_by"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = TopItem.from_dict(items_item_data)

            items.append(items_item)

        top_list = cls(
            entity=entity,
            order_by=order_by,
            period=period,
            counting_rule=counting_rule,
            total=total,
            items=items,
        )

        return top_list
