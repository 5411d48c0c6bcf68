# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.listener_item import ListenerItem


T = TypeVar("T", bound="ListenerOverlap")


@_attrs_define
class ListenerOverlap:
    overlap: float | None
    """ From 0 to 1; null if a side has no plays. """
    shared_total: int
    """ How many both heard. """
    only_mine_total: int
    only_theirs_total: int
    shared: list[ListenerItem]
    """ What both heard: by the smaller one of both shares, then by the larger one. """
    only_mine: list[ListenerItem]
    """ By the caller's ranks. """
    only_theirs: list[ListenerItem]
    """ By the owner's ranks. """

    def to_dict(self) -> dict[str, Any]:
        overlap: float | None
        overlap = self.overlap

        shared_total = self.shared_total

        only_mine_total = self.only_mine_total

        only_theirs_total = self.only_theirs_total

        shared = []
        for shared_item_data in self.shared:
            shared_item = shared_item_data.to_dict()
            shared.append(shared_item)

        only_mine = []
        for only_mine_item_data in self.only_mine:
            only_mine_item = only_mine_item_data.to_dict()
            only_mine.append(only_mine_item)

        only_theirs = []
        for only_theirs_item_data in self.only_theirs:
            only_theirs_item = only_theirs_item_data.to_dict()
            only_theirs.append(only_theirs_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "overlap": overlap,
                "shared_total": shared_total,
                "only_mine_total": only_mine_total,
                "only_theirs_total": only_theirs_total,
                "shared": shared,
                "only_mine": only_mine,
                "only_theirs": only_theirs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.listener_item import ListenerItem  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_overlap(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        overlap = _parse_overlap(d.pop("overlap"))

        shared_total = d.pop("shared_total")

        only_mine_total = d.pop("only_mine_total")

        only_theirs_total = d.pop("only_theirs_total")

        shared = []
        _shared = d.pop("shared")
        for shared_item_data in _shared:
            shared_item = ListenerItem.from_dict(shared_item_data)

            shared.append(shared_item)

        only_mine = []
        _only_mine = d.pop("only_mine")
        for only_mine_item_data in _only_mine:
            only_mine_item = ListenerItem.from_dict(only_mine_item_data)

            only_mine.append(only_mine_item)

        only_theirs = []
        _only_theirs = d.pop("only_theirs")
        for only_theirs_item_data in _only_theirs:
            only_theirs_item = ListenerItem.from_dict(only_theirs_item_data)

            only_theirs.append(only_theirs_item)

        listener_overlap = cls(
            overlap=overlap,
            shared_total=shared_total,
            only_mine_total=only_mine_total,
            only_theirs_total=only_theirs_total,
            shared=shared,
            only_mine=only_mine,
            only_theirs=only_theirs,
        )

        return listener_overlap
