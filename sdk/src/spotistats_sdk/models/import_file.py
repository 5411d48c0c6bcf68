# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.import_file_state import ImportFileState, check_import_file_state

if TYPE_CHECKING:
    from ..models.reason_count import ReasonCount
    from ..models.row_counts import RowCounts


T = TypeVar("T", bound="ImportFile")


@_attrs_define
class ImportFile:
    name: str
    state: ImportFileState
    """ `waiting`: not read yet. `read`: read to its end. `partly_read`: cut off or damaged, what
    came before was read. `ignored`: not listening history. `unreadable`: nothing could be read.
     """
    format_: None | str
    """ What the file was found to be. """
    detail: None | str
    """ Why it was ignored or not read, and what to do. """
    bytes_: int
    """ Its size when unpacked. """
    rows: RowCounts
    """ Where the rows went: read = stored + known + upgraded + skipped. """
    first_ended_at: datetime.datetime | None
    last_ended_at: datetime.datetime | None
    reasons: list[ReasonCount]

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        state: str = self.state

        format_: None | str
        format_ = self.format_

        detail: None | str
        detail = self.detail

        bytes_ = self.bytes_

        rows = self.rows.to_dict()

        first_ended_at: None | str
        if isinstance(self.first_ended_at, datetime.datetime):
            first_ended_at = self.first_ended_at.isoformat()
        else:
            first_ended_at = self.first_ended_at

        last_ended_at: None | str
        if isinstance(self.last_ended_at, datetime.datetime):
            last_ended_at = self.last_ended_at.isoformat()
        else:
            last_ended_at = self.last_ended_at

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "state": state,
                "format": format_,
                "detail": detail,
                "bytes": bytes_,
                "rows": rows,
                "first_ended_at": first_ended_at,
                "last_ended_at": last_ended_at,
                "reasons": reasons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason_count import ReasonCount  # noqa: PLC0415
        from ..models.row_counts import RowCounts  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        state = check_import_file_state(d.pop("state"))

        def _parse_format_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        format_ = _parse_format_(d.pop("format"))

        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))

        bytes_ = d.pop("bytes")

        rows = RowCounts.from_dict(d.pop("rows"))

        def _parse_first_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return first_ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        first_ended_at = _parse_first_ended_at(d.pop("first_ended_at"))

        def _parse_last_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_ended_at = _parse_last_ended_at(d.pop("last_ended_at"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ReasonCount.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        import_file = cls(
            name=name,
            state=state,
            format_=format_,
            detail=detail,
            bytes_=bytes_,
            rows=rows,
            first_ended_at=first_ended_at,
            last_ended_at=last_ended_at,
            reasons=reasons,
        )

        return import_file
