# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.listener_place import ListenerPlace
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="ListenerItem")


@_attrs_define
class ListenerItem:
    """Something that one person heard, or both."""

    id: str
    """ The caller's, where the caller has it. """
    name: str
    artist: NamedRef | None
    mine: ListenerPlace | None
    theirs: ListenerPlace | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.listener_place import ListenerPlace  # noqa: PLC0415
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        mine: dict[str, Any] | None
        if isinstance(self.mine, ListenerPlace):
            mine = self.mine.to_dict()
        else:
            mine = self.mine

        theirs: dict[str, Any] | None
        if isinstance(self.theirs, ListenerPlace):
            theirs = self.theirs.to_dict()
        else:
            theirs = self.theirs

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "artist": artist,
                "mine": mine,
                "theirs": theirs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.listener_place import ListenerPlace  # noqa: PLC0415
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
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

        def _parse_mine(data: object) -> ListenerPlace | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mine_type_0 = ListenerPlace.from_dict(data)

                return mine_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ListenerPlace | None, data)

        mine = _parse_mine(d.pop("mine"))

        def _parse_theirs(data: object) -> ListenerPlace | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                theirs_type_0 = ListenerPlace.from_dict(data)

                return theirs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ListenerPlace | None, data)

        theirs = _parse_theirs(d.pop("theirs"))

        listener_item = cls(
            id=id,
            name=name,
            artist=artist,
            mine=mine,
            theirs=theirs,
        )

        return listener_item
