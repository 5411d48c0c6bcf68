# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TimeSpan")


@_attrs_define
class TimeSpan:
    since_at: datetime.datetime
    until_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        since_at = self.since_at.isoformat()

        until_at = self.until_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "since_at": since_at,
                "until_at": until_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        since_at = datetime.datetime.fromisoformat(d.pop("since_at"))

        until_at = datetime.datetime.fromisoformat(d.pop("until_at"))

        time_span = cls(
            since_at=since_at,
            until_at=until_at,
        )

        return time_span
