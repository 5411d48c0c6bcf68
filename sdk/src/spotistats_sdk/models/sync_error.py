# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SyncError")


@_attrs_define
class SyncError:
    """What went wrong when Spotify was last asked."""

    code: str
    """ A word for programs: not_reachable, limit_reached, not_allowed, link_unusable, refused or internal. """
    message: str
    happened_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        message = self.message

        happened_at = self.happened_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "message": message,
                "happened_at": happened_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        message = d.pop("message")

        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))

        sync_error = cls(
            code=code,
            message=message,
            happened_at=happened_at,
        )

        return sync_error
