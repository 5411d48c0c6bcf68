# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

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
    """ `days`: local days with a play that counts. """
    period: Period
    previous_period: None | Period
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many there are in all. """
    plays: int
    """ All plays that count in the period, also those that name no such thing. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    items: list[TopItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.period import Period  # noqa: PLC0415

        entity: str = self.entity

        order_by: str = self.order_by

        period = self.period.to_dict()

        previous_period: dict[str, Any] | None
        if isinstance(self.previous_period, Period):
            previous_period = self.previous_period.to_dict()
        else:
            previous_period = self.previous_period

        counting_rule = self.counting_rule.to_dict()

        total = self.total

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

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
                "previous_period": previous_period,
                "counting_rule": counting_rule,
                "total": total,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
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

        def _parse_previous_period(data: object) -> None | Period:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                previous_period_type_0 = Period.from_dict(data)

                return previous_period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Period, data)

        previous_period = _parse_previous_period(d.pop("previous_period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = TopItem.from_dict(items_item_data)

            items.append(items_item)

        top_list = cls(
            entity=entity,
            order_by=order_by,
            period=period,
            previous_period=previous_period,
            counting_rule=counting_rule,
            total=total,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            items=items,
        )

        return top_list
