# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="SkipsOfThing")


@_attrs_define
class SkipsOfThing:
    rank: int
    """ From 1 over the whole list. """
    id: str
    name: str
    artist: NamedRef | None
    plays: int
    """ Plays that count. """
    known: int
    """ Plays, counted or not, of which it is known whether they were skipped. """
    skipped: int
    skip_rate: float | None
    """ Null where nothing is known. """

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

        plays = self.plays

        known = self.known

        skipped = self.skipped

        skip_rate: float | None
        skip_rate = self.skip_rate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "artist": artist,
                "plays": plays,
                "known": known,
                "skipped": skipped,
                "skip_rate": skip_rate,
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

        plays = d.pop("plays")

        known = d.pop("known")

        skipped = d.pop("skipped")

        def _parse_skip_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        skip_rate = _parse_skip_rate(d.pop("skip_rate"))

        skips_of_thing = cls(
            rank=rank,
            id=id,
            name=name,
            artist=artist,
            plays=plays,
            known=known,
            skipped=skipped,
            skip_rate=skip_rate,
        )

        return skips_of_thing
