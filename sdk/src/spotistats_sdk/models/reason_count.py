# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.reason_count_outcome import ReasonCountOutcome, check_reason_count_outcome

T = TypeVar("T", bound="ReasonCount")


@_attrs_define
class ReasonCount:
    outcome: ReasonCountOutcome
    reason: str
    count: int
    first_rows: list[int]
    """ The first ten of these rows, counted from 1; none where a whole file was known. """

    def to_dict(self) -> dict[str, Any]:
        outcome: str = self.outcome

        reason = self.reason

        count = self.count

        first_rows = self.first_rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "outcome": outcome,
                "reason": reason,
                "count": count,
                "first_rows": first_rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        outcome = check_reason_count_outcome(d.pop("outcome"))

        reason = d.pop("reason")

        count = d.pop("count")

        first_rows = cast(list[int], d.pop("first_rows"))

        reason_count = cls(
            outcome=outcome,
            reason=reason,
            count=count,
            first_rows=first_rows,
        )

        return reason_count
