# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.session_order import SessionOrder, check_session_order

if TYPE_CHECKING:
    from ..models.counting_rule import CountingRule
    from ..models.period import Period
    from ..models.session import Session
    from ..models.session_edge import SessionEdge
    from ..models.session_lengths import SessionLengths


T = TypeVar("T", bound="Sessions")


@_attrs_define
class Sessions:
    period: Period
    counting_rule: CountingRule
    """ Which plays count. """
    gap_ms: int
    order_by: SessionOrder
    total: int
    """ How many there are in all. """
    listened_ms: int
    """ All time heard in sessions. """
    estimated_ms: int
    """ The part of it that is estimated. """
    length_ms: int
    """ The lengths of all, pauses included. """
    mean_length_ms: int | None
    """ Rounded down; null if there is no session. """
    median_length_ms: int | None
    """ The lower one of two. """
    active_days: int
    """ Days with at least one play that counts. """
    sessions_per_active_day: float | None
    """ Null if there is no such day. """
    lengths: list[SessionLengths]
    """ How many sessions are how long: below 5, 15 and 30 minutes, 1, 2, 4 and 8 hours, and longer. """
    openers: list[SessionEdge]
    """ The tracks of the first play that counts. """
    closers: list[SessionEdge]
    """ The tracks of the last play that counts. """
    items: list[Session]

    def to_dict(self) -> dict[str, Any]:
        period = self.period.to_dict()

        counting_rule = self.counting_rule.to_dict()

        gap_ms = self.gap_ms

        order_by: str = self.order_by

        total = self.total

        listened_ms = self.listened_ms

        estimated_ms = self.estimated_ms

        length_ms = self.length_ms

        mean_length_ms: int | None
        mean_length_ms = self.mean_length_ms

        median_length_ms: int | None
        median_length_ms = self.median_length_ms

        active_days = self.active_days

        sessions_per_active_day: float | None
        sessions_per_active_day = self.sessions_per_active_day

        lengths = []
        for lengths_item_data in self.lengths:
            lengths_item = lengths_item_data.to_dict()
            lengths.append(lengths_item)

        openers = []
        for openers_item_data in self.openers:
            openers_item = openers_item_data.to_dict()
            openers.append(openers_item)

        closers = []
        for closers_item_data in self.closers:
            closers_item = closers_item_data.to_dict()
            closers.append(closers_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "period": period,
                "counting_rule": counting_rule,
                "gap_ms": gap_ms,
                "order_by": order_by,
                "total": total,
                "listened_ms": listened_ms,
                "estimated_ms": estimated_ms,
                "length_ms": length_ms,
                "mean_length_ms": mean_length_ms,
                "median_length_ms": median_length_ms,
                "active_days": active_days,
                "sessions_per_active_day": sessions_per_active_day,
                "lengths": lengths,
                "openers": openers,
                "closers": closers,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counting_rule import CountingRule  # noqa: PLC0415
        from ..models.period import Period  # noqa: PLC0415
        from ..models.session import Session  # noqa: PLC0415
        from ..models.session_edge import SessionEdge  # noqa: PLC0415
        from ..models.session_lengths import SessionLengths  # noqa: PLC0415

        d = dict(src_dict)
        period = Period.from_dict(d.pop("period"))

        counting_rule = CountingRule.from_dict(d.pop("counting_rule"))

        gap_ms = d.pop("gap_ms")

        order_by = check_session_order(d.pop("order_by"))

        total = d.pop("total")

        listened_ms = d.pop("listened_ms")

        estimated_ms = d.pop("estimated_ms")

        length_ms = d.pop("length_ms")

        def _parse_mean_length_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        mean_length_ms = _parse_mean_length_ms(d.pop("mean_length_ms"))

        def _parse_median_length_ms(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        median_length_ms = _parse_median_length_ms(d.pop("median_length_ms"))

        active_days = d.pop("active_days")

        def _parse_sessions_per_active_day(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        sessions_per_active_day = _parse_sessions_per_active_day(
            d.pop("sessions_per_active_day")
        )

        lengths = []
        _lengths = d.pop("lengths")
        for lengths_item_data in _lengths:
            lengths_item = SessionLengths.from_dict(lengths_item_data)

            lengths.append(lengths_item)

        openers = []
        _openers = d.pop("openers")
        for openers_item_data in _openers:
            openers_item = SessionEdge.from_dict(openers_item_data)

            openers.append(openers_item)

        closers = []
        _closers = d.pop("closers")
        for closers_item_data in _closers:
            closers_item = SessionEdge.from_dict(closers_item_data)

            closers.append(closers_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = Session.from_dict(items_item_data)

            items.append(items_item)

        sessions = cls(
            period=period,
            counting_rule=counting_rule,
            gap_ms=gap_ms,
            order_by=order_by,
            total=total,
            listened_ms=listened_ms,
            estimated_ms=estimated_ms,
            length_ms=length_ms,
            mean_length_ms=mean_length_ms,
            median_length_ms=median_length_ms,
            active_days=active_days,
            sessions_per_active_day=sessions_per_active_day,
            lengths=lengths,
            openers=openers,
            closers=closers,
            items=items,
        )

        return sessions
