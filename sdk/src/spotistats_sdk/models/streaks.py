# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.streak import Streak
    from ..models.streak_gap import StreakGap


T = TypeVar("T", bound="Streaks")


@_attrs_define
class Streaks:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    last_day: datetime.date | None
    """ The day that decides which streak is current; null in an empty history. """
    active_days: int
    """ Days with at least one play that counts. """
    current: None | Streak
    longest: None | Streak
    total: int
    """ How many streaks there are in all. """
    items: list[Streak]
    """ The longest streaks. """
    gaps: list[StreakGap]
    """ The longest gaps between streaks. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.streak import Streak  # noqa: PLC0415

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        active_days = self.active_days

        current: dict[str, Any] | None
        if isinstance(self.current, Streak):
            current = self.current.to_dict()
        else:
            current = self.current

        longest: dict[str, Any] | None
        if isinstance(self.longest, Streak):
            longest = self.longest.to_dict()
        else:
            longest = self.longest

        total = self.total

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "last_day": last_day,
                "active_days": active_days,
                "current": current,
                "longest": longest,
                "total": total,
                "items": items,
                "gaps": gaps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.streak import Streak  # noqa: PLC0415
        from ..models.streak_gap import StreakGap  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        active_days = d.pop("active_days")

        def _parse_current(data: object) -> None | Streak:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                current_type_0 = Streak.from_dict(data)

                return current_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Streak, data)

        current = _parse_current(d.pop("current"))

        def _parse_longest(data: object) -> None | Streak:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                longest_type_0 = Streak.from_dict(data)

                return longest_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Streak, data)

        longest = _parse_longest(d.pop("longest"))

        total = d.pop("total")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Streak.from_dict(items_item_data)

            items.append(items_item)

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = StreakGap.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        streaks = cls(
            period=period,
            counting_rule=counting_rule,
            last_day=last_day,
            active_days=active_days,
            current=current,
            longest=longest,
            total=total,
            items=items,
            gaps=gaps,
        )

        return streaks
