# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.context_count import ContextCount


T = TypeVar("T", bound="Contexts")


@_attrs_define
class Contexts:
    """In what circumstances it was played, the most frequent first."""

    reason_starts: list[ContextCount]
    platform_families: list[ContextCount]
    shuffle: list[ContextCount]
    """ `true`, `false` or unknown. """

    def to_dict(self) -> dict[str, Any]:
        reason_starts = []
        for reason_starts_item_data in self.reason_starts:
            reason_starts_item = reason_starts_item_data.to_dict()
            reason_starts.append(reason_starts_item)

        platform_families = []
        for platform_families_item_data in self.platform_families:
            platform_families_item = platform_families_item_data.to_dict()
            platform_families.append(platform_families_item)

        shuffle = []
        for shuffle_item_data in self.shuffle:
            shuffle_item = shuffle_item_data.to_dict()
            shuffle.append(shuffle_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason_starts": reason_starts,
                "platform_families": platform_families,
                "shuffle": shuffle,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.context_count import ContextCount  # noqa: PLC0415

        d = dict(src_dict)
        reason_starts = []
        _reason_starts = d.pop("reason_starts")
        for reason_starts_item_data in _reason_starts:
            reason_starts_item = ContextCount.from_dict(reason_starts_item_data)

            reason_starts.append(reason_starts_item)

        platform_families = []
        _platform_families = d.pop("platform_families")
        for platform_families_item_data in _platform_families:
            platform_families_item = ContextCount.from_dict(platform_families_item_data)

            platform_families.append(platform_families_item)

        shuffle = []
        _shuffle = d.pop("shuffle")
        for shuffle_item_data in _shuffle:
            shuffle_item = ContextCount.from_dict(shuffle_item_data)

            shuffle.append(shuffle_item)

        contexts = cls(
            reason_starts=reason_starts,
            platform_families=platform_families,
            shuffle=shuffle,
        )

        return contexts
