# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CountingRule")


@_attrs_define
class CountingRule:
    """Which plays count."""

    min_ms: int
    """ At least this much was heard. """
    count_skipped: bool
    """ Whether skipped plays count (if long enough). """
    count_incognito: bool
    """ Whether plays in a private session count. """

    def to_dict(self) -> dict[str, Any]:
        min_ms = self.min_ms

        count_skipped = self.count_skipped

        count_incognito = self.count_incognito

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "min_ms": min_ms,
                "count_skipped": count_skipped,
                "count_incognito": count_incognito,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        min_ms = d.pop("min_ms")

        count_skipped = d.pop("count_skipped")

        count_incognito = d.pop("count_incognito")

        counting_rule = cls(
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
        )

        return counting_rule
