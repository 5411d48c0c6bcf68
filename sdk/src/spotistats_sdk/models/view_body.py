# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.chart_kind import ChartKind, check_chart_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.query import Query


T = TypeVar("T", bound="ViewBody")


@_attrs_define
class ViewBody:
    query: Query
    """ What to ask; everything can be left out. """
    title: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    chart: ChartKind | Unset = UNSET
    """ How the answer is best shown. """

    def to_dict(self) -> dict[str, Any]:
        query = self.query.to_dict()

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        chart: str | Unset = UNSET
        if not isinstance(self.chart, Unset):
            chart = self.chart

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "query": query,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if description is not UNSET:
            field_dict["description"] = description
        if chart is not UNSET:
            field_dict["chart"] = chart

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.query import Query  # noqa: PLC0415

        d = dict(src_dict)
        query = Query.from_dict(d.pop("query"))

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        _chart = d.pop("chart", UNSET)
        chart: ChartKind | Unset
        if isinstance(_chart, Unset):
            chart = UNSET
        else:
            chart = check_chart_kind(_chart)

        view_body = cls(
            query=query,
            title=title,
            description=description,
            chart=chart,
        )

        return view_body
