# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.spotify_link import SpotifyLink


T = TypeVar("T", bound="Account")


@_attrs_define
class Account:
    id: str
    display_name: str
    time_zone: str
    """ An IANA time zone. """
    counting_rule: CountingRule
    """ Which plays count. """
    join_recordings: bool
    """ Whether all statistics take the Spotify ids of one recording (those with the same ISRC)
    for one track.
     """
    created_at: datetime.datetime
    is_admin: bool
    """ Whether the account may invite others. """
    spotify: SpotifyLink
    """ How the account is linked to Spotify, and how keeping it up to date goes. """

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        display_name = self.display_name

        time_zone = self.time_zone

        counting_rule = self.counting_rule.to_dict()

        join_recordings = self.join_recordings

        created_at = self.created_at.isoformat()

        is_admin = self.is_admin

        spotify = self.spotify.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "display_name": display_name,
                "time_zone": time_zone,
                "counting_rule": counting_rule,
                "join_recordings": join_recordings,
                "created_at": created_at,
                "is_admin": is_admin,
                "spotify": spotify,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.spotify_link import SpotifyLink  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        display_name = d.pop("display_name")

        time_zone = d.pop("time_zone")

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        join_recordings = d.pop("join_recordings")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        is_admin = d.pop("is_admin")

        spotify = SpotifyLink.from_dict(d.pop("spotify"))

        account = cls(
            id=id,
            display_name=display_name,
            time_zone=time_zone,
            counting_rule=counting_rule,
            join_recordings=join_recordings,
            created_at=created_at,
            is_admin=is_admin,
            spotify=spotify,
        )

        return account
