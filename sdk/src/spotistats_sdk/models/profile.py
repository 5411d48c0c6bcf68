# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.summary import Summary
    from ..models.timeline import Timeline
    from ..models.top_item import TopItem


T = TypeVar("T", bound="Profile")


@_attrs_define
class Profile:
    """What somebody listened to in a period."""

    summary: Summary
    """ The key figures of the period, and of the previous one of equal length. """
    tracks: list[TopItem]
    """ The ten most played, as the top list. """
    albums: list[TopItem]
    artists: list[TopItem]
    timeline: Timeline

    def to_dict(self) -> dict[str, Any]:
        summary = self.summary.to_dict()

        tracks = []
        for tracks_item_data in self.tracks:
            tracks_item = tracks_item_data.to_dict()
            tracks.append(tracks_item)

        albums = []
        for albums_item_data in self.albums:
            albums_item = albums_item_data.to_dict()
            albums.append(albums_item)

        artists = []
        for artists_item_data in self.artists:
            artists_item = artists_item_data.to_dict()
            artists.append(artists_item)

        timeline = self.timeline.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "summary": summary,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
                "timeline": timeline,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.summary import Summary  # noqa: PLC0415
        from ..models.timeline import Timeline  # noqa: PLC0415
        from ..models.top_item import TopItem  # noqa: PLC0415

        d = dict(src_dict)
        summary = Summary.from_dict(d.pop("summary"))

        tracks = []
        _tracks = d.pop("tracks")
        for tracks_item_data in _tracks:
            tracks_item = TopItem.from_dict(tracks_item_data)

            tracks.append(tracks_item)

        albums = []
        _albums = d.pop("albums")
        for albums_item_data in _albums:
            albums_item = TopItem.from_dict(albums_item_data)

            albums.append(albums_item)

        artists = []
        _artists = d.pop("artists")
        for artists_item_data in _artists:
            artists_item = TopItem.from_dict(artists_item_data)

            artists.append(artists_item)

        timeline = Timeline.from_dict(d.pop("timeline"))

        profile = cls(
            summary=summary,
            tracks=tracks,
            albums=albums,
            artists=artists,
            timeline=timeline,
        )

        return profile
