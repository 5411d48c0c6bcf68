# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Neighbour")


@_attrs_define
class Neighbour:
    id: str
    name: str
    plays: int
    """ How often it was the neighbour. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        plays = self.plays

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "plays": plays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        plays = d.pop("plays")

        neighbour = cls(
            id=id,
            name=name,
            plays=plays,
        )

        return neighbour
