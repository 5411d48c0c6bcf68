# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.calendar_step import CalendarStep, check_calendar_step
from ..models.heard_entity import HeardEntity, check_heard_entity
from ..models.rank_mode import RankMode, check_rank_mode

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.rank_series import RankSeries


T = TypeVar("T", bound="RankHistory")


@_attrs_define
class RankHistory:
    entity: HeardEntity
    step: CalendarStep
    mode: RankMode
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    starts: list[datetime.datetime]
    """ The first moment of each step, in the time zone. """
    items: list[RankSeries]

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        step: str = self.step

        mode: str = self.mode

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        starts = []
        for starts_item_data in self.starts:
            starts_item = starts_item_data.isoformat()
            starts.append(starts_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "step": step,
                "mode": mode,
                "period": period,
                "counting_rule": counting_rule,
                "starts": starts,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.rank_series import RankSeries  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

        step = check_calendar_step(d.pop("step"))

        mode = check_rank_mode(d.pop("mode"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        starts = []
        _starts = d.pop("starts")
        for starts_item_data in _starts:
            starts_item = datetime.datetime.fromisoformat(starts_item_data)

            starts.append(starts_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RankSeries.from_dict(items_item_data)

            items.append(items_item)

        rank_history = cls(
            entity=entity,
            step=step,
            mode=mode,
            period=period,
            counting_rule=counting_rule,
            starts=starts,
            items=items,
        )

        return rank_history
