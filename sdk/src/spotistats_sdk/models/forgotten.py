# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.heard_entity import HeardEntity, check_heard_entity

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.forgotten_item import ForgottenItem
    from ..models.period import Period


T = TypeVar("T", bound="Forgotten")


@_attrs_define
class Forgotten:
    entity: HeardEntity
    min_plays: int
    """ As asked. """
    silent_days: int
    """ As asked. """
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many there are in all. """
    items: list[ForgottenItem]

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        min_plays = self.min_plays

        silent_days = self.silent_days

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
                "min_plays": min_plays,
                "silent_days": silent_days,
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
        from ..models.forgotten_item import ForgottenItem  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

        min_plays = d.pop("min_plays")

        silent_days = d.pop("silent_days")

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ForgottenItem.from_dict(items_item_data)

            items.append(items_item)

        forgotten = cls(
            entity=entity,
            min_plays=min_plays,
            silent_days=silent_days,
            period=period,
            counting_rule=counting_rule,
            total=total,
            items=items,
        )

        return forgotten
