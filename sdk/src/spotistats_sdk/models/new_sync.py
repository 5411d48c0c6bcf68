# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.sync_kind import SyncKind, check_sync_kind

T = TypeVar("T", bound="NewSync")


@_attrs_define
class NewSync:
    kind: SyncKind
    """ What is asked for: the latest plays, Spotify's top lists, or what tracks, albums and artists are. """

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_sync_kind(d.pop("kind"))

        new_sync = cls(
            kind=kind,
        )

        return new_sync
