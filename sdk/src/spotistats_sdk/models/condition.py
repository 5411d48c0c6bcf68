# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.operator import Operator, check_operator
from ..types import UNSET, Unset

T = TypeVar("T", bound="Condition")


@_attrs_define
class Condition:
    """Either `all`, `any` or `not` of other conditions, or a `field` with an `op` and its `value`.
    In `where`, a field is a dimension (but session), the id of a thing (`artist_id`),
    `ended_at`, `ms_played` or `listened_ms`; in `having`, a measure. What is not known fulfils
    only `is_null`. Texts are compared byte by byte.

    """

    all_: list[Condition] | Unset = UNSET
    any_: list[Condition] | Unset = UNSET
    not_: Condition | Unset = UNSET
    """ Either `all`, `any` or `not` of other conditions, or a `field` with an `op` and its `value`.
    In `where`, a field is a dimension (but session), the id of a thing (`artist_id`),
    `ended_at`, `ms_played` or `listened_ms`; in `having`, a measure. What is not known fulfils
    only `is_null`. Texts are compared byte by byte.
     """
    field: str | Unset = UNSET
    op: Operator | Unset = UNSET
    value: Any | Unset = UNSET
    """ Any value. In a condition a text, a number, true or false, or a list of them for `in`,
    `not_in` and `between`.
     """

    def to_dict(self) -> dict[str, Any]:
        all_: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.all_, Unset):
            all_ = []
            for all_item_data in self.all_:
                all_item = all_item_data.to_dict()
                all_.append(all_item)

        any_: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.any_, Unset):
            any_ = []
            for any_item_data in self.any_:
                any_item = any_item_data.to_dict()
                any_.append(any_item)

        not_: dict[str, Any] | Unset = UNSET
        if not isinstance(self.not_, Unset):
            not_ = self.not_.to_dict()

        field = self.field

        op: str | Unset = UNSET
        if not isinstance(self.op, Unset):
            op = self.op

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if all_ is not UNSET:
            field_dict["all"] = all_
        if any_ is not UNSET:
            field_dict["any"] = any_
        if not_ is not UNSET:
            field_dict["not"] = not_
        if field is not UNSET:
            field_dict["field"] = field
        if op is not UNSET:
            field_dict["op"] = op
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _all_ = d.pop("all", UNSET)
        all_: list[Condition] | Unset = UNSET
        if _all_ is not UNSET:
            all_ = []
            for all_item_data in _all_:
                all_item = Condition.from_dict(all_item_data)

                all_.append(all_item)

        _any_ = d.pop("any", UNSET)
        any_: list[Condition] | Unset = UNSET
        if _any_ is not UNSET:
            any_ = []
            for any_item_data in _any_:
                any_item = Condition.from_dict(any_item_data)

                any_.append(any_item)

        _not_ = d.pop("not", UNSET)
        not_: Condition | Unset
        if isinstance(_not_, Unset):
            not_ = UNSET
        else:
            not_ = Condition.from_dict(_not_)

        field = d.pop("field", UNSET)

        _op = d.pop("op", UNSET)
        op: Operator | Unset
        if isinstance(_op, Unset):
            op = UNSET
        else:
            op = check_operator(_op)

        value = d.pop("value", UNSET)

        condition = cls(
            all_=all_,
            any_=any_,
            not_=not_,
            field=field,
            op=op,
            value=value,
        )

        return condition
