# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.field_error_in import FieldErrorIn, check_field_error_in

T = TypeVar("T", bound="FieldError")


@_attrs_define
class FieldError:
    field: str
    """ The parameter, or the path to the field in the body. """
    in_: FieldErrorIn
    """ Where it was sent. """
    message: str
    """ What is wrong with it. """

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        in_: str = self.in_

        message = self.message

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
                "in": in_,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        in_ = check_field_error_in(d.pop("in"))

        message = d.pop("message")

        field_error = cls(
            field=field,
            in_=in_,
            message=message,
        )

        return field_error
