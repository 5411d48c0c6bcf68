# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ComparedPlace")


@_attrs_define
class ComparedPlace:
    rank: int
    """ In the top list of its side, by `order_by`. """
    plays: int
    listened_ms: int
    estimated_ms: int
    """ The part of it that is estimated. """
    share: float | None
    """ Its share of the `order_by` of all in that list; null if that is 0. """

    def to_dict(self) -> dict[str, Any]:
        rank = self.rank

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        share: float | None
        share = self.share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "share": share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rank = d.pop("rank")

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        def _parse_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share = _parse_share(d.pop("share"))

        compared_place = cls(
            rank=rank,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            share=share,
        )

        return compared_place
