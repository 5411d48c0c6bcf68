# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.listener_overlap import ListenerOverlap
    from ..models.period import Period
    from ..models.summary_figures import SummaryFigures


T = TypeVar("T", bound="ListenerComparison")


@_attrs_define
class ListenerComparison:
    """The caller (`mine`) beside the owner of a shared profile (`theirs`)."""

    owner: str
    """ The display name of whose profile it is. """
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    mine: SummaryFigures
    """ The key figures of one period. """
    theirs: SummaryFigures
    """ The key figures of one period. """
    artists: ListenerOverlap
    albums: ListenerOverlap
    tracks: ListenerOverlap

    def to_dict(self) -> dict[str, Any]:
        owner = self.owner

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        mine = self.mine.to_dict()

        theirs = self.theirs.to_dict()

        artists = self.artists.to_dict()

        albums = self.albums.to_dict()

        tracks = self.tracks.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "owner": owner,
                "period": period,
                "counting_rule": counting_rule,
                "mine": mine,
                "theirs": theirs,
                "artists": artists,
                "albums": albums,
                "tracks": tracks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.listener_overlap import ListenerOverlap  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.summary_figures import SummaryFigures  # noqa: PLC0415

        d = dict(src_dict)
        owner = d.pop("owner")

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        mine = SummaryFigures.from_dict(d.pop("mine"))

        theirs = SummaryFigures.from_dict(d.pop("theirs"))

        artists = ListenerOverlap.from_dict(d.pop("artists"))

        albums = ListenerOverlap.from_dict(d.pop("albums"))

        tracks = ListenerOverlap.from_dict(d.pop("tracks"))

        listener_comparison = cls(
            owner=owner,
            period=period,
            counting_rule=counting_rule,
            mine=mine,
            theirs=theirs,
            artists=artists,
            albums=albums,
            tracks=tracks,
        )

        return listener_comparison
