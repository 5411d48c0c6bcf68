# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.import_state import ImportState, check_import_state

if TYPE_CHECKING:
    from ..models.import_file import ImportFile
    from ..models.row_counts import RowCounts


T = TypeVar("T", bound="Import")


@_attrs_define
class Import:
    id: str
    state: ImportState
    """ `succeeded`: every row is in the history. `succeeded_with_errors`: some rows or files could
    not be read; the reasons say which. `failed`: nothing could be read or the import was
    given up; `problem` says why. `undoing`: it is being taken back, and then gone.
     """
    progress: float
    created_at: datetime.datetime
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    bytes_total: int
    """ Unpacked bytes to read; 0 until known. """
    bytes_read: int
    rows: RowCounts
    """ Where the rows went: read = stored + known + upgraded + skipped. """
    first_ended_at: datetime.datetime | None
    """ The earliest play among its rows. """
    last_ended_at: datetime.datetime | None
    """ The latest play among its rows. """
    problem: None | str
    """ Why the import failed, and what to do. """
    files: list[ImportFile]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        state: str = self.state

        progress = self.progress

        created_at = self.created_at.isoformat()

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        bytes_total = self.bytes_total

        bytes_read = self.bytes_read

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

        problem: None | str
        problem = self.problem

        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "state": state,
                "progress": progress,
                "created_at": created_at,
                "started_at": started_at,
                "finished_at": finished_at,
                "bytes_total": bytes_total,
                "bytes_read": bytes_read,
                "rows": rows,
                "first_ended_at": first_ended_at,
                "last_ended_at": last_ended_at,
                "problem": problem,
                "files": files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_file import ImportFile  # noqa: PLC0415
        from ..models.row_counts import RowCounts  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        state = check_import_state(d.pop("state"))

        progress = d.pop("progress")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("started_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        bytes_total = d.pop("bytes_total")

        bytes_read = d.pop("bytes_read")

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

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = ImportFile.from_dict(files_item_data)

            files.append(files_item)

        import_ = cls(
            id=id,
            state=state,
            progress=progress,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            bytes_total=bytes_total,
            bytes_read=bytes_read,
            rows=rows,
            first_ended_at=first_ended_at,
            last_ended_at=last_ended_at,
            problem=problem,
            files=files,
        )

        return import_
