"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import TYPE_CHECKING

from spotistats.statistics import Question
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.calendar_periods import CalendarPeriod, calendar_period
from spotistats_sdk.types import UNSET

if TYPE_CHECKING:
    from argparse import Namespace


def connection_options() -> ArgumentParser:
    """Where the services are; a parent of the commands that ask them."""
    parser = ArgumentParser(add_help=False)
    group = parser.add_argument_group("connection")
    group.add_argument("--url", help="address of Spotify Stats (or SPOTISTATS_URL)")
    group.add_argument("--token", help="access token (or SPOTISTATS_TOKEN)")
    group.add_argument("--data-dir", metavar="D", help="data folder of `spotistats up`")
    return parser


def period_options() -> ArgumentParser:
    """What a statistic is about; a parent of the commands that show one."""
    parser = ArgumentParser(add_help=False, parents=[rule_options()])
    group = parser.add_argument_group("period")
    group.add_argument("--since", metavar="WHEN", help="start, inclusive: 2024-01-31 or an instant")
    group.add_argument("--until", metavar="WHEN", help="end, exclusive: 2024-02-29 or an instant")
    return parser


def rule_options() -> ArgumentParser:
    """How plays are counted; a parent of the commands that bring a period of their own."""
    parser = ArgumentParser(add_help=False)
    group = parser.add_argument_group("time zone and counting rule")
    group.add_argument("--tz", metavar="ZONE", help="time zone, like Europe/Vilnius")
    group.add_argument(
        "--min-ms", type=whole_number, metavar="MS", help="count plays of at least MS milliseconds"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    return parser


def whole_number(text: str) -> int:
    """An option's value that counts something; the services check its range."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a whole number") from None


def calendar_period_option(text: str) -> CalendarPeriod:
    """An option's value that names a year, a month or a week."""
    try:
        return calendar_period(text)
    except InvalidRequest as error:
        raise ArgumentTypeError(error.message) from None


def question(arguments: Namespace) -> Question:
    """What the options ask."""
    given = {
        name: getattr(arguments, name, None)
        for name in ("since", "until", "tz", "min_ms", "limit", "order_by")
    }
    return Question(**{k: UNSET if value is None else value for k, value in given.items()})
