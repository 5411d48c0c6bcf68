# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="DiscoveredItem")


@_attrs_define
class DiscoveredItem:
    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    first_played_at: datetime.datetime
    """ The first play that counts in the whole history. """
    plays: int
    """ Plays that count in the period. """
    plays_since: int
    """ Plays that count from the first one to the end of the history. """

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

        first_played_at = self.first_played_at.isoformat()

        plays = self.plays

        plays_since = self.plays_since

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artist": artist,
                "album": album,
                "first_played_at": first_played_at,
                "plays": plays,
                "plays_since": plays_since,
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

        first_played_at = datetime.datetime.fromisoformat(d.pop("first_played_at"))

        plays = d.pop("plays")

        plays_since = d.pop("plays_since")

        discovered_item = cls(
            rank=rank,
            id=id,
            name=name,
            artist=artist,
            album=album,
            first_played_at=first_played_at,
            plays=plays,
            plays_since=plays_since,
        )

        return discovered_item
