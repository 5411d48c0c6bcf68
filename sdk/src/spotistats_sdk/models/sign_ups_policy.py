# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.sign_ups import SignUps, check_sign_ups

T = TypeVar("T", bound="SignUpsPolicy")


@_attrs_define
class SignUpsPolicy:
    sign_ups: SignUps
    """ Who may make an account; the first one can always be made. """
    is_fixed: bool
    """ Whether the server's setting `SPOTISTATS_SIGN_UPS` says so, so that it cannot be changed here. """

    def to_dict(self) -> dict[str, Any]:
        sign_ups: str = self.sign_ups

        is_fixed = self.is_fixed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sign_ups": sign_ups,
                "is_fixed": is_fixed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sign_ups = check_sign_ups(d.pop("sign_ups"))

        is_fixed = d.pop("is_fixed")

        sign_ups_policy = cls(
            sign_ups=sign_ups,
            is_fixed=is_fixed,
        )

        return sign_ups_policy
