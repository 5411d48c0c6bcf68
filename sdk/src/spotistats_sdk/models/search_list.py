# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.search_item import SearchItem


T = TypeVar("T", bound="SearchList")


@_attrs_define
class SearchList:
    counting_rule: CountingRule
    """ Which plays count. """
    total: int
    """ How many were found in all. """
    items: list[SearchItem]

    def to_dict(self) -> dict[str, Any]:
        counting_rule = self.counting_rule.to_dict()

        total = self.total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "counting_rule": counting_rule,
                "total": total,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.search_item import SearchItem  # noqa: PLC0415

        d = dict(src_dict)
        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = SearchItem.from_dict(items_item_data)

            items.append(items_item)

        search_list = cls(
            counting_rule=counting_rule,
            total=total,
            items=items,
        )

        return search_list
