# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.platform_family import PlatformFamily, check_platform_family

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="TopItem")


@_attrs_define
class TopItem:
    """Platforms and countries are their own id and name; `artist` may be an author, `album` is the show of an episode."""

    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    family: None | PlatformFamily
    plays: int
    """ Plays that count. """
    plays_share: float
    """ Its part of all plays that count, from 0 to 1. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    listened_share: float
    """ Its part of all time heard, from 0 to 1. """
    days: int
    """ Days with at least one play that counts. """
    first_played_at: datetime.datetime
    """ The first play that counts. """
    last_played_at: datetime.datetime
    previous_rank: int | None
    """ Its rank in the list of the previous period; null if it was not in it. """
    rank_change: int | None
    """ Places gained since then, negative for a fall; null without a previous rank. """
    is_new: bool | None
    """ Whether it was not in the list of the previous period; null if there is no such period. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        rank = self.rank

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

        family: None | str
        if isinstance(self.family, str):
            family = self.family
        else:
            family = self.family

        plays = self.plays

        plays_share = self.plays_share

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        listened_share = self.listened_share

        days = self.days

        first_played_at = self.first_played_at.isoformat()

        last_played_at = self.last_played_at.isoformat()

        previous_rank: int | None
        previous_rank = self.previous_rank

        rank_change: int | None
        rank_change = self.rank_change

        is_new: bool | None
        is_new = self.is_new

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artist": artist,
                "album": album,
                "family": family,
                "plays": plays,
                "plays_share": plays_share,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "listened_share": listened_share,
                "days": days,
                "first_played_at": first_played_at,
                "last_played_at": last_played_at,
                "previous_rank": previous_rank,
                "rank_change": rank_change,
                "is_new": is_new,
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

        def _parse_family(data: object) -> None | PlatformFamily:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                family_type_0 = check_platform_family(data)

                return family_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformFamily, data)

        family = _parse_family(d.pop("family"))

        plays = d.pop("plays")

        plays_share = d.pop("plays_share")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        listened_share = d.pop("listened_share")

        days = d.pop("days")

        first_played_at = datetime.datetime.fromisoformat(d.pop("first_played_at"))

        last_played_at = datetime.datetime.fromisoformat(d.pop("last_played_at"))

        def _parse_previous_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        previous_rank = _parse_previous_rank(d.pop("previous_rank"))

        def _parse_rank_change(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank_change = _parse_rank_change(d.pop("rank_change"))

        def _parse_is_new(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_new = _parse_is_new(d.pop("is_new"))

        top_item = cls(
            rank=rank,
            id=id,
            name=name,
            artist=artist,
            album=album,
            family=family,
            plays=plays,
            plays_share=plays_share,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            listened_share=listened_share,
            days=days,
            first_played_at=first_played_at,
            last_played_at=last_played_at,
            previous_rank=previous_rank,
            rank_change=rank_change,
            is_new=is_new,
        )

        return top_item
