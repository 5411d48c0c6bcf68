# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.detail_entity import DetailEntity, check_detail_entity

if TYPE_CHECKING:
    from ..models.contexts import Contexts
    from ..models.counting_rule import CountingRule
    from ..models.named_ref import NamedRef
    from ..models.neighbours import Neighbours
    from ..models.period import Period
    from ..models.timeline_item import TimelineItem
    from ..models.top_item import TopItem


T = TypeVar("T", bound="Detail")


@_attrs_define
class Detail:
    entity: DetailEntity
    """ What it is one of. """
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    active_days: int
    """ Days with at least one play that counts. """
    first_played_at: datetime.datetime | None
    """ The first play that counts. """
    last_played_at: datetime.datetime | None
    rank_by_plays: int | None
    """ Its rank in the top list; null if no play counts. """
    rank_by_listened_ms: int | None
    ranked: int
    """ How many have a rank. """
    completion: float | None
    """ The mean share that a play heard of the longest listen of its track there ever was, over
    all plays, counted or not, whose listened time is known; null if there is none.
     """
    skip_rate: float | None
    """ The share of skipped plays, over all plays, counted or not, of which it is known. """
    months: list[TimelineItem]
    """ As the timeline by month: empty ones are listed. """
    best_month: None | TimelineItem
    contexts: Contexts
    """ In what circumstances it was played, the most frequent first. """
    neighbours: Neighbours
    """ What is most often played right before and right after it, at most five each: of the plays
    that count, with at most 30 minutes of silence between them. The thing itself is left out.
     """
    top_tracks: list[TopItem]
    """ Its five most played tracks, as the top list; none of a track. """
    top_albums: list[TopItem]
    """ Their five most played albums; only of an artist. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415

        entity: str = self.entity

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        album: dict[str, Any] | None
        if isinstance(self.album, NamedRef):
            album = self.album.to_dict()
        else:
            album = self.album

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        active_days = self.active_days

        first_played_at: None | str
        if isinstance(self.first_played_at, datetime.datetime):
            first_played_at = self.first_played_at.isoformat()
        else:
            first_played_at = self.first_played_at

        last_played_at: None | str
        if isinstance(self.last_played_at, datetime.datetime):
            last_played_at = self.last_played_at.isoformat()
        else:
            last_played_at = self.last_played_at

        rank_by_plays: int | None
        rank_by_plays = self.rank_by_plays

        rank_by_listened_ms: int | None
        rank_by_listened_ms = self.rank_by_listened_ms

        ranked = self.ranked

        completion: float | None
        completion = self.completion

        skip_rate: float | None
        skip_rate = self.skip_rate

        months = []
        for months_item_data in self.months:
            months_item = months_item_data.to_dict()
            months.append(months_item)

        best_month: dict[str, Any] | None
        if isinstance(self.best_month, TimelineItem):
            best_month = self.best_month.to_dict()
        else:
            best_month = self.best_month

        contexts = self.contexts.to_dict()

        neighbours = self.neighbours.to_dict()

        top_tracks = []
        for top_tracks_item_data in self.top_tracks:
            top_tracks_item = top_tracks_item_data.to_dict()
            top_tracks.append(top_tracks_item)

        top_albums = []
        for top_albums_item_data in self.top_albums:
            top_albums_item = top_albums_item_data.to_dict()
            top_albums.append(top_albums_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "id": id,
                "name": name,
                "artist": artist,
                "album": album,
                "period": period,
                "counting_rule": counting_rule,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "active_days": active_days,
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
                "rank_by_plays": rank_by_plays,
                "rank_by_listened_ms": rank_by_listened_ms,
                "ranked": ranked,
                "completion": completion,
                "skip_rate": skip_rate,
                "months": months,
                "best_month": best_month,
                "contexts": contexts,
                "neighbours": neighbours,
                "top_tracks": top_tracks,
                "top_albums": top_albums,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contexts import Contexts  # noqa: PLC0415
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.neighbours import Neighbours  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415
        from ..models.top_item import TopItem  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_detail_entity(d.pop("entity"))

        id = d.pop("id")

        name = d.pop("name")

        def _parse_artist(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                artist_type_0 = NamedRef.from_dict(data)

                return artist_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        artist = _parse_artist(d.pop("artist"))

        def _parse_album(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                album_type_0 = NamedRef.from_dict(data)

                return album_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        album = _parse_album(d.pop("album"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        active_days = d.pop("active_days")

        def _parse_first_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_played_at = _parse_first_played_at(d.pop("first_played_at"))

        def _parse_last_played_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_played_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_played_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_played_at = _parse_last_played_at(d.pop("last_played_at"))

        def _parse_rank_by_plays(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank_by_plays = _parse_rank_by_plays(d.pop("rank_by_plays"))

        def _parse_rank_by_listened_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank_by_listened_ms = _parse_rank_by_listened_ms(d.pop("rank_by_listened_ms"))

        ranked = d.pop("ranked")

        def _parse_completion(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        completion = _parse_completion(d.pop("completion"))

        def _parse_skip_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        skip_rate = _parse_skip_rate(d.pop("skip_rate"))

        months = []
        _months = d.pop("months")
        for months_item_data in _months:
            months_item = TimelineItem.from_dict(months_item_data)

            months.append(months_item)

        def _parse_best_month(data: object) -> None | TimelineItem:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                best_month_type_0 = TimelineItem.from_dict(data)

                return best_month_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineItem, data)

        best_month = _parse_best_month(d.pop("best_month"))

        contexts = Contexts.from_dict(d.pop("contexts"))

        neighbours = Neighbours.from_dict(d.pop("neighbours"))

        top_tracks = []
        _top_tracks = d.pop("top_tracks")
        for top_tracks_item_data in _top_tracks:
            top_tracks_item = TopItem.from_dict(top_tracks_item_data)

            top_tracks.append(top_tracks_item)

        top_albums = []
        _top_albums = d.pop("top_albums")
        for top_albums_item_data in _top_albums:
            top_albums_item = TopItem.from_dict(top_albums_item_data)

            top_albums.append(top_albums_item)

        detail = cls(
            entity=entity,
            id=id,
            name=name,
            artist=artist,
            album=album,
            period=period,
            counting_rule=counting_rule,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            active_days=active_days,
            first_played_at=first_played_at,
            last_played_at=last_played_at,
            rank_by_plays=rank_by_plays,
            rank_by_listened_ms=rank_by_listened_ms,
            ranked=ranked,
            completion=completion,
            skip_rate=skip_rate,
            months=months,
            best_month=best_month,
            contexts=contexts,
            neighbours=neighbours,
            top_tracks=top_tracks,
            top_albums=top_albums,
        )

        return detail
