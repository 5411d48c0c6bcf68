# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.heard_entity import HeardEntity, check_heard_entity

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="SearchItem")


@_attrs_define
class SearchItem:
    """Something of the history; `artist` may be an author, `album` is the show of an episode."""

    entity: HeardEntity
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    """ Plays that count in the whole history. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    last_played_at: datetime.datetime | None
    """ The last play that counts; null if none does. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

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

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        last_played_at: None | str
        if isinstance(self.last_played_at, datetime.datetime):
            last_played_at = self.last_played_at.isoformat()
        else:
            last_played_at = self.last_played_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "id": id,
                "name": name,
                "artist": artist,
                "album": album,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "last_played_at": last_played_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_heard_entity(d.pop("entity"))

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

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

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

        search_item = cls(
            entity=entity,
            id=id,
            name=name,
            artist=artist,
            album=album,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            last_played_at=last_played_at,
        )

        return search_item
