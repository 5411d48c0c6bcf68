# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.share_kind import ShareKind, check_share_kind
from ..models.share_state import ShareState, check_share_state

T = TypeVar("T", bound="CreatedShare")


@_attrs_define
class CreatedShare:
    id: str
    kind: ShareKind
    label: None | str
    """ Its owner's note, which nobody else sees. """
    state: ShareState
    view: None | str
    """ The name of the saved query. """
    recap: None | str
    """ The name of the period. """
    since: None | str
    until: None | str
    days: int | None
    allow_comparison: bool
    created_at: datetime.datetime
    expires_at: datetime.datetime | None
    """ Null for never. """
    token: str
    """ The secret: what is shared is at `/shared/{token}`. Only its hash is stored. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind: str = self.kind

        label: None | str
        label = self.label

        state: str = self.state

        view: None | str
        view = self.view

        recap: None | str
        recap = self.recap

        since: None | str
        since = self.since

        until: None | str
        until = self.until

        days: int | None
        days = self.days

        allow_comparison = self.allow_comparison

        created_at = self.created_at.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        token = self.token

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "label": label,
                "state": state,
                "view": view,
                "recap": recap,
                "since": since,
                "until": until,
                "days": days,
                "allow_comparison": allow_comparison,
                "created_at": created_at,
                "expires_at": expires_at,
                "token": token,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = check_share_kind(d.pop("kind"))

        def _parse_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        label = _parse_label(d.pop("label"))

        state = check_share_state(d.pop("state"))

        def _parse_view(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        view = _parse_view(d.pop("view"))

        def _parse_recap(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recap = _parse_recap(d.pop("recap"))

        def _parse_since(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        since = _parse_since(d.pop("since"))

        def _parse_until(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        until = _parse_until(d.pop("until"))

        def _parse_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days = _parse_days(d.pop("days"))

        allow_comparison = d.pop("allow_comparison")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        token = d.pop("token")

        created_share = cls(
            id=id,
            kind=kind,
            label=label,
            state=state,
            view=view,
            recap=recap,
            since=since,
            until=until,
            days=days,
            allow_comparison=allow_comparison,
            created_at=created_at,
            expires_at=expires_at,
            token=token,
        )

        return created_share
