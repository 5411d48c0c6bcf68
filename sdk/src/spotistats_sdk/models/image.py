# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Image")


@_attrs_define
class Image:
    """A picture on one of Spotify's image hosts."""

    url: str
    width: int | None
    """ In pixels; null if not told. """
    height: int | None
    """ In pixels; null if not told. """

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        width: int | None
        width = self.width

        height: int | None
        height = self.height

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
                "width": width,
                "height": height,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        def _parse_width(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        width = _parse_width(d.pop("width"))

        def _parse_height(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        height = _parse_height(d.pop("height"))

        image = cls(
            url=url,
            width=width,
            height=height,
        )

        return image
