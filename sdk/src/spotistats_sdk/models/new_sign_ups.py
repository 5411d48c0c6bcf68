# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.sign_ups import SignUps, check_sign_ups

T = TypeVar("T", bound="NewSignUps")


@_attrs_define
class NewSignUps:
    sign_ups: SignUps
    """ Who may make an account; the first one can always be made. """

    def to_dict(self) -> dict[str, Any]:
        sign_ups: str = self.sign_ups

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sign_ups": sign_ups,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sign_ups = check_sign_ups(d.pop("sign_ups"))

        new_sign_ups = cls(
            sign_ups=sign_ups,
        )

        return new_sign_ups
