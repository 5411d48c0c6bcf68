# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.calendar_step import CalendarStep, check_calendar_step
from ..models.heard_entity import HeardEntity, check_heard_entity

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.diversity_figures import DiversityFigures
    from ..models.diversity_step import DiversityStep
    from ..models.eddington import Eddington
    from ..models.period import Period


T = TypeVar("T", bound="Diversity")


@_attrs_define
class Diversity:
    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    overall: DiversityFigures
    """ All but `plays` and `things` are null where nothing was played. """
    eddington: Eddington
    """ Over all music that counts, whatever it names. """
    items: list[DiversityStep]

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        step: str = self.step

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        overall = self.overall.to_dict()

        eddington = self.eddington.to_dict()

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
                "overall": overall,
                "eddington": eddington,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.diversity_figures import DiversityFigures  # noqa: PLC0415
        from ..models.diversity_step import DiversityStep  # noqa: PLC0415
        from ..models.eddington import Eddington  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

        step = check_calendar_step(d.pop("step"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        overall = DiversityFigures.from_dict(d.pop("overall"))

        eddington = Eddington.from_dict(d.pop("eddington"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = DiversityStep.from_dict(items_item_data)

            items.append(items_item)

        diversity = cls(
            entity=entity,
            step=step,
            period=period,
            counting_rule=counting_rule,
            overall=overall,
            eddington=eddington,
            items=items,
        )

        return diversity
