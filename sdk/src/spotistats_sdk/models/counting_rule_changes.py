# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CountingRuleChanges")


@_attrs_define
class CountingRuleChanges:
    """The parts of the counting rule to change."""

    min_ms: int | Unset = UNSET
    count_skipped: bool | Unset = UNSET
    count_incognito: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        min_ms = self.min_ms

        count_skipped = self.count_skipped

        count_incognito = self.count_incognito

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if min_ms is not UNSET:
            field_dict["min_ms"] = min_ms
        if count_skipped is not UNSET:
            field_dict["count_skipped"] = count_skipped
        if count_incognito is not UNSET:
            field_dict["count_incognito"] = count_incognito

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        min_ms = d.pop("min_ms", UNSET)

        count_skipped = d.pop("count_skipped", UNSET)

        count_incognito = d.pop("count_incognito", UNSET)

        counting_rule_changes = cls(
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
        )

        return counting_rule_changes
