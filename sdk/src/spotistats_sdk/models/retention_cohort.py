# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RetentionCohort")


@_attrs_define
class RetentionCohort:
    start: datetime.datetime
    """ The first moment of the month of discovery, in the time zone. """
    artists: int
    """ How many artists (or shows, or audiobooks) were discovered. """
    heard: list[int]
    """ How many of them were heard n months later, from n = 0. """

    def to_dict(self) -> dict[str, Any]:
        start = self.start.isoformat()

        artists = self.artists

        heard = self.heard

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "start": start,
                "artists": artists,
                "heard": heard,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        start = datetime.datetime.fromisoformat(d.pop("start"))

        artists = d.pop("artists")

        heard = cast(list[int], d.pop("heard"))

        retention_cohort = cls(
            start=start,
            artists=artists,
            heard=heard,
        )

        return retention_cohort
