# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.result_column_type import ResultColumnType, check_result_column_type

T = TypeVar("T", bound="ResultColumn")


@_attrs_define
class ResultColumn:
    name: str
    type_: ResultColumnType
    unit: None | str
    """ `ms`, `share` (0 to 1), or null. """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        type_: str = self.type_

        unit: None | str
        unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "type": type_,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        type_ = check_result_column_type(d.pop("type"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        result_column = cls(
            name=name,
            type_=type_,
            unit=unit,
        )

        return result_column
