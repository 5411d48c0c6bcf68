# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="DiscoveryStep")


@_attrs_define
class DiscoveryStep:
    start: datetime.datetime
    """ The step's first moment, in the time zone. """
    discovered: int
    """ How many were heard for the first time. """
    new_plays: int
    """ Plays that count of what was discovered in this step and in the period. """
    familiar_plays: int
    """ Plays that count of what was known before. """
    new_share: float | None
    """ The part of the new plays; null where there are none at all. """

    def to_dict(self) -> dict[str, Any]:
        start = self.start.isoformat()

        discovered = self.discovered

        new_plays = self.new_plays

        familiar_plays = self.familiar_plays

        new_share: float | None
        new_share = self.new_share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "start": start,
                "discovered": discovered,
                "new_plays": new_plays,
                "familiar_plays": familiar_plays,
                "new_share": new_share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        start = datetime.datetime.fromisoformat(d.pop("start"))

        discovered = d.pop("discovered")

        new_plays = d.pop("new_plays")

        familiar_plays = d.pop("familiar_plays")

        def _parse_new_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        new_share = _parse_new_share(d.pop("new_share"))

        discovery_step = cls(
            start=start,
            discovered=discovered,
            new_plays=new_plays,
            familiar_plays=familiar_plays,
            new_share=new_share,
        )

        return discovery_step
