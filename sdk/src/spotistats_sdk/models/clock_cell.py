# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClockCell")


@_attrs_define
class ClockCell:
    weekday: int
    """ From Monday, 1. """
    hour: int
    """ Of the local clock. """
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """

    def to_dict(self) -> dict[str, Any]:
        weekday = self.weekday

        hour = self.hour

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "weekday": weekday,
                "hour": hour,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        weekday = d.pop("weekday")

        hour = d.pop("hour")

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        clock_cell = cls(
            weekday=weekday,
            hour=hour,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
        )

        return clock_cell
