# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.timeline_series_role import TimelineSeriesRole, check_timeline_series_role

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef
    from ..models.timeline_item import TimelineItem


T = TypeVar("T", bound="TimelineSeries")


@_attrs_define
class TimelineSeries:
    role: TimelineSeriesRole
    """ `value`: the plays with one value. `unknown`: those of which it is not known. `other`: all that
    have no series of their own.
     """
    key: None | str
    """ The value, or the id of the artist, album or track. """
    label: None | str
    """ The value, or the name of the artist, album or track. """
    artist: NamedRef | None
    plays: int
    """ Plays that count in all steps. """
    listened_ms: int
    estimated_ms: int
    """ The part of it that is estimated. """
    items: list[TimelineItem]
    """ The same steps as those of the timeline. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        role: str = self.role

        key: None | str
        key = self.key

        label: None | str
        label = self.label

        artist: dict[str, Any] | None
        if isinstance(self.artist, NamedRef):
            artist = self.artist.to_dict()
        else:
            artist = self.artist

        plays = self.plays

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "key": key,
                "label": label,
                "artist": artist,
                "plays": plays,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415

        d = dict(src_dict)
        role = check_timeline_series_role(d.pop("role"))

        def _parse_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        key = _parse_key(d.pop("key"))

        def _parse_label(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        label = _parse_label(d.pop("label"))

        def _parse_artist(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                artist_type_0 = NamedRef.from_dict(data)

                return artist_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        artist = _parse_artist(d.pop("artist"))

        plays = d.pop("plays")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = TimelineItem.from_dict(items_item_data)

            items.append(items_item)

        timeline_series = cls(
            role=role,
            key=key,
            label=label,
            artist=artist,
            plays=plays,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            items=items,
        )

        return timeline_series
