# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MissingRank")


@_attrs_define
class MissingRank:
    own_rank: int
    id: str
    """ The one that statistics use. """
    name: str
    plays: int

    def to_dict(self) -> dict[str, Any]:
        own_rank = self.own_rank

        id = self.id

        name = self.name

        plays = self.plays

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "own_rank": own_rank,
                "id": id,
                "name": name,
                "plays": plays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        own_rank = d.pop("own_rank")

        id = d.pop("id")

        name = d.pop("name")

        plays = d.pop("plays")

        missing_rank = cls(
            own_rank=own_rank,
            id=id,
            name=name,
            plays=plays,
        )

        return missing_rank
