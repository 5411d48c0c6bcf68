# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.obsession_window import ObsessionWindow, check_obsession_window

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.obsession import Obsession
    from ..models.period import Period


T = TypeVar("T", bound="Obsessions")


@_attrs_define
class Obsessions:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    window: ObsessionWindow
    total: int
    """ How many there are in all. """
    items: list[Obsession]

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        window: str = self.window

        total = self.total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "window": window,
                "total": total,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.obsession import Obsession  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        window = check_obsession_window(d.pop("window"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Obsession.from_dict(items_item_data)

            items.append(items_item)

        obsessions = cls(
            period=period,
            counting_rule=counting_rule,
            window=window,
            total=total,
            items=items,
        )

        return obsessions
