# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.compared_entity import ComparedEntity, check_compared_entity
from ..models.top_order import TopOrder, check_top_order

if TYPE_CHECKING:
    from ..models.compared_group import ComparedGroup
    from ..models.summary import Summary
    from ..models.totals_change import TotalsChange


T = TypeVar("T", bound="Comparison")


@_attrs_define
class Comparison:
    entity: ComparedEntity
    order_by: TopOrder
    first: Summary
    second: Summary
    change: TotalsChange
    """ How the second side differs, as a share of the first (0.5: half as much again); null where the first is 0.
    """
    new: ComparedGroup
    lost: ComparedGroup
    kept: ComparedGroup

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        order_by: str = self.order_by

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
        from ..models.summary import Summary  # noqa: PLC0415
        from ..models.totals_change import TotalsChange  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_compared_entity(d.pop("entity"))

        order_by = check_top_order(d.pop("order_by"))

        first = Summary.from_dict(d.pop("first"))

        second = Summary.from_dict(d.pop("second"))

        change = TotalsChange.from_dict(d.pop("change"))

        new = ComparedGroup.from_dict(d.pop("new"))

        lost = ComparedGroup.from_dict(d.pop("lost"))

        kept = ComparedGroup.from_dict(d.pop("kept"))

        comparison = cls(
            entity=entity,
            order_by=order_by,
            first=first,
            second=second,
            change=change,
            new=new,
            lost=lost,
            kept=kept,
        )

        return comparison
