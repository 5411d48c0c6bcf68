# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.dimension import Dimension, check_dimension
from ..models.measure import Measure, check_measure
from ..models.play_kind import PlayKind, check_play_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.condition import Condition
    from ..models.ordering import Ordering


T = TypeVar("T", bound="Query")


@_attrs_define
class Query:
    """What to ask; everything can be left out."""

    since: None | str | Unset = UNSET
    """ Start of the period, inclusive. """
    until: None | str | Unset = UNSET
    """ End of the period, exclusive. """
    tz: str | Unset = UNSET
    """ An IANA time zone instead of the account's. """
    kind: list[PlayKind] | Unset = UNSET
    """ The media to look at; music unless told otherwise. """
    min_ms: int | Unset = UNSET
    count_skipped: bool | Unset = UNSET
    count_incognito: bool | Unset = UNSET
    group_by: list[Dimension] | Unset = UNSET
    measures: list[Measure] | Unset = UNSET
    where: Condition | None | Unset = UNSET
    having: Condition | None | Unset = UNSET
    order_by: list[Ordering] | Unset = UNSET
    limit: int | Unset = UNSET
    """ How many groups; 1000 unless told otherwise, at most 10000 in JSON. """
    offset: int | Unset = UNSET
    """ How many groups to pass over. """
    fill: bool | Unset = UNSET
    """ Whether to list the empty steps of a single dimension of time. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.condition import Condition  # noqa: PLC0415

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        else:
            since = self.since

        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        else:
            until = self.until

        tz = self.tz

        kind: list[str] | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = []
            for kind_item_data in self.kind:
                kind_item: str = kind_item_data
                kind.append(kind_item)

        min_ms = self.min_ms

        count_skipped = self.count_skipped

        count_incognito = self.count_incognito

        group_by: list[str] | Unset = UNSET
        if not isinstance(self.group_by, Unset):
            group_by = []
            for group_by_item_data in self.group_by:
                group_by_item: str = group_by_item_data
                group_by.append(group_by_item)

        measures: list[str] | Unset = UNSET
        if not isinstance(self.measures, Unset):
            measures = []
            for measures_item_data in self.measures:
                measures_item: str = measures_item_data
                measures.append(measures_item)

        where: dict[str, Any] | None | Unset
        if isinstance(self.where, Unset):
            where = UNSET
        elif isinstance(self.where, Condition):
            where = self.where.to_dict()
        else:
            where = self.where

        having: dict[str, Any] | None | Unset
        if isinstance(self.having, Unset):
            having = UNSET
        elif isinstance(self.having, Condition):
            having = self.having.to_dict()
        else:
            having = self.having

        order_by: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.order_by, Unset):
            order_by = []
            for order_by_item_data in self.order_by:
                order_by_item = order_by_item_data.to_dict()
                order_by.append(order_by_item)

        limit = self.limit

        offset = self.offset

        fill = self.fill

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if since is not UNSET:
            field_dict["since"] = since
        if until is not UNSET:
            field_dict["until"] = until
        if tz is not UNSET:
            field_dict["tz"] = tz
        if kind is not UNSET:
            field_dict["kind"] = kind
        if min_ms is not UNSET:
            field_dict["min_ms"] = min_ms
        if count_skipped is not UNSET:
            field_dict["count_skipped"] = count_skipped
        if count_incognito is not UNSET:
            field_dict["count_incognito"] = count_incognito
        if group_by is not UNSET:
            field_dict["group_by"] = group_by
        if measures is not UNSET:
            field_dict["measures"] = measures
        if where is not UNSET:
            field_dict["where"] = where
        if having is not UNSET:
            field_dict["having"] = having
        if order_by is not UNSET:
            field_dict["order_by"] = order_by
        if limit is not UNSET:
            field_dict["limit"] = limit
        if offset is not UNSET:
            field_dict["offset"] = offset
        if fill is not UNSET:
            field_dict["fill"] = fill

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition import Condition  # noqa: PLC0415
        from ..models.ordering import Ordering  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_since(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_until(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        until = _parse_until(d.pop("until", UNSET))

        tz = d.pop("tz", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: list[PlayKind] | Unset = UNSET
        if _kind is not UNSET:
            kind = []
            for kind_item_data in _kind:
                kind_item = check_play_kind(kind_item_data)

                kind.append(kind_item)

        min_ms = d.pop("min_ms", UNSET)

        count_skipped = d.pop("count_skipped", UNSET)

        count_incognito = d.pop("count_incognito", UNSET)

        _group_by = d.pop("group_by", UNSET)
        group_by: list[Dimension] | Unset = UNSET
        if _group_by is not UNSET:
            group_by = []
            for group_by_item_data in _group_by:
                group_by_item = check_dimension(group_by_item_data)

                group_by.append(group_by_item)

        _measures = d.pop("measures", UNSET)
        measures: list[Measure] | Unset = UNSET
        if _measures is not UNSET:
            measures = []
            for measures_item_data in _measures:
                measures_item = check_measure(measures_item_data)

                measures.append(measures_item)

        def _parse_where(data: object) -> Condition | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                where_type_0 = Condition.from_dict(data)

                return where_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Condition | None | Unset, data)

        where = _parse_where(d.pop("where", UNSET))

        def _parse_having(data: object) -> Condition | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                having_type_0 = Condition.from_dict(data)

                return having_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Condition | None | Unset, data)

        having = _parse_having(d.pop("having", UNSET))

        _order_by = d.pop("order_by", UNSET)
        order_by: list[Ordering] | Unset = UNSET
        if _order_by is not UNSET:
            order_by = []
            for order_by_item_data in _order_by:
                order_by_item = Ordering.from_dict(order_by_item_data)

                order_by.append(order_by_item)

        limit = d.pop("limit", UNSET)

        offset = d.pop("offset", UNSET)

        fill = d.pop("fill", UNSET)

        query = cls(
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

        return query
