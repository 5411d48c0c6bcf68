# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.playlist_top import PlaylistTop
    from ..models.query import Query


T = TypeVar("T", bound="NewPlaylist")


@_attrs_define
class NewPlaylist:
    """Exactly one of `top` and `query` says where the tracks come from."""

    name: str
    description: str | Unset = UNSET
    top: PlaylistTop | Unset = UNSET
    """ The most played tracks, as `/stats/top/tracks` has them. """
    query: Query | Unset = UNSET
    """ What to ask; everything can be left out. """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        top: dict[str, Any] | Unset = UNSET
        if not isinstance(self.top, Unset):
            top = self.top.to_dict()

        query: dict[str, Any] | Unset = UNSET
        if not isinstance(self.query, Unset):
            query = self.query.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if top is not UNSET:
            field_dict["top"] = top
        if query is not UNSET:
            field_dict["query"] = query

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.playlist_top import PlaylistTop  # noqa: PLC0415
        from ..models.query import Query  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description", UNSET)

        _top = d.pop("top", UNSET)
        top: PlaylistTop | Unset
        if isinstance(_top, Unset):
            top = UNSET
        else:
            top = PlaylistTop.from_dict(_top)

        _query = d.pop("query", UNSET)
        query: Query | Unset
        if isinstance(_query, Unset):
            query = UNSET
        else:
            query = Query.from_dict(_query)

        new_playlist = cls(
            name=name,
            description=description,
            top=top,
            query=query,
        )

        return new_playlist
