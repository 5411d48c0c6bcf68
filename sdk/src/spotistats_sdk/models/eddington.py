# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Eddington")


@_attrs_define
class Eddington:
    """Over all music that counts, whatever it names."""

    number: int
    """ The largest E such that on E local days at least E plays count. """
    days_missing: int
    """ How many more days with at least E + 1 plays make it E + 1. """

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        days_missing = self.days_missing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "days_missing": days_missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        days_missing = d.pop("days_missing")

        eddington = cls(
            number=number,
            days_missing=days_missing,
        )

        return eddington
