# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="SessionEdge")


@_attrs_define
class SessionEdge:
    id: str
    name: str
    artist: NamedRef | None
    sessions: int
    """ How many sessions it opens or closes. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        name = self.name

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        sessions = self.sessions

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "artist": artist,
                "sessions": sessions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        sessions = d.pop("sessions")

        session_edge = cls(
            id=id,
            name=name,
            artist=artist,
            sessions=sessions,
        )

        return session_edge
