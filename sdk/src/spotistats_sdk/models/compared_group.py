# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.compared_item import ComparedItem


T = TypeVar("T", bound="ComparedGroup")


@_attrs_define
class ComparedGroup:
    total: int
    """ How many there are in all. """
    first_share: float | None
    """ What all of them have of the first side's `order_by`; null if that is 0. """
    second_share: float | None
    """ The same of the second side. """
    items: list[ComparedItem]

    def to_dict(self) -> dict[str, Any]:
        total = self.total

        first_share: float | None
        first_share = self.first_share

        second_share: float | None
        second_share = self.second_share

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total": total,
                "first_share": first_share,
                "second_share": second_share,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.compared_item import ComparedItem  # noqa: PLC0415

        d = dict(src_dict)
        total = d.pop("total")

        def _parse_first_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        first_share = _parse_first_share(d.pop("first_share"))

        def _parse_second_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        second_share = _parse_second_share(d.pop("second_share"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ComparedItem.from_dict(items_item_data)

            items.append(items_item)

        compared_group = cls(
            total=total,
            first_share=first_share,
            second_share=second_share,
            items=items,
        )

        return compared_group
