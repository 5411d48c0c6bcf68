# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.skip_position import SkipPosition
    from ..models.skip_share import SkipShare
    from ..models.skips_of_family import SkipsOfFamily
    from ..models.skips_of_hour import SkipsOfHour
    from ..models.skips_of_shuffle import SkipsOfShuffle
    from ..models.skips_of_thing import SkipsOfThing
    from ..models.turned_track import TurnedTrack


T = TypeVar("T", bound="Skips")


@_attrs_define
class Skips:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    min_plays: int
    plays: int
    """ Plays that count. """
    known: int
    """ Plays, counted or not, of which it is known whether they were skipped. """
    skipped: int
    skip_rate: float | None
    """ Null where nothing is known. """
    hours: list[SkipsOfHour]
    """ All 24 hours. """
    shuffle: list[SkipsOfShuffle]
    """ With shuffle, without, unknown; those there are. """
    platform_families: list[SkipsOfFamily]
    """ By name, the unknown last; those there are. """
    tracks: list[SkipsOfThing]
    artists: list[SkipsOfThing]
    positions: list[SkipPosition]
    """ Below 5, 10, 20 and 30 seconds, 1, 2, 3 and 5 minutes, and later. """
    shares: list[SkipShare]
    """ Ten parts of the track. """
    turned: list[TurnedTrack]

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        min_plays = self.min_plays

        plays = self.plays

        known = self.known

        skipped = self.skipped

        skip_rate: float | None
        skip_rate = self.skip_rate

        hours = []
        for hours_item_data in self.hours:
            hours_item = hours_item_data.to_dict()
            hours.append(hours_item)

        shuffle = []
        for shuffle_item_data in self.shuffle:
            shuffle_item = shuffle_item_data.to_dict()
            shuffle.append(shuffle_item)

        platform_families = []
        for platform_families_item_data in self.platform_families:
            platform_families_item = platform_families_item_data.to_dict()
            platform_families.append(platform_families_item)

        tracks = []
        for tracks_item_data in self.tracks:
            tracks_item = tracks_item_data.to_dict()
            tracks.append(tracks_item)

        artists = []
        for artists_item_data in self.artists:
            artists_item = artists_item_data.to_dict()
            artists.append(artists_item)

        positions = []
        for positions_item_data in self.positions:
            positions_item = positions_item_data.to_dict()
            positions.append(positions_item)

        shares = []
        for shares_item_data in self.shares:
            shares_item = shares_item_data.to_dict()
            shares.append(shares_item)

        turned = []
        for turned_item_data in self.turned:
            turned_item = turned_item_data.to_dict()
            turned.append(turned_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "min_plays": min_plays,
                "plays": plays,
                "known": known,
                "skipped": skipped,
                "skip_rate": skip_rate,
                "hours": hours,
                "shuffle": shuffle,
                "platform_families": platform_families,
                "tracks": tracks,
                "artists": artists,
                "positions": positions,
                "shares": shares,
                "turned": turned,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.skip_position import SkipPosition  # noqa: PLC0415
        from ..models.skip_share import SkipShare  # noqa: PLC0415
        from ..models.skips_of_family import SkipsOfFamily  # noqa: PLC0415
        from ..models.skips_of_hour import SkipsOfHour  # noqa: PLC0415
        from ..models.skips_of_shuffle import SkipsOfShuffle  # noqa: PLC0415
        from ..models.skips_of_thing import SkipsOfThing  # noqa: PLC0415
        from ..models.turned_track import TurnedTrack  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        min_plays = d.pop("min_plays")

        plays = d.pop("plays")

        known = d.pop("known")

        skipped = d.pop("skipped")

        def _parse_skip_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        skip_rate = _parse_skip_rate(d.pop("skip_rate"))

        hours = []
        _hours = d.pop("hours")
        for hours_item_data in _hours:
            hours_item = SkipsOfHour.from_dict(hours_item_data)

            hours.append(hours_item)

        shuffle = []
        _shuffle = d.pop("shuffle")
        for shuffle_item_data in _shuffle:
            shuffle_item = SkipsOfShuffle.from_dict(shuffle_item_data)

            shuffle.append(shuffle_item)

        platform_families = []
        _platform_families = d.pop("platform_families")
        for platform_families_item_data in _platform_families:
            platform_families_item = SkipsOfFamily.from_dict(
                platform_families_item_data
            )

            platform_families.append(platform_families_item)

        tracks = []
        _tracks = d.pop("tracks")
        for tracks_item_data in _tracks:
            tracks_item = SkipsOfThing.from_dict(tracks_item_data)

            tracks.append(tracks_item)

        artists = []
        _artists = d.pop("artists")
        for artists_item_data in _artists:
            artists_item = SkipsOfThing.from_dict(artists_item_data)

            artists.append(artists_item)

        positions = []
        _positions = d.pop("positions")
        for positions_item_data in _positions:
            positions_item = SkipPosition.from_dict(positions_item_data)

            positions.append(positions_item)

        shares = []
        _shares = d.pop("shares")
        for shares_item_data in _shares:
            shares_item = SkipShare.from_dict(shares_item_data)

            shares.append(shares_item)

        turned = []
        _turned = d.pop("turned")
        for turned_item_data in _turned:
            turned_item = TurnedTrack.from_dict(turned_item_data)

            turned.append(turned_item)

        skips = cls(
            period=period,
            counting_rule=counting_rule,
            min_plays=min_plays,
            plays=plays,
            known=known,
            skipped=skipped,
            skip_rate=skip_rate,
            hours=hours,
            shuffle=shuffle,
            platform_families=platform_families,
            tracks=tracks,
            artists=artists,
            positions=positions,
            shares=shares,
            turned=turned,
        )

        return skips
