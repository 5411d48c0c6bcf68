# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RowCounts")


@_attrs_define
class RowCounts:
    """Where the rows went: read = stored + known + upgraded + skipped."""

    read: int
    """ Rows found in the files. """
    stored: int
    """ New plays. """
    known: int
    """ Plays that were known already. """
    upgraded: int
    """ Known plays of which more is known now. """
    skipped: int
    """ Rows that could not be used. """

    def to_dict(self) -> dict[str, Any]:
        read = self.read

        stored = self.stored

        known = self.known

        upgraded = self.upgraded

        skipped = self.skipped

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "read": read,
                "stored": stored,
                "known": known,
                "upgraded": upgraded,
                "skipped": skipped,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        read = d.pop("read")

        stored = d.pop("stored")

        known = d.pop("known")

        upgraded = d.pop("upgraded")

        skipped = d.pop("skipped")

        row_counts = cls(
            read=read,
            stored=stored,
            known=known,
            upgraded=upgraded,
            skipped=skipped,
        )

        return row_counts
