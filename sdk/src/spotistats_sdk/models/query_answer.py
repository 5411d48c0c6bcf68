# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.full_query import FullQuery
    from ..models.measure_total import MeasureTotal
    from ..models.result_column import ResultColumn


T = TypeVar("T", bound="QueryAnswer")


@_attrs_define
class QueryAnswer:
    columns: list[ResultColumn]
    rows: list[list[Any]]
    totals: list[MeasureTotal]
    """ The measures over all plays that the query looks at, whatever `having` leaves. """
    total_groups: int
    """ How many groups there are in all. """
    query: FullQuery
    """ A query as it was understood, nothing left out; sent again, it asks the same. """

    def to_dict(self) -> dict[str, Any]:
        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data

            rows.append(rows_item)

        totals = []
        for totals_item_data in self.totals:
            totals_item = totals_item_data.to_dict()
            totals.append(totals_item)

        total_groups = self.total_groups

        query = self.query.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "columns": columns,
                "rows": rows,
                "totals": totals,
                "total_groups": total_groups,
                "query": query,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.full_query import FullQuery  # noqa: PLC0415
        from ..models.measure_total import MeasureTotal  # noqa: PLC0415
        from ..models.result_column import ResultColumn  # noqa: PLC0415

        d = dict(src_dict)
        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ResultColumn.from_dict(columns_item_data)

            columns.append(columns_item)

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = cast(list[Any], rows_item_data)

            rows.append(rows_item)

        totals = []
        _totals = d.pop("totals")
        for totals_item_data in _totals:
            totals_item = MeasureTotal.from_dict(totals_item_data)

            totals.append(totals_item)

        total_groups = d.pop("total_groups")

        query = FullQuery.from_dict(d.pop("query"))

        query_answer = cls(
            columns=columns,
            rows=rows,
            totals=totals,
            total_groups=total_groups,
            query=query,
        )

        return query_answer
