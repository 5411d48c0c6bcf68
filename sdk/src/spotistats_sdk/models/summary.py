# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.summary_change import SummaryChange
    from ..models.summary_figures import SummaryFigures


T = TypeVar("T", bound="Summary")


@_attrs_define
class Summary:
    """The key figures of the period, and of the previous one of equal length."""

    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    tracks: int
    """ Different tracks among the plays that count. """
    albums: int
    artists: int
    active_days: int
    """ Days with at least one play that counts. """
    plays_per_active_day: float | None
    """ Null without active days. """
    listened_ms_per_active_day: float | None
    """ All time heard, shared out among the active days. """
    first_played_at: datetime.datetime | None
    """ The first play that counts. """
    last_played_at: datetime.datetime | None
    previous_period: None | Period
    previous: None | SummaryFigures
    change: None | SummaryChange

    def to_dict(self) -> dict[str, Any]:
        from ..models.period import Period  # noqa: PLC0415
        from ..models.summary_change import SummaryChange  # noqa: PLC0415
        from ..models.summary_figures import SummaryFigures  # noqa: PLC0415

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        tracks = self.tracks

        albums = self.albums

        artists = self.artists

        active_days = self.active_days

        plays_per_active_day: float | None
        plays_per_active_day = self.plays_per_active_day

        listened_ms_per_active_day: float | None
        listened_ms_per_active_day = self.listened_ms_per_active_day

        first_played_at: None | str
        if isinstance(self.first_played_at, datetime.datetime):
            first_played_at = self.first_played_at.isoformat()
        else:
            first_played_at = self.first_played_at

        last_played_at: None | str
        if isinstance(self.last_played_at, datetime.datetime):
            last_played_at = self.last_played_at.isoformat()
        else:
            last_played_at = self.last_played_at

        previous_period: dict[str, Any] | None
        if isinstance(self.previous_period, Period):
            previous_period = self.previous_period.to_dict()
        else:
            previous_period = self.previous_period

        previous: dict[str, Any] | None
        if isinstance(self.previous, SummaryFigures):
            previous = self.previous.to_dict()
        else:
            previous = self.previous

        change: dict[str, Any] | None
        if isinstance(self.change, SummaryChange):
            change = self.change.to_dict()
        else:
            change = self.change

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
                "active_days": active_days,
                "plays_per_active_day": plays_per_active_day,
                "listened_ms_per_active_day": listened_ms_per_active_day,
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
                "previous_period": previous_period,
                "previous": previous,
                "change": change,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.summary_change import SummaryChange  # noqa: PLC0415
        from ..models.summary_figures import SummaryFigures  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        tracks = d.pop("tracks")

        albums = d.pop("albums")

        artists = d.pop("artists")

        active_days = d.pop("active_days")

        def _parse_plays_per_active_day(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        plays_per_active_day = _parse_plays_per_active_day(
            d.pop("plays_per_active_day")
        )

        def _parse_listened_ms_per_active_day(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        listened_ms_per_active_day = _parse_listened_ms_per_active_day(
            d.pop("listened_ms_per_active_day")
        )

        def _parse_first_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_played_at = _parse_first_played_at(d.pop("first_played_at"))

        def _parse_last_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_played_at = _parse_last_played_at(d.pop("last_played_at"))

        def _parse_previous_period(data: object) -> None | Period:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                previous_period_type_0 = Period.from_dict(data)

                return previous_period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Period, data)

        previous_period = _parse_previous_period(d.pop("previous_period"))

        def _parse_previous(data: object) -> None | SummaryFigures:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                previous_type_0 = SummaryFigures.from_dict(data)

                return previous_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SummaryFigures, data)

        previous = _parse_previous(d.pop("previous"))

        def _parse_change(data: object) -> None | SummaryChange:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                change_type_0 = SummaryChange.from_dict(data)

                return change_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SummaryChange, data)

        change = _parse_change(d.pop("change"))

        summary = cls(
            period=period,
            counting_rule=counting_rule,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            tracks=tracks,
            albums=albums,
            artists=artists,
            active_days=active_days,
            plays_per_active_day=plays_per_active_day,
            listened_ms_per_active_day=listened_ms_per_active_day,
            first_played_at=first_played_at,
            last_played_at=last_played_at,
            previous_period=previous_period,
            previous=previous,
            change=change,
        )

        return summary
