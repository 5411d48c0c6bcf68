# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.timeline_split import TimelineSplit, check_timeline_split
from ..models.timeline_step import TimelineStep, check_timeline_step

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.timeline_item import TimelineItem
    from ..models.timeline_series import TimelineSeries


T = TypeVar("T", bound="Timeline")


@_attrs_define
class Timeline:
    step: TimelineStep
    split_by: None | TimelineSplit
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    items: list[TimelineItem]
    """ All plays. """
    series: list[TimelineSeries]
    """ The parts of them; none if nothing is split. """

    def to_dict(self) -> dict[str, Any]:
        step: str = self.step

        split_by: None | str
        if isinstance(self.split_by, str):
            split_by = self.split_by
        else:
            split_by = self.split_by

        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        series = []
        for series_item_data in self.series:
            series_item = series_item_data.to_dict()
            series.append(series_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "step": step,
                "split_by": split_by,
                "period": period,
                "counting_rule": counting_rule,
                "items": items,
                "series": series,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.timeline_item import TimelineItem  # noqa: PLC0415
        from ..models.timeline_series import TimelineSeries  # noqa: PLC0415

        d = dict(src_dict)
        step = check_timeline_step(d.pop("step"))

        def _parse_split_by(data: object) -> None | TimelineSplit:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                split_by_type_0 = check_timeline_split(data)

                return split_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimelineSplit, data)

        split_by = _parse_split_by(d.pop("split_by"))

        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = TimelineItem.from_dict(items_item_data)

            items.append(items_item)

        series = []
        _series = d.pop("series")
        for series_item_data in _series:
            series_item = TimelineSeries.from_dict(series_item_data)

            series.append(series_item)

        timeline = cls(
            step=step,
            split_by=split_by,
            period=period,
            counting_rule=counting_rule,
            items=items,
            series=series,
        )

        return timeline
