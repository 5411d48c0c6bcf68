# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period


T = TypeVar("T", bound="Summary")


@_attrs_define
class Summary:
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
    first_played_at: datetime.datetime | None
    """ The first play that counts. """
    last_played_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        tracks = self.tracks

        albums = self.albums

        artists = self.artists

        active_days = self.active_days

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
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415

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
            first_played_at=first_played_at,
            last_played_at=last_played_at,
        )

        return summary
