# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.play_kind import PlayKind, check_play_kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.condition import Condition


T = TypeVar("T", bound="PlayQuery")


@_attrs_define
class PlayQuery:
    """Which plays to list; everything can be left out."""

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
    where: Condition | None | Unset = UNSET
    limit: int | Unset = UNSET
    """ How many plays; 100 unless told otherwise. """
    cursor: str | Unset = UNSET
    """ `next_cursor` of the page before. """

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

        where: dict[str, Any] | None | Unset
        if isinstance(self.where, Unset):
            where = UNSET
        elif isinstance(self.where, Condition):
            where = self.where.to_dict()
        else:
            where = self.where

        limit = self.limit

        cursor = self.cursor

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
        if where is not UNSET:
            field_dict["where"] = where
        if limit is not UNSET:
            field_dict["limit"] = limit
        if cursor is not UNSET:
            field_dict["cursor"] = cursor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.condition import Condition  # noqa: PLC0415

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

        limit = d.pop("limit", UNSET)

        cursor = d.pop("cursor", UNSET)

        play_query = cls(
            since=since,
            until=until,
            tz=tz,
            kind=kind,
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
            where=where,
            limit=limit,
            cursor=cursor,
        )

        return play_query
