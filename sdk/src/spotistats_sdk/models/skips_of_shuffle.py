# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SkipsOfShuffle")


@_attrs_define
class SkipsOfShuffle:
    shuffle: bool | None
    """ Null where unknown. """
    plays: int
    """ Plays that count. """
    known: int
    """ Plays, counted or not, of which it is known whether they were skipped. """
    skipped: int
    skip_rate: float | None
    """ Null where nothing is known. """

    def to_dict(self) -> dict[str, Any]:
        shuffle: bool | None
        shuffle = self.shuffle

        plays = self.plays

        known = self.known

        skipped = self.skipped

        skip_rate: float | None
        skip_rate = self.skip_rate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shuffle": shuffle,
                "plays": plays,
                "known": known,
                "skipped": skipped,
                "skip_rate": skip_rate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_shuffle(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        shuffle = _parse_shuffle(d.pop("shuffle"))

        plays = d.pop("plays")

        known = d.pop("known")

        skipped = d.pop("skipped")

        def _parse_skip_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        skip_rate = _parse_skip_rate(d.pop("skip_rate"))

        skips_of_shuffle = cls(
            shuffle=shuffle,
            plays=plays,
            known=known,
            skipped=skipped,
            skip_rate=skip_rate,
        )

        return skips_of_shuffle
