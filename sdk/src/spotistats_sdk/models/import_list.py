# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.import_ import Import
    from ..models.time_span import TimeSpan


T = TypeVar("T", bound="ImportList")


@_attrs_define
class ImportList:
    items: list[Import]
    total: int
    covered: list[TimeSpan]
    """ The times that all imports together cover, from first to last play of their files. """
    gaps: list[TimeSpan]
    """ The times between them: over 30 days long, with no file that covers them. """

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        total = self.total

        covered = []
        for covered_item_data in self.covered:
            covered_item = covered_item_data.to_dict()
            covered.append(covered_item)

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "total": total,
                "covered": covered,
                "gaps": gaps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_ import Import  # noqa: PLC0415
        from ..models.time_span import TimeSpan  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Import.from_dict(items_item_data)

            items.append(items_item)

        total = d.pop("total")

        covered = []
        _covered = d.pop("covered")
        for covered_item_data in _covered:
            covered_item = TimeSpan.from_dict(covered_item_data)

            covered.append(covered_item)

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = TimeSpan.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        import_list = cls(
            items=items,
            total=total,
            covered=covered,
            gaps=gaps,
        )

        return import_list
