# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.chart_kind import ChartKind, check_chart_kind

if TYPE_CHECKING:
    from ..models.query import Query


T = TypeVar("T", bound="View")


@_attrs_define
class View:
    """A saved query."""

    name: str
    title: None | str
    description: None | str
    chart: ChartKind | None
    query: Query
    """ What to ask; everything can be left out. """
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title: None | str
        title = self.title

        description: None | str
        description = self.description

        chart: None | str
        if isinstance(self.chart, str):
            chart = self.chart
        else:
            chart = self.chart

        query = self.query.to_dict()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "title": title,
                "description": description,
                "chart": chart,
                "query": query,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.query import Query  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

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

        query = Query.from_dict(d.pop("query"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        view = cls(
            name=name,
            title=title,
            description=description,
            chart=chart,
            query=query,
            created_at=created_at,
            updated_at=updated_at,
        )

        return view
