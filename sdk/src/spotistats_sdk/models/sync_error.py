# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SyncError")


@_attrs_define
class SyncError:
    code: str
    """ A word for programs: not_reachable, limit_reached, not_allowed, link_unusable, refused or internal. """
    message: str
    at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        message = self.message

        at = self.at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "message": message,
                "at": at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        message = d.pop("message")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        sync_error = cls(
            code=code,
            message=message,
            at=at,
        )

        return sync_error
