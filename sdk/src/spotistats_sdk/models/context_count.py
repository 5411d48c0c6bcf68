# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ContextCount")


@_attrs_define
class ContextCount:
    value: None | str
    """ As the filter of that name takes it; null if unknown. """
    plays: int
    """ Plays that count. """

    def to_dict(self) -> dict[str, Any]:
        value: None | str
        value = self.value

        plays = self.plays

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "value": value,
                "plays": plays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        plays = d.pop("plays")

        context_count = cls(
            value=value,
            plays=plays,
        )

        return context_count
