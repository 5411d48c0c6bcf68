# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ComparedRank")


@_attrs_define
class ComparedRank:
    rank: int
    id: str
    """ Spotify's. """
    name: str
    own_rank: int | None
    """ Its place among your own; null without a play that counts. """
    plays: int
    listened_ms: int
    estimated_ms: int

    def to_dict(self) -> dict[str, Any]:
        rank = self.rank

        id = self.id

        name = self.name

        own_rank: int | None
        own_rank = self.own_rank

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "id": id,
                "name": name,
                "own_rank": own_rank,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rank = d.pop("rank")

        id = d.pop("id")

        name = d.pop("name")

        def _parse_own_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        own_rank = _parse_own_rank(d.pop("own_rank"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        compared_rank = cls(
            rank=rank,
            id=id,
            name=name,
            own_rank=own_rank,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
        )

        return compared_rank
