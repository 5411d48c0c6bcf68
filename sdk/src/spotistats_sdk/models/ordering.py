# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.query_name import QueryName, check_query_name
from ..models.sort_direction import SortDirection, check_sort_direction
from ..types import UNSET, Unset

T = TypeVar("T", bound="Ordering")


@_attrs_define
class Ordering:
    by: QueryName
    """ A dimension or a measure. """
    direction: SortDirection | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        by: str = self.by

        direction: str | Unset = UNSET
        if not isinstance(self.direction, Unset):
            direction = self.direction

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "by": by,
            }
        )
        if direction is not UNSET:
            field_dict["direction"] = direction

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        by = check_query_name(d.pop("by"))

        _direction = d.pop("direction", UNSET)
        direction: SortDirection | Unset
        if isinstance(_direction, Unset):
            direction = UNSET
        else:
            direction = check_sort_direction(_direction)

        ordering = cls(
            by=by,
            direction=direction,
        )

        return ordering
