# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SyncFound")


@_attrs_define
class SyncFound:
    lists: int
    """ Top lists that were kept. """
    tracks: int
    """ Tracks that Spotify told about. """
    albums: int
    """ Albums that Spotify told about. """
    artists: int
    """ Artists that Spotify told about. """

    def to_dict(self) -> dict[str, Any]:
        lists = self.lists

        tracks = self.tracks

        albums = self.albums

        artists = self.artists

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "lists": lists,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        lists = d.pop("lists")

        tracks = d.pop("tracks")

        albums = d.pop("albums")

        artists = d.pop("artists")

        sync_found = cls(
            lists=lists,
            tracks=tracks,
            albums=albums,
            artists=artists,
        )

        return sync_found
