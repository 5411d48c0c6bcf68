# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SkipShare")


@_attrs_define
class SkipShare:
    from_share: float
    """ Inclusive. """
    to_share: float
    """ Exclusive, but for the last. """
    skips: int

    def to_dict(self) -> dict[str, Any]:
        from_share = self.from_share

        to_share = self.to_share

        skips = self.skips

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_share": from_share,
                "to_share": to_share,
                "skips": skips,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_share = d.pop("from_share")

        to_share = d.pop("to_share")

        skips = d.pop("skips")

        skip_share = cls(
            from_share=from_share,
            to_share=to_share,
            skips=skips,
        )

        return skip_share
