# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.music_entity import MusicEntity, check_music_entity

if TYPE_CHECKING:
    from ..models.image import Image


T = TypeVar("T", bound="Artwork")


@_attrs_define
class Artwork:
    """The cover of a track or an album, or the picture of an artist."""

    entity: MusicEntity
    id: str
    images: list[Image]
    """ The same picture in several sizes, the largest first; at least one. """

    def to_dict(self) -> dict[str, Any]:
        entity: str = self.entity

        id = self.id

        images = []
        for images_item_data in self.images:
            images_item = images_item_data.to_dict()
            images.append(images_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entity": entity,
                "id": id,
                "images": images,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image import Image  # noqa: PLC0415

        d = dict(src_dict)
        entity = check_music_entity(d.pop("entity"))

        id = d.pop("id")

        images = []
        _images = d.pop("images")
        for images_item_data in _images:
            images_item = Image.from_dict(images_item_data)

            images.append(images_item)

        artwork = cls(
            entity=entity,
            id=id,
            images=images,
        )

        return artwork
