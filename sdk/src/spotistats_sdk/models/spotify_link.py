# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.link_problem import LinkProblem, check_link_problem
from ..models.link_state import LinkState, check_link_state

if TYPE_CHECKING:
    from ..models.sync_error import SyncError


T = TypeVar("T", bound="SpotifyLink")


@_attrs_define
class SpotifyLink:
    """How the account is linked to Spotify, and how keeping it up to date goes."""

    state: LinkState
    """ `active` works; `reconnect` has to be renewed by signing in again; `not_allowed` is refused
    by Spotify; `disconnected` was ended by the person; `not_linked` never was.
     """
    display_name: None | str
    """ The name at Spotify. """
    problem: LinkProblem | None
    advice: None | str
    """ What the person should do now. """
    expires_at: datetime.datetime | None
    """ When Spotify ends the link, unless it is renewed by signing in again. """
    days_left: int | None
    """ Whole days until then. """
    last_sync_at: datetime.datetime | None
    """ When Spotify was last asked for new plays. """
    last_error: None | SyncError

    def to_dict(self) -> dict[str, Any]:
        from ..models.sync_error import SyncError  # noqa: PLC0415

        state: str = self.state

        display_name: None | str
        display_name = self.display_name

        problem: None | str
        if isinstance(self.problem, str):
            problem = self.problem
        else:
            problem = self.problem

        advice: None | str
        advice = self.advice

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        days_left: int | None
        days_left = self.days_left

        last_sync_at: None | str
        if isinstance(self.last_sync_at, datetime.datetime):
            last_sync_at = self.last_sync_at.isoformat()
        else:
            last_sync_at = self.last_sync_at

        last_error: dict[str, Any] | None
        if isinstance(self.last_error, SyncError):
            last_error = self.last_error.to_dict()
        else:
            last_error = self.last_error

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "state": state,
                "display_name": display_name,
                "problem": problem,
                "advice": advice,
                "expires_at": expires_at,
                "days_left": days_left,
                "last_sync_at": last_sync_at,
                "last_error": last_error,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sync_error import SyncError  # noqa: PLC0415

        d = dict(src_dict)
        state = check_link_state(d.pop("state"))

        def _parse_display_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("display_name"))

        def _parse_problem(data: object) -> LinkProblem | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                problem_type_0 = check_link_problem(data)

                return problem_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LinkProblem | None, data)

        problem = _parse_problem(d.pop("problem"))

        def _parse_advice(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        advice = _parse_advice(d.pop("advice"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        def _parse_last_sync_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_sync_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_sync_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_sync_at = _parse_last_sync_at(d.pop("last_sync_at"))

        def _parse_last_error(data: object) -> None | SyncError:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_error_type_0 = SyncError.from_dict(data)

                return last_error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SyncError, data)

        last_error = _parse_last_error(d.pop("last_error"))

        spotify_link = cls(
            state=state,
            display_name=display_name,
            problem=problem,
            advice=advice,
            expires_at=expires_at,
            days_left=days_left,
            last_sync_at=last_sync_at,
            last_error=last_error,
        )

        return spotify_link
