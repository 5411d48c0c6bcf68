# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Playlist")


@_attrs_define
class Playlist:
    id: str
    """ Spotify's. """
    name: str
    url: str
    """ Where to open it. """
    tracks: int
    """ How many tracks it holds. """
    left_out: int
    """ Tracks that are known only by their names, which Spotify cannot find. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        url = self.url

        tracks = self.tracks

        left_out = self.left_out

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "url": url,
                "tracks": tracks,
                "left_out": left_out,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        url = d.pop("url")

        tracks = d.pop("tracks")

        left_out = d.pop("left_out")

        playlist = cls(
            id=id,
            name=name,
            url=url,
            tracks=tracks,
            left_out=left_out,
        )

        return playlist
