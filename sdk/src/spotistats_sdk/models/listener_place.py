# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ListenerPlace")


@_attrs_define
class ListenerPlace:
    rank: int
    """ In that person's list by plays. """
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    share: float
    """ Its part of the plays of all in that list, from 0 to 1. """

    def to_dict(self) -> dict[str, Any]:
        rank = self.rank

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

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

        share = d.pop("share")

        listener_place = cls(
            rank=rank,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            share=share,
        )

        return listener_place
