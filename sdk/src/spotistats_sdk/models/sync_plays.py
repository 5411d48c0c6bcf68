# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SyncPlays")


@_attrs_define
class SyncPlays:
    seen: int
    """ Plays that Spotify showed. """
    new: int
    """ Of these, stored now. """
    known: int
    """ Of these, stored before, by a sync or an import. """

    def to_dict(self) -> dict[str, Any]:
        seen = self.seen

        new = self.new

        known = self.known

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "seen": seen,
                "new": new,
                "known": known,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        seen = d.pop("seen")

        new = d.pop("new")

        known = d.pop("known")

        sync_plays = cls(
            seen=seen,
            new=new,
            known=known,
        )

        return sync_plays
