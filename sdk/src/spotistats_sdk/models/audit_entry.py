# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.audit_action import AuditAction, check_audit_action
from ..models.audit_entry_by import AuditEntryBy, check_audit_entry_by

T = TypeVar("T", bound="AuditEntry")


@_attrs_define
class AuditEntry:
    id: str
    happened_at: datetime.datetime
    action: AuditAction
    """ What was done. """
    by: AuditEntryBy
    """ A sign-in, a browser that was signed in, an access token, or a command on the machine itself. """
    token_id: None | str
    """ Which token it was; it may have been revoked since. """
    subject_id: None | str
    """ Of a token, an import, a share or an invitation: which one. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        happened_at = self.happened_at.isoformat()

        action: str = self.action

        by: str = self.by

        token_id: None | str
        token_id = self.token_id

        subject_id: None | str
        subject_id = self.subject_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "happened_at": happened_at,
                "action": action,
                "by": by,
                "token_id": token_id,
                "subject_id": subject_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))

        action = check_audit_action(d.pop("action"))

        by = check_audit_entry_by(d.pop("by"))

        def _parse_token_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        token_id = _parse_token_id(d.pop("token_id"))

        def _parse_subject_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject_id = _parse_subject_id(d.pop("subject_id"))

        audit_entry = cls(
            id=id,
            happened_at=happened_at,
            action=action,
            by=by,
            token_id=token_id,
            subject_id=subject_id,
        )

        return audit_entry
