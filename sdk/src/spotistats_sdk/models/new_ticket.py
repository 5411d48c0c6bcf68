# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewTicket")


@_attrs_define
class NewTicket:
    return_to: str | Unset = "/"
    """ Where to go afterwards: a path on this origin. """

    def to_dict(self) -> dict[str, Any]:
        return_to = self.return_to

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if return_to is not UNSET:
            field_dict["return_to"] = return_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        return_to = d.pop("return_to", UNSET)

        new_ticket = cls(
            return_to=return_to,
        )

        return new_ticket
