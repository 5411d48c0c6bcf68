# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.diversity_figures import DiversityFigures


T = TypeVar("T", bound="DiversityStep")


@_attrs_define
class DiversityStep:
    start: datetime.datetime
    """ The step's first moment, in the time zone. """
    figures: DiversityFigures
    """ All but `plays` and `things` are null where nothing was played. """

    def to_dict(self) -> dict[str, Any]:
        start = self.start.isoformat()

        figures = self.figures.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "start": start,
                "figures": figures,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.diversity_figures import DiversityFigures  # noqa: PLC0415

        d = dict(src_dict)
        start = datetime.datetime.fromisoformat(d.pop("start"))

        figures = DiversityFigures.from_dict(d.pop("figures"))

        diversity_step = cls(
            start=start,
            figures=figures,
        )

        return diversity_step
