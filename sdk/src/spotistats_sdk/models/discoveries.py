# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.calendar_step import CalendarStep, check_calendar_step
from ..models.heard_entity import HeardEntity, check_heard_entity

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.discovered_item import DiscoveredItem
    from ..models.discovery_step import DiscoveryStep
    from ..models.period import Period


T = TypeVar("T", bound="Discoveries")


@_attrs_define
class Discoveries:
    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many were discovered in the period. """
    new_plays: int
    """ Plays that count of what was discovered in the period. """
    familiar_plays: int
    """ Plays that count of what was known before. """
    new_share: float | None
    """ The part of the new plays; null where there are none at all. """
    steps: list[DiscoveryStep]
    items: list[DiscoveredItem]

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        step: str = self.step

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        total = self.total

        new_plays = self.new_plays

        familiar_plays = self.familiar_plays

        new_share: float | None
        new_share = self.new_share

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "step": step,
                "period": period,
                "counting_rule": counting_rule,
                "total": total,
                "new_plays": new_plays,
                "familiar_plays": familiar_plays,
                "new_share": new_share,
                "steps": steps,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.discovered_item import DiscoveredItem  # noqa: PLC0415
        from ..models.discovery_step import DiscoveryStep  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

        step = check_calendar_step(d.pop("step"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        new_plays = d.pop("new_plays")

        familiar_plays = d.pop("familiar_plays")

        def _parse_new_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        new_share = _parse_new_share(d.pop("new_share"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = DiscoveryStep.from_dict(steps_item_data)

            steps.append(steps_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = DiscoveredItem.from_dict(items_item_data)

            items.append(items_item)

        discoveries = cls(
            entity=entity,
            step=step,
            period=period,
            counting_rule=counting_rule,
            total=total,
            new_plays=new_plays,
            familiar_plays=familiar_plays,
            new_share=new_share,
            steps=steps,
            items=items,
        )

        return discoveries
