# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.chart_kind import ChartKind, check_chart_kind
from ..models.share_kind import ShareKind, check_share_kind

if TYPE_CHECKING:
    from ..models.period import Period


T = TypeVar("T", bound="Shared")


@_attrs_define
class Shared:
    """What a link shows, and whose it is."""

    kind: ShareKind
    owner: str
    """ The display name of whose it is. """
    title: None | str
    """ Of a saved query its title, else its name; of a recap the name of the period. """
    description: None | str
    """ Of a saved query. """
    chart: ChartKind | None
    period: None | Period
    expires_at: datetime.datetime | None
    allow_comparison: bool
    """ Whether a signed-in person may compare themselves with the owner. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.period import Period  # noqa: PLC0415

        kind: str = self.kind

        owner = self.owner

        title: None | str
        title = self.title

        description: None | str
        description = self.description

        chart: None | str
        if isinstance(self.chart, str):
            chart = self.chart
        else:
            chart = self.chart

        period: dict[str, Any] | None
        if isinstance(self.period, Period):
            period = self.period.to_dict()
        else:
            period = self.period

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        allow_comparison = self.allow_comparison

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "owner": owner,
                "title": title,
                "description": description,
                "chart": chart,
                "period": period,
                "expires_at": expires_at,
                "allow_comparison": allow_comparison,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.period import Period  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_share_kind(d.pop("kind"))

        owner = d.pop("owner")

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        def _parse_chart(data: object) -> ChartKind | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                chart_type_0 = check_chart_kind(data)

                return chart_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChartKind | None, data)

        chart = _parse_chart(d.pop("chart"))

        def _parse_period(data: object) -> None | Period:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                period_type_0 = Period.from_dict(data)

                return period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Period, data)

        period = _parse_period(d.pop("period"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        allow_comparison = d.pop("allow_comparison")

        shared = cls(
            kind=kind,
            owner=owner,
            title=title,
            description=description,
            chart=chart,
            period=period,
            expires_at=expires_at,
            allow_comparison=allow_comparison,
        )

        return shared
