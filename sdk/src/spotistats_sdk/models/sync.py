# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.sync_kind import SyncKind, check_sync_kind
from ..models.sync_state import SyncState, check_sync_state

if TYPE_CHECKING:
    from ..models.sync_error import SyncError
    from ..models.sync_found import SyncFound
    from ..models.sync_plays import SyncPlays
    from ..models.time_span import TimeSpan


T = TypeVar("T", bound="Sync")


@_attrs_define
class Sync:
    id: str
    kind: SyncKind
    """ What is asked for: the latest plays, Spotify's top lists, or what tracks, albums and artists are. """
    state: SyncState
    """ `waiting`: what was seen is kept and stored as soon as an import of yours has ended. """
    is_requested: bool
    """ Whether somebody asked for it. """
    created_at: datetime.datetime
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    calls: int
    """ Calls that were made to Spotify. """
    plays: SyncPlays
    found: SyncFound
    gaps: list[TimeSpan]
    """ Times in which plays may be missing: Spotify shows at most 50, and all of them were new. """
    errors: list[SyncError]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind: str = self.kind

        state: str = self.state

        is_requested = self.is_requested

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

        calls = self.calls

        plays = self.plays.to_dict()

        found = self.found.to_dict()

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "state": state,
                "is_requested": is_requested,
                "created_at": created_at,
                "started_at": started_at,
                "finished_at": finished_at,
                "calls": calls,
                "plays": plays,
                "found": found,
                "gaps": gaps,
                "errors": errors,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sync_error import SyncError  # noqa: PLC0415
        from ..models.sync_found import SyncFound  # noqa: PLC0415
        from ..models.sync_plays import SyncPlays  # noqa: PLC0415
        from ..models.time_span import TimeSpan  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        kind = check_sync_kind(d.pop("kind"))

        state = check_sync_state(d.pop("state"))

        is_requested = d.pop("is_requested")

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

        calls = d.pop("calls")

        plays = SyncPlays.from_dict(d.pop("plays"))

        found = SyncFound.from_dict(d.pop("found"))

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = TimeSpan.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = SyncError.from_dict(errors_item_data)

            errors.append(errors_item)

        sync = cls(
            id=id,
            kind=kind,
            state=state,
            is_requested=is_requested,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            calls=calls,
            plays=plays,
            found=found,
            gaps=gaps,
            errors=errors,
        )

        return sync
