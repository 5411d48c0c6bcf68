# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.neighbour import Neighbour


T = TypeVar("T", bound="Neighbours")


@_attrs_define
class Neighbours:
    """What is most often played right before and right after it, at most five each: of the plays
    that count, with at most 30 minutes of silence between them. The thing itself is left out.

    """

    before: list[Neighbour]
    after: list[Neighbour]

    def to_dict(self) -> dict[str, Any]:
        before = []
        for before_item_data in self.before:
            before_item = before_item_data.to_dict()
            before.append(before_item)

        after = []
        for after_item_data in self.after:
            after_item = after_item_data.to_dict()
            after.append(after_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.neighbour import Neighbour  # noqa: PLC0415

        d = dict(src_dict)
        before = []
        _before = d.pop("before")
        for before_item_data in _before:
            before_item = Neighbour.from_dict(before_item_data)

            before.append(before_item)

        after = []
        _after = d.pop("after")
        for after_item_data in _after:
            after_item = Neighbour.from_dict(after_item_data)

            after.append(after_item)

        neighbours = cls(
            before=before,
            after=after,
        )

        return neighbours
