# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TimelineItem")


@_attrs_define
class TimelineItem:
    start: datetime.datetime
    """ The step's first moment, in the time zone. """
    plays: int
    listened_ms: int
    estimated_ms: int
    """ The part of it that is estimated. """

    def to_dict(self) -> dict[str, Any]:
        start = self.start.isoformat()

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "start": start,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        start = datetime.datetime.fromisoformat(d.pop("start"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        timeline_item = cls(
            start=start,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
        )

        return timeline_item
