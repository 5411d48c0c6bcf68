# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.platform_family import PlatformFamily, check_platform_family

T = TypeVar("T", bound="SkipsOfFamily")


@_attrs_define
class SkipsOfFamily:
    platform_family: None | PlatformFamily
    plays: int
    """ Plays that count. """
    known: int
    """ Plays, counted or not, of which it is known whether they were skipped. """
    skipped: int
    skip_rate: float | None
    """ Null where nothing is known. """

    def to_dict(self) -> dict[str, Any]:
        platform_family: None | str
        if isinstance(self.platform_family, str):
            platform_family = self.platform_family
        else:
            platform_family = self.platform_family

        plays = self.plays

        known = self.known

        skipped = self.skipped

        skip_rate: float | None
        skip_rate = self.skip_rate

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "platform_family": platform_family,
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

        def _parse_platform_family(data: object) -> None | PlatformFamily:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                platform_family_type_0 = check_platform_family(data)

                return platform_family_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformFamily, data)

        platform_family = _parse_platform_family(d.pop("platform_family"))

        plays = d.pop("plays")

        known = d.pop("known")

        skipped = d.pop("skipped")

        def _parse_skip_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        skip_rate = _parse_skip_rate(d.pop("skip_rate"))

        skips_of_family = cls(
            platform_family=platform_family,
            plays=plays,
            known=known,
            skipped=skipped,
            skip_rate=skip_rate,
        )

        return skips_of_family
