# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="DiversityFigures")


@_attrs_define
class DiversityFigures:
    """All but `plays` and `things` are null where nothing was played."""

    plays: int
    """ Plays that count and name such a thing. """
    things: int
    """ How many different ones (n). """
    entropy_bits: float | None
    """ Shannon entropy: −Σ pᵢ log₂ pᵢ, where pᵢ is the part of one thing in the plays. """
    effective: float | None
    """ Effective number: 2 to the power of the entropy. """
    gini: float | None
    """ Gini coefficient: Σ (2i − n − 1) xᵢ ∕ (n Σ xᵢ), with the plays xᵢ of each in ascending order. """
    top_one_share: float | None
    """ The part of the most played one in the plays. """
    top_ten_share: float | None
    """ The part of the ten most played ones. """
    top_hundred_share: float | None
    """ The part of the hundred most played ones. """

    def to_dict(self) -> dict[str, Any]:
        plays = self.plays

        things = self.things

        entropy_bits: float | None
        entropy_bits = self.entropy_bits

        effective: float | None
        effective = self.effective

        gini: float | None
        gini = self.gini

        top_one_share: float | None
        top_one_share = self.top_one_share

        top_ten_share: float | None
        top_ten_share = self.top_ten_share

        top_hundred_share: float | None
        top_hundred_share = self.top_hundred_share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "plays": plays,
                "things": things,
                "entropy_bits": entropy_bits,
                "effective": effective,
                "gini": gini,
                "top_one_share": top_one_share,
                "top_ten_share": top_ten_share,
                "top_hundred_share": top_hundred_share,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plays = d.pop("plays")

        things = d.pop("things")

        def _parse_entropy_bits(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        entropy_bits = _parse_entropy_bits(d.pop("entropy_bits"))

        def _parse_effective(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        effective = _parse_effective(d.pop("effective"))

        def _parse_gini(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        gini = _parse_gini(d.pop("gini"))

        def _parse_top_one_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        top_one_share = _parse_top_one_share(d.pop("top_one_share"))

        def _parse_top_ten_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        top_ten_share = _parse_top_ten_share(d.pop("top_ten_share"))

        def _parse_top_hundred_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        top_hundred_share = _parse_top_hundred_share(d.pop("top_hundred_share"))

        diversity_figures = cls(
            plays=plays,
            things=things,
            entropy_bits=entropy_bits,
            effective=effective,
            gini=gini,
            top_one_share=top_one_share,
            top_ten_share=top_ten_share,
            top_hundred_share=top_hundred_share,
        )

        return diversity_figures
