# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ranking_entity import RankingEntity, check_ranking_entity
from ..models.ranking_range import RankingRange, check_ranking_range

if TYPE_CHECKING:
    from ..models.named_ref import NamedRef


T = TypeVar("T", bound="RankingHead")


@_attrs_define
class RankingHead:
    id: str
    entity: RankingEntity
    range_: RankingRange
    """ How far Spotify looks back: about 4 weeks, 6 months or a year. """
    taken_at: datetime.datetime
    size: int
    """ How many places it has. """
    first: NamedRef | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        id = self.id

        entity: str = self.entity

        range_: str = self.range_

        taken_at = self.taken_at.isoformat()

        size = self.size

        first: dict[str, Any] | None
        if isinstance(self.first, NamedRef):
            first = self.first.to_dict()
        else:
            first = self.first

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "entity": entity,
                "range": range_,
                "taken_at": taken_at,
                "size": size,
                "first": first,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_ref import NamedRef  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        entity = check_ranking_entity(d.pop("entity"))

        range_ = check_ranking_range(d.pop("range"))

        taken_at = datetime.datetime.fromisoformat(d.pop("taken_at"))

        size = d.pop("size")

        def _parse_first(data: object) -> NamedRef | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_type_0 = NamedRef.from_dict(data)

                return first_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NamedRef | None, data)

        first = _parse_first(d.pop("first"))

        ranking_head = cls(
            id=id,
            entity=entity,
            range_=range_,
            taken_at=taken_at,
            size=size,
            first=first,
        )

        return ranking_head
