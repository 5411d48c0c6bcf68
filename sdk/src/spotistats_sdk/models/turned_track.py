# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="TurnedTrack")


@_attrs_define
class TurnedTrack:
    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    artist: NamedRef | None
    known: int
    """ Plays, counted or not, of which it is known whether they were skipped. """
    skip_rate_before: float
    """ Of the first half of the known plays. """
    skip_rate_after: float
    """ Of the second half. """
    turned_at: datetime.datetime
    """ The first play of the second half. """

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

        known = self.known

        skip_rate_before = self.skip_rate_before

        skip_rate_after = self.skip_rate_after

        turned_at = self.turned_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artist": artist,
                "known": known,
                "skip_rate_before": skip_rate_before,
                "skip_rate_after": skip_rate_after,
                "turned_at": turned_at,
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

        known = d.pop("known")

        skip_rate_before = d.pop("skip_rate_before")

        skip_rate_after = d.pop("skip_rate_after")

        turned_at = datetime.datetime.fromisoformat(d.pop("turned_at"))

        turned_track = cls(
            rank=rank,
            id=id,
            name=name,
            artist=artist,
            known=known,
            skip_rate_before=skip_rate_before,
            skip_rate_after=skip_rate_after,
            turned_at=turned_at,
        )

        return turned_track
