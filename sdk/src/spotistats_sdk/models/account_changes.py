# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.counting_rule_changes import CountingRuleChanges


T = TypeVar("T", bound="AccountChanges")


@_attrs_define
class AccountChanges:
    display_name: str | Unset = UNSET
    time_zone: str | Unset = UNSET
    """ An IANA time zone. """
    counting_rule: CountingRuleChanges | Unset = UNSET
    """ The parts of the counting rule to change. """
    join_recordings: bool | Unset = UNSET
    """ Whether the Spotify ids of one recording are one track. """

    def to_dict(self) -> dict[str, Any]:
        display_name = self.display_name

        time_zone = self.time_zone

        counting_rule: dict[str, Any] | Unset = UNSET
        if not isinstance(self.counting_rule, Unset):
            counting_rule = self.counting_rule.to_dict()

        join_recordings = self.join_recordings

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if display_name is not UNSET:
            field_dict["display_name"] = display_name
        if time_zone is not UNSET:
            field_dict["time_zone"] = time_zone
        if counting_rule is not UNSET:
            field_dict["counting_rule"] = counting_rule
        if join_recordings is not UNSET:
            field_dict["join_recordings"] = join_recordings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule_changes import CountingRuleChanges  # noqa: PLC0415

        d = dict(src_dict)
        display_name = d.pop("display_name", UNSET)

        time_zone = d.pop("time_zone", UNSET)

        _counting_rule = d.pop("counting_rule", UNSET)
        counting_rule: CountingRuleChanges | Unset
        if isinstance(_counting_rule, Unset):
            counting_rule = UNSET
        else:
            counting_rule = CountingRuleChanges.from_dict(_counting_rule)

        join_recordings = d.pop("join_recordings", UNSET)

        account_changes = cls(
            display_name=display_name,
            time_zone=time_zone,
            counting_rule=counting_rule,
            join_recordings=join_recordings,
        )

        return account_changes
