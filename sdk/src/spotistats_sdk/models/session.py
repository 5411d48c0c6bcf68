# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.platform_family import PlatformFamily, check_platform_family

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="Session")


@_attrs_define
class Session:
    rank: int
    """ From 1 over the whole list. """
    started_at: datetime.datetime
    """ The start of its first play. """
    ended_at: datetime.datetime
    """ The end of its last play. """
    length_ms: int
    plays: int
    """ Plays that count. """
    listened_ms: int
    """ All time heard, counted or not. """
    estimated_ms: int
    """ The part of it that is estimated. """
    tracks: int
    """ Different tracks (or episodes, chapters) among the plays that count. """
    opener: NamedRef | None
    closer: NamedRef | None
    platform: None | str
    """ The platform of most of its plays, counted or not; of equals the first byte by byte. """
    platform_family: None | PlatformFamily

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        rank = self.rank

        started_at = self.started_at.isoformat()

        ended_at = self.ended_at.isoformat()

        length_ms = self.length_ms

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        tracks = self.tracks

        opener: dict[str, Any] | None
        if isinstance(self.opener, NamedRef):
            opener = self.opener.to_dict()
        else:
            opener = self.opener

        closer: dict[str, Any] | None
        if isinstance(self.closer, NamedRef):
            closer = self.closer.to_dict()
        else:
            closer = self.closer

        platform: None | str
        platform = self.platform

        platform_family: None | str
        if isinstance(self.platform_family, str):
            platform_family = self.platform_family
        else:
            platform_family = self.platform_family

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rank": rank,
                "started_at": started_at,
                "ended_at": ended_at,
                "length_ms": length_ms,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "tracks": tracks,
                "opener": opener,
                "closer": closer,
                "platform": platform,
                "platform_family": platform_family,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        rank = d.pop("rank")

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        ended_at = datetime.datetime.fromisoformat(d.pop("ended_at"))

        length_ms = d.pop("length_ms")

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        tracks = d.pop("tracks")

        def _parse_opener(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                opener_type_0 = NamedRef.from_dict(data)

                return opener_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        opener = _parse_opener(d.pop("opener"))

        def _parse_closer(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                closer_type_0 = NamedRef.from_dict(data)

                return closer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        closer = _parse_closer(d.pop("closer"))

        def _parse_platform(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_platform_family(data: object) -> None | PlatformFamily:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                platform_family_type_0 = check_platform_family(data)

                return platform_family_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformFamily, data)

        platform_family = _parse_platform_family(d.pop("platform_family"))

        session = cls(
            rank=rank,
            started_at=started_at,
            ended_at=ended_at,
            length_ms=length_ms,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            tracks=tracks,
            opener=opener,
            closer=closer,
            platform=platform,
            platform_family=platform_family,
        )

        return session
