# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.top_order import TopOrder, check_top_order
from ..types import UNSET, Unset

T = TypeVar("T", bound="PlaylistTop")


@_attrs_define
class PlaylistTop:
    """The most played tracks, as `/stats/top/tracks` has them."""

    since: str | Unset = UNSET
    until: str | Unset = UNSET
    tz: str | Unset = UNSET
    order_by: TopOrder | Unset = UNSET
    """ `days`: local days with a play that counts. """
    artist_ids: list[str] | Unset = UNSET
    album_ids: list[str] | Unset = UNSET
    limit: int | Unset = 50

    def to_dict(self) -> dict[str, Any]:
        since = self.since

        until = self.until

        tz = self.tz

        order_by: str | Unset = UNSET
        if not isinstance(self.order_by, Unset):
            order_by = self.order_by

        artist_ids: list[str] | Unset = UNSET
        if not isinstance(self.artist_ids, Unset):
            artist_ids = self.artist_ids

        album_ids: list[str] | Unset = UNSET
        if not isinstance(self.album_ids, Unset):
            album_ids = self.album_ids

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if since is not UNSET:
            field_dict["since"] = since
        if until is not UNSET:
            field_dict["until"] = until
        if tz is not UNSET:
            field_dict["tz"] = tz
        if order_by is not UNSET:
            field_dict["order_by"] = order_by
        if artist_ids is not UNSET:
            field_dict["artist_ids"] = artist_ids
        if album_ids is not UNSET:
            field_dict["album_ids"] = album_ids
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        since = d.pop("since", UNSET)

        until = d.pop("until", UNSET)

        tz = d.pop("tz", UNSET)

        _order_by = d.pop("order_by", UNSET)
        order_by: TopOrder | Unset
        if isinstance(_order_by, Unset):
            order_by = UNSET
        else:
            order_by = check_top_order(_order_by)

        artist_ids = cast(list[str], d.pop("artist_ids", UNSET))

        album_ids = cast(list[str], d.pop("album_ids", UNSET))

        limit = d.pop("limit", UNSET)

        playlist_top = cls(
            since=since,
            until=until,
            tz=tz,
            order_by=order_by,
            artist_ids=artist_ids,
            album_ids=album_ids,
            limit=limit,
        )

        return playlist_top
