# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.recap_unit import RecapUnit, check_recap_unit

if TYPE_CHECKING:
    from ..models.recap_play import RecapPlay
    from ..models.summary import Summary
    from ..models.timeline import Timeline
    from ..models.timeline_item import TimelineItem
    from ..models.top_item import TopItem


T = TypeVar("T", bound="Recap")


@_attrs_define
class Recap:
    name: str
    """ The name of the period. """
    unit: RecapUnit
    summary: Summary
    tracks: list[TopItem]
    """ The ten most played, as the top list. """
    albums: list[TopItem]
    artists: list[TopItem]
    timeline: Timeline
    best_day: None | TimelineItem
    first_play: None | RecapPlay
    last_play: None | RecapPlay

    def to_dict(self) -> dict[str, Any]:
        from ..models.recap_play import RecapPlay  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415

        name = self.name

        unit: str = self.unit

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

        best_day: dict[str, Any] | None
        if isinstance(self.best_day, TimelineItem):
            best_day = self.best_day.to_dict()
        else:
            best_day = self.best_day

        first_play: dict[str, Any] | None
        if isinstance(self.first_play, RecapPlay):
            first_play = self.first_play.to_dict()
        else:
            first_play = self.first_play

        last_play: dict[str, Any] | None
        if isinstance(self.last_play, RecapPlay):
            last_play = self.last_play.to_dict()
        else:
            last_play = self.last_play

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "unit": unit,
                "summary": summary,
                "tracks": tracks,
                "albums": albums,
                "artists": artists,
                "timeline": timeline,
                "best_day": best_day,
                "first_play": first_play,
                "last_play": last_play,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.recap_play import RecapPlay  # noqa: PLC0415
        from ..models.summary import Summary  # noqa: PLC0415
        from ..models.timeline import Timeline  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415
        from ..models.top_item import TopItem  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        unit = check_recap_unit(d.pop("unit"))

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

        def _parse_best_day(data: object) -> None | TimelineItem:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                best_day_type_0 = TimelineItem.from_dict(data)

                return best_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineItem, data)

        best_day = _parse_best_day(d.pop("best_day"))

        def _parse_first_play(data: object) -> None | RecapPlay:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_play_type_0 = RecapPlay.from_dict(data)

                return first_play_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RecapPlay, data)

        first_play = _parse_first_play(d.pop("first_play"))

        def _parse_last_play(data: object) -> None | RecapPlay:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_play_type_0 = RecapPlay.from_dict(data)

                return last_play_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RecapPlay, data)

        last_play = _parse_last_play(d.pop("last_play"))

        recap = cls(
            name=name,
            unit=unit,
            summary=summary,
            tracks=tracks,
            albums=albums,
            artists=artists,
            timeline=timeline,
            best_day=best_day,
            first_play=first_play,
            last_play=last_play,
        )

        return recap
