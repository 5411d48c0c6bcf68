# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Streak")


@_attrs_define
class Streak:
    first_day: datetime.date
    last_day: datetime.date
    days: int
    plays: int
    """ Plays that count. """

    def to_dict(self) -> dict[str, Any]:
        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        days = self.days

        plays = self.plays

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "last_day": last_day,
                "days": days,
                "plays": plays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        days = d.pop("days")

        plays = d.pop("plays")

        streak = cls(
            first_day=first_day,
            last_day=last_day,
            days=days,
            plays=plays,
        )

        return streak
