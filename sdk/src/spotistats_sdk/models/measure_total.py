# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.measure import Measure, check_measure

T = TypeVar("T", bound="MeasureTotal")


@_attrs_define
class MeasureTotal:
    measure: Measure
    """ What can be told of a group; docs/statistics.md defines each. """
    value: Any
    """ Any value. In a condition a text, a number, true or false, or a list of them for `in`,
    `not_in` and `between`.
     """

    def to_dict(self) -> dict[str, Any]:
        measure: str = self.measure

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "measure": measure,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        measure = check_measure(d.pop("measure"))

        value = d.pop("value")

        measure_total = cls(
            measure=measure,
            value=value,
        )

        return measure_total
