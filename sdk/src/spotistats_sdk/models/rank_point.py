# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RankPoint")


@_attrs_define
class RankPoint:
    """One step of a series; in cumulative mode all figures are sums up to its end."""

    rank: int | None
    """ Null if no play counts. """
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """

    def to_dict(self) -> dict[str, Any]:
        rank: int | None
        rank = self.rank

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank = _parse_rank(d.pop("rank"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        rank_point = cls(
            rank=rank,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
        )

        return rank_point
