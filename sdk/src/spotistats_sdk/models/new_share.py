# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.share_kind import ShareKind, check_share_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewShare")


@_attrs_define
class NewShare:
    """What to share: with `kind` view, the `view`; with recap, the `recap`; with profile, a period or nothing for all
    time.

    """

    kind: ShareKind
    label: None | str | Unset = UNSET
    """ A note of your own, such as for whom it is; nobody else sees it. """
    view: str | Unset = UNSET
    """ The name of a saved query. """
    recap: str | Unset = UNSET
    """ A year (`2024`), a month (`2024-07`) or an ISO week (`2024-W31`). """
    since: None | str | Unset = UNSET
    """ Of a profile: start of the period, inclusive. """
    until: None | str | Unset = UNSET
    """ Of a profile: end of the period, exclusive. """
    days: int | None | Unset = UNSET
    """ Of a profile: the latest days, today included, instead of a fixed period. """
    allow_comparison: bool | Unset = False
    """ Of a profile: whether people who have the secret may compare themselves with you. """
    expires_at: datetime.datetime | None | Unset = UNSET
    """ When it stops working; null for never, left out for 30 days from now. """

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        label: None | str | Unset
        if isinstance(self.label, Unset):
            label = UNSET
        else:
            label = self.label

        view = self.view

        recap = self.recap

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        else:
            since = self.since

        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        else:
            until = self.until

        days: int | None | Unset
        if isinstance(self.days, Unset):
            days = UNSET
        else:
            days = self.days

        allow_comparison = self.allow_comparison

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if label is not UNSET:
            field_dict["label"] = label
        if view is not UNSET:
            field_dict["view"] = view
        if recap is not UNSET:
            field_dict["recap"] = recap
        if since is not UNSET:
            field_dict["since"] = since
        if until is not UNSET:
            field_dict["until"] = until
        if days is not UNSET:
            field_dict["days"] = days
        if allow_comparison is not UNSET:
            field_dict["allow_comparison"] = allow_comparison
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_share_kind(d.pop("kind"))

        def _parse_label(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        label = _parse_label(d.pop("label", UNSET))

        view = d.pop("view", UNSET)

        recap = d.pop("recap", UNSET)

        def _parse_since(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_until(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        until = _parse_until(d.pop("until", UNSET))

        def _parse_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        days = _parse_days(d.pop("days", UNSET))

        allow_comparison = d.pop("allow_comparison", UNSET)

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        new_share = cls(
            kind=kind,
            label=label,
            view=view,
            recap=recap,
            since=since,
            until=until,
            days=days,
            allow_comparison=allow_comparison,
            expires_at=expires_at,
        )

        return new_share
