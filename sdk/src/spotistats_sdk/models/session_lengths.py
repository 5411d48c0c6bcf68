# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SessionLengths")


@_attrs_define
class SessionLengths:
    from_ms: int
    """ Inclusive. """
    below_ms: int | None
    """ Exclusive; null for the last. """
    sessions: int

    def to_dict(self) -> dict[str, Any]:
        from_ms = self.from_ms

        below_ms: int | None
        below_ms = self.below_ms

        sessions = self.sessions

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from_ms": from_ms,
                "below_ms": below_ms,
                "sessions": sessions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ms = d.pop("from_ms")

        def _parse_below_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        below_ms = _parse_below_ms(d.pop("below_ms"))

        sessions = d.pop("sessions")

        session_lengths = cls(
            from_ms=from_ms,
            below_ms=below_ms,
            sessions=sessions,
        )

        return session_lengths
