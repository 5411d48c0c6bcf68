"""Options that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction
from typing import TYPE_CHECKING, Any

from spotistats.client import connect

if TYPE_CHECKING:
    from argparse import Namespace

    from spotistats.client import Stats

_RULE = ("tz", "min_ms", "count_skipped", "count_incognito")
_PERIOD = ("since", "until", "period")

_TEXT_FILTERS = {
    "kind": "only these media (music by default; podcast, audiobook)",
    "artist_id": "only plays of these artists",
    "album_id": "only plays of these albums",
    "track_id": "only plays of these tracks",
    "platform": "only on these platforms, as Spotify wrote them",
    "platform_family": "only on these kinds of devices (ios, web, speaker, …)",
    "country": "only in these countries (two letters)",
    "reason_start": "only plays that began for these reasons",
    "reason_end": "only plays that ended for these reasons",
    "source": "only from these sources (extended, account, polled)",
}
_FLAG_FILTERS = {
    "shuffle": "only with shuffle on, or off",
    "skipped": "only skipped plays, or only others",
    "offline": "only without a connection, or with one",
    "incognito": "only in private sessions, or outside of them",
}


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
    group.add_argument(
        "--since", metavar="WHEN", help="start, inclusive: 2024, 2024-01-31, 'last 6 months', …"
    )
    group.add_argument("--until", metavar="WHEN", help="end, exclusive: 2025, 2024-02-29, …")
    group.add_argument("--period", metavar="P", help="both at once: 2024, 2024-07, 'last year', …")
    return parser


def rule_options() -> ArgumentParser:
    """How plays are counted; a parent of the commands that bring a period of their own."""
    parser = ArgumentParser(add_help=False)
    group = parser.add_argument_group("time zone and counting rule")
    group.add_argument("--tz", metavar="ZONE", help="time zone, like Europe/Vilnius")
    group.add_argument(
        "--min-ms", type=whole_number, metavar="MS", help="count plays of at least MS milliseconds"
    )
    group.add_argument(
        "--skips",
        action=BooleanOptionalAction,
        dest="count_skipped",
        help="whether skipped plays count, if long enough",
    )
    group.add_argument(
        "--private",
        action=BooleanOptionalAction,
        dest="count_incognito",
        help="whether plays in private sessions count",
    )
    return parser


def filter_options(
    title: str = "filters (several values: any of them)", prefix: str = ""
) -> ArgumentParser:
    """Which plays to look at; a parent of the commands that show a statistic."""
    parser = ArgumentParser(add_help=False)
    group = parser.add_argument_group(title)
    for name, what in _TEXT_FILTERS.items():
        option = f"--{prefix}{name}".replace("_", "-")
        group.add_argument(option, nargs="+", action="extend", metavar="X", help=what)
    for name, what in _FLAG_FILTERS.items():
        option = f"--{prefix}{name}".replace("_", "-")
        group.add_argument(option, action=BooleanOptionalAction, help=what)
    return parser


def whole_number(text: str) -> int:
    """An option's value that counts something; the services check its range."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a whole number") from None


def connected(arguments: Namespace) -> Stats:
    """A client of what the options, the environment or the data folder name."""
    return connect(arguments.url, arguments.token, data_dir=arguments.data_dir)


def asked(arguments: Namespace, prefix: str = "") -> dict[str, Any]:
    """What the options that begin so say of the period, the counting rule and the filters."""
    names = (*_RULE, *_PERIOD, *_TEXT_FILTERS, *_FLAG_FILTERS)
    told = vars(arguments)
    return {name: told[prefix + name] for name in names if prefix + name in told}
