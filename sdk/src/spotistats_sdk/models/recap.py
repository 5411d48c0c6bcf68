# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.recap_unit import RecapUnit, check_recap_unit

if TYPE_CHECKING:
    from ..models.clock_cell import ClockCell
    from ..models.discovered_item import DiscoveredItem
    from ..models.recap_play import RecapPlay
    from ..models.session import Session
    from ..models.streak import Streak
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
    """ The key figures of the period, and of the previous one of equal length. """
    tracks: list[TopItem]
    """ The ten most played, as the top list. """
    albums: list[TopItem]
    artists: list[TopItem]
    timeline: Timeline
    best_day: None | TimelineItem
    clock_peak: ClockCell | None
    longest_streak: None | Streak
    longest_session: None | Session
    new_tracks: int
    """ Tracks that were discovered in it. """
    new_albums: int
    new_artists: int
    top_new_artist: DiscoveredItem | None
    first_play: None | RecapPlay
    last_play: None | RecapPlay

    def to_dict(self) -> dict[str, Any]:
        from ..models.clock_cell import ClockCell  # noqa: PLC0415
        from ..models.discovered_item import DiscoveredItem  # noqa: PLC0415
        from ..models.recap_play import RecapPlay  # noqa: PLC0415
        from ..models.session import Session  # noqa: PLC0415
        from ..models.streak import Streak  # noqa: PLC0415
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

        clock_peak: dict[str, Any] | None
        if isinstance(self.clock_peak, ClockCell):
            clock_peak = self.clock_peak.to_dict()
        else:
            clock_peak = self.clock_peak

        longest_streak: dict[str, Any] | None
        if isinstance(self.longest_streak, Streak):
            longest_streak = self.longest_streak.to_dict()
        else:
            longest_streak = self.longest_streak

        longest_session: dict[str, Any] | None
        if isinstance(self.longest_session, Session):
            longest_session = self.longest_session.to_dict()
        else:
            longest_session = self.longest_session

        new_tracks = self.new_tracks

        new_albums = self.new_albums

        new_artists = self.new_artists

        top_new_artist: dict[str, Any] | None
        if isinstance(self.top_new_artist, DiscoveredItem):
            top_new_artist = self.top_new_artist.to_dict()
        else:
            top_new_artist = self.top_new_artist

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
                "clock_peak": clock_peak,
                "longest_streak": longest_streak,
                "longest_session": longest_session,
                "new_tracks": new_tracks,
                "new_albums": new_albums,
                "new_artists": new_artists,
                "top_new_artist": top_new_artist,
                "first_play": first_play,
                "last_play": last_play,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.clock_cell import ClockCell  # noqa: PLC0415
        from ..models.discovered_item import DiscoveredItem  # noqa: PLC0415
        from ..models.recap_play import RecapPlay  # noqa: PLC0415
        from ..models.session import Session  # noqa: PLC0415
        from ..models.streak import Streak  # noqa: PLC0415
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

        def _parse_clock_peak(data: object) -> ClockCell | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                clock_peak_type_0 = ClockCell.from_dict(data)

                return clock_peak_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ClockCell | None, data)

        clock_peak = _parse_clock_peak(d.pop("clock_peak"))

        def _parse_longest_streak(data: object) -> None | Streak:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                longest_streak_type_0 = Streak.from_dict(data)

                return longest_streak_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Streak, data)

        longest_streak = _parse_longest_streak(d.pop("longest_streak"))

        def _parse_longest_session(data: object) -> None | Session:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                longest_session_type_0 = Session.from_dict(data)

                return longest_session_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Session, data)

        longest_session = _parse_longest_session(d.pop("longest_session"))

        new_tracks = d.pop("new_tracks")

        new_albums = d.pop("new_albums")

        new_artists = d.pop("new_artists")

        def _parse_top_new_artist(data: object) -> DiscoveredItem | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                top_new_artist_type_0 = DiscoveredItem.from_dict(data)

                return top_new_artist_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DiscoveredItem | None, data)

        top_new_artist = _parse_top_new_artist(d.pop("top_new_artist"))

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
            clock_peak=clock_peak,
            longest_streak=longest_streak,
            longest_session=longest_session,
            new_tracks=new_tracks,
            new_albums=new_albums,
            new_artists=new_artists,
            top_new_artist=top_new_artist,
            first_play=first_play,
            last_play=last_play,
        )

        return recap
