# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="OneHitItem")


@_attrs_define
class OneHitItem:
    """An artist (or a show, or an audiobook)."""

    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    track: NamedRef
    """ The id and name of a track, album, artist, …. """
    plays: int
    """ Plays of the artist that count. """
    track_plays: int
    """ Plays of the track that count. """
    track_share: float
    """ The part of the track, from 0 to 1. """
    tracks: int
    """ Different tracks of the artist among the plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    first_played_at: datetime.datetime
    """ The first play that counts. """
    last_played_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        rank = self.rank

        id = self.id

        name = self.name

        track = self.track.to_dict()

        plays = self.plays

        track_plays = self.track_plays

        track_share = self.track_share

        tracks = self.tracks

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        first_played_at = self.first_played_at.isoformat()

        last_played_at = self.last_played_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "track": track,
                "plays": plays,
                "track_plays": track_plays,
                "track_share": track_share,
                "tracks": tracks,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        rank = d.pop("rank")

        id = d.pop("id")

        name = d.pop("name")

        track = NamedRef.from_dict(d.pop("track"))

        plays = d.pop("plays")

        track_plays = d.pop("track_plays")

        track_share = d.pop("track_share")

        tracks = d.pop("tracks")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        first_played_at = datetime.datetime.fromisoformat(d.pop("first_played_at"))

        last_played_at = datetime.datetime.fromisoformat(d.pop("last_played_at"))

        one_hit_item = cls(
            rank=rank,
            id=id,
            name=name,
            track=track,
            plays=plays,
            track_plays=track_plays,
            track_share=track_share,
            tracks=tracks,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            first_played_at=first_played_at,
            last_played_at=last_played_at,
        )

        return one_hit_item
