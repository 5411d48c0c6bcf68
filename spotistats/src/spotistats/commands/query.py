"""`spotistats query`: group, measure, filter and order plays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spotistats.commands.options import connected, connection_options, period_options, whole_number
from spotistats.converting import record
from spotistats.errors import UsageError
from spotistats.sheets import output_options, show_sheet
from spotistats_sdk.models import Query
from spotistats_sdk.models.dimension import DIMENSION_VALUES
from spotistats_sdk.models.measure import MEASURE_VALUES
from spotistats_sdk.models.play_kind import PLAY_KIND_VALUES
from spotistats_sdk.models.query_name import QUERY_NAME_VALUES
from spotistats_sdk.models.sort_direction import SORT_DIRECTION_VALUES

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from rich.console import Console

_LISTS = {"in", "not_in", "between"}


def add_to(commands: _SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "query",
        parents=[period_options(), output_options(), connection_options()],
        help="group, measure, filter and order plays",
        description="Group, measure, filter and order plays.",
        epilog="Example: spotistats query --by artist --measure plays listened_ms "
        "--where 'weekday in 6,7' --where 'skipped eq false' --limit 20",
    )
    for option, names, metavar, sense in (
        ("--by", DIMENSION_VALUES, "DIMENSION", "group by"),
        ("--measure", MEASURE_VALUES, "MEASURE", "measure"),
        ("--kind", PLAY_KIND_VALUES, "KIND", "music, podcast, audiobook"),
    ):
        parser.add_argument(
            option, nargs="+", action="extend", choices=sorted(names), metavar=metavar, help=sense
        )
    parser.add_argument(
        "--where",
        action="append",
        metavar="'FIELD OP VALUE'",
        help="only these plays, like 'platform contains ios'; several must all hold",
    )
    parser.add_argument(
        "--having", action="append", metavar="'MEASURE OP VALUE'", help="only these groups"
    )
    parser.add_argument(
        "--order-by",
        nargs="+",
        action="extend",
        metavar="NAME",
        help="a dimension or measure; NAME:asc or NAME:desc says which way",
    )
    parser.add_argument("--limit", type=whole_number, metavar="N", help="how many groups")
    parser.add_argument("--offset", type=whole_number, metavar="N", help="how many to pass over")
    parser.add_argument("--fill", action="store_true", help="list empty steps of time too")
    parser.add_argument(
        "--file", metavar="FILE", help="take the query from a JSON file; options replace its parts"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace, console: Console) -> int:
    """Ask and show."""
    body = description(arguments)
    try:
        wanted = record(Query.from_dict(body))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"This is not a query: {error}") from error
    with connected(arguments) as ss:
        answer = ss.run_query(wanted, period=arguments.period)
    shown = f"{len(answer.rows)} of {answer.total_groups}"
    show_sheet(arguments, console, answer.to_dict(), shown)
    return 0


def description(arguments: Namespace) -> dict[str, Any]:
    """The query that the options (and the file) describe.

    Raises:
        UsageError: a condition cannot be read, or the file.
    """
    body = _from_file(arguments.file) if arguments.file else {}
    given = {
        "group_by": arguments.by,
        "measures": arguments.measure,
        "where": _conditions(arguments.where),
        "having": _conditions(arguments.having),
        "order_by": arguments.order_by and [_ordering(each) for each in arguments.order_by],
        "fill": arguments.fill or None,
        **{
            name: getattr(arguments, name)
            for name in (
                *("since", "until", "tz", "min_ms", "count_skipped", "count_incognito"),
                *("kind", "limit", "offset"),
            )
        },
    }
    return {**body, **{name: value for name, value in given.items() if value is not None}}


def _from_file(name: str) -> dict[str, Any]:
    try:
        found = json.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"{name} is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise UsageError(f"{name} does not hold a query (a JSON object).")
    return found


def _conditions(terms: list[str] | None) -> dict[str, Any] | None:
    return None if terms is None else {"all": [_condition(term) for term in terms]}


def _condition(term: str) -> dict[str, Any]:
    """`field op value`; values are JSON where they can be, else text."""
    field, _, rest = term.strip().partition(" ")
    op, _, text = rest.strip().partition(" ")
    text = text.strip()
    if not op:
        raise UsageError(f"'{term}' is not a condition like 'skipped eq false'.")
    if not text and op == "is_null":
        return {"field": field, "op": op}
    value = [_value(each.strip()) for each in text.split(",")] if op in _LISTS else _value(text)
    return {"field": field, "op": op, "value": value}


def _value(text: str) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, str | int | float) else text


def _ordering(text: str) -> dict[str, str]:
    by, _, direction = text.partition(":")
    if by not in QUERY_NAME_VALUES:
        names = ", ".join(sorted(QUERY_NAME_VALUES))
        raise UsageError(f"Cannot order by '{by}': it is none of {names}.")
    if direction and direction not in SORT_DIRECTION_VALUES:
        raise UsageError(f"Cannot order by '{text}': after the name comes :asc or :desc.")
    return {"by": by, "direction": direction} if direction else {"by": by}
