# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.compared_order import ComparedOrder, check_compared_order
from ..models.heard_entity import HeardEntity, check_heard_entity

if TYPE_CHECKING:
    from ..models.compared_group import ComparedGroup
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.summary_change import SummaryChange
    from ..models.summary_figures import SummaryFigures


T = TypeVar("T", bound="Comparison")


@_attrs_define
class Comparison:
    entity: HeardEntity
    order_by: ComparedOrder
    counting_rule: CountingRule
    """ Which plays count. """
    first_period: Period
    second_period: Period
    first: SummaryFigures
    """ The key figures of one period. """
    second: SummaryFigures
    """ The key figures of one period. """
    change: SummaryChange
    """ What each figure gained since the previous period; negative for a loss. """
    new: ComparedGroup
    lost: ComparedGroup
    kept: ComparedGroup

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        order_by: str = self.order_by

        counting_rule = self.counting_rule.to_dict()

        first_period = self.first_period.to_dict()

        second_period = self.second_period.to_dict()

        first = self.first.to_dict()

        second = self.second.to_dict()

        change = self.change.to_dict()

        new = self.new.to_dict()

        lost = self.lost.to_dict()

        kept = self.kept.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "order_by": order_by,
                "counting_rule": counting_rule,
                "first_period": first_period,
                "second_period": second_period,
                "first": first,
                "second": second,
                "change": change,
                "new": new,
                "lost": lost,
                "kept": kept,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.compared_group import ComparedGroup  # noqa: PLC0415
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.summary_change import SummaryChange  # noqa: PLC0415
        from ..models.summary_figures import SummaryFigures  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

        order_by = check_compared_order(d.pop("order_by"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        first_period = Period.from_dict(d.pop("first_period"))

        second_period = Period.from_dict(d.pop("second_period"))

        first = SummaryFigures.from_dict(d.pop("first"))

        second = SummaryFigures.from_dict(d.pop("second"))

        change = SummaryChange.from_dict(d.pop("change"))

        new = ComparedGroup.from_dict(d.pop("new"))

        lost = ComparedGroup.from_dict(d.pop("lost"))

        kept = ComparedGroup.from_dict(d.pop("kept"))

        comparison = cls(
            entity=entity,
            order_by=order_by,
            counting_rule=counting_rule,
            first_period=first_period,
            second_period=second_period,
            first=first,
            second=second,
            change=change,
            new=new,
            lost=lost,
            kept=kept,
        )

        return comparison
