# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.dimension import Dimension, check_dimension
from ..models.measure import Measure, check_measure
from ..models.play_kind import PlayKind, check_play_kind

if TYPE_CHECKING:
    from ..models.condition import Condition
    from ..models.ordering import Ordering


T = TypeVar("T", bound="FullQuery")


@_attrs_define
class FullQuery:
    """A query as it was understood, nothing left out; sent again, it asks the same."""

    since: None | str
    """ Start of the period, inclusive. """
    until: None | str
    """ End of the period, exclusive. """
    tz: str
    """ An IANA time zone instead of the account's. """
    kind: list[PlayKind]
    """ The media to look at; music unless told otherwise. """
    min_ms: int
    count_skipped: bool
    count_incognito: bool
    group_by: list[Dimension]
    measures: list[Measure]
    where: Condition | None
    having: Condition | None
    order_by: list[Ordering]
    limit: int
    """ How many groups; 1000 unless told otherwise, at most 10000 in JSON. """
    offset: int
    """ How many groups to pass over. """
    fill: bool
    """ Whether to list the empty steps of a single dimension of time. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.condition import Condition  # noqa: PLC0415

        since: None | str
        since = self.since

        until: None | str
        until = self.until

        tz = self.tz

        kind = []
        for kind_item_data in self.kind:
            kind_item: str = kind_item_data
            kind.append(kind_item)

        min_ms = self.min_ms

        count_skipped = self.count_skipped

        count_incognito = self.count_incognito

        group_by = []
        for group_by_item_data in self.group_by:
            group_by_item: str = group_by_item_data
            group_by.append(group_by_item)

        measures = []
        for measures_item_data in self.measures:
            measures_item: str = measures_item_data
            measures.append(measures_item)

        where: dict[str, Any] | None
        if isinstance(self.where, Condition):
            where = self.where.to_dict()
        else:
            where = self.where

        having: dict[str, Any] | None
        if isinstance(self.having, Condition):
            having = self.having.to_dict()
        else:
            having = self.having

        order_by = []
        for order_by_item_data in self.order_by:
            order_by_item = order_by_item_data.to_dict()
            order_by.append(order_by_item)

        limit = self.limit

        offset = self.offset

        fill = self.fill

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "since": since,
                "until": until,
                "tz": tz,
                "kind": kind,
                "min_ms": min_ms,
                "count_skipped": count_skipped,
                "count_incognito": count_incognito,
                "group_by": group_by,
                "measures": measures,
                "where": where,
                "having": having,
                "order_by": order_by,
                "limit": limit,
                "offset": offset,
                "fill": fill,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition import Condition  # noqa: PLC0415
        from ..models.ordering import Ordering  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_since(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        since = _parse_since(d.pop("since"))

        def _parse_until(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        until = _parse_until(d.pop("until"))

        tz = d.pop("tz")

        kind = []
        _kind = d.pop("kind")
        for kind_item_data in _kind:
            kind_item = check_play_kind(kind_item_data)

            kind.append(kind_item)

        min_ms = d.pop("min_ms")

        count_skipped = d.pop("count_skipped")

        count_incognito = d.pop("count_incognito")

        group_by = []
        _group_by = d.pop("group_by")
        for group_by_item_data in _group_by:
            group_by_item = check_dimension(group_by_item_data)

            group_by.append(group_by_item)

        measures = []
        _measures = d.pop("measures")
        for measures_item_data in _measures:
            measures_item = check_measure(measures_item_data)

            measures.append(measures_item)

        def _parse_where(data: object) -> Condition | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                where_type_0 = Condition.from_dict(data)

                return where_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Condition | None, data)

        where = _parse_where(d.pop("where"))

        def _parse_having(data: object) -> Condition | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                having_type_0 = Condition.from_dict(data)

                return having_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Condition | None, data)

        having = _parse_having(d.pop("having"))

        order_by = []
        _order_by = d.pop("order_by")
        for order_by_item_data in _order_by:
            order_by_item = Ordering.from_dict(order_by_item_data)

            order_by.append(order_by_item)

        limit = d.pop("limit")

        offset = d.pop("offset")

        fill = d.pop("fill")

        full_query = cls(
            since=since,
            until=until,
            tz=tz,
            kind=kind,
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
            group_by=group_by,
            measures=measures,
            where=where,
            having=having,
            order_by=order_by,
            limit=limit,
            offset=offset,
            fill=fill,
        )

        return full_query
