# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.link_state import LinkState, check_link_state

T = TypeVar("T", bound="UserHead")


@_attrs_define
class UserHead:
    """An account, as the admin sees it."""

    id: str
    display_name: str
    created_at: datetime.datetime
    is_admin: bool
    link_state: LinkState
    """ `active` works; `reconnect` has to be renewed by signing in again; `not_allowed` is refused
    by Spotify; `disconnected` was ended by the person; `not_linked` never was.
     """
    last_sync_at: datetime.datetime | None
    """ When Spotify was last asked for new plays. """
    plays: int
    """ How many are stored, of any kind. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        display_name = self.display_name

        created_at = self.created_at.isoformat()

        is_admin = self.is_admin

        link_state: str = self.link_state

        last_sync_at: None | str
        if isinstance(self.last_sync_at, datetime.datetime):
            last_sync_at = self.last_sync_at.isoformat()
        else:
            last_sync_at = self.last_sync_at

        plays = self.plays

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "display_name": display_name,
                "created_at": created_at,
                "is_admin": is_admin,
                "link_state": link_state,
                "last_sync_at": last_sync_at,
                "plays": plays,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        display_name = d.pop("display_name")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        is_admin = d.pop("is_admin")

        link_state = check_link_state(d.pop("link_state"))

        def _parse_last_sync_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_sync_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_sync_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_sync_at = _parse_last_sync_at(d.pop("last_sync_at"))

        plays = d.pop("plays")

        user_head = cls(
            id=id,
            display_name=display_name,
            created_at=created_at,
            is_admin=is_admin,
            link_state=link_state,
            last_sync_at=last_sync_at,
            plays=plays,
        )

        return user_head
