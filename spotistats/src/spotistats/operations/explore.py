"""Questions of one's own: queries, saved queries, SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats.flows import Flow, ask, raw, settled
from spotistats.querying import QueryBuilder, without_nothing
from spotistats.sql import SqlTable
from spotistats_sdk.api.explore import (
    ask_sql,
    get_view,
    list_sql_tables,
    list_views,
    query,
)
from spotistats_sdk.api.explore import (
    delete_view as delete,
)
from spotistats_sdk.api.explore import (
    run_view as run,
)
from spotistats_sdk.api.explore import (
    save_view as save,
)
from spotistats_sdk.models import Query, SqlQuestion, ViewBody, ViewRun

if TYPE_CHECKING:
    from spotistats import results
    from spotistats.periods import When
    from spotistats_sdk.models import ChartKind

_ARROW = "application/vnd.apache.arrow.stream"


def run_query(
    asked: QueryBuilder[Any] | results.Query, *, period: str | None = None
) -> Flow[results.QueryAnswer]:
    """Ask a query; `period` names its period if the query itself has none."""
    body = Query.from_dict((yield from described(asked, period)))
    answer: results.QueryAnswer = yield from ask(query, body=body, repeatable=True)
    return answer


def described(
    asked: QueryBuilder[Any] | results.Query, period: str | None = None
) -> Flow[dict[str, Any]]:
    """A query as the contract writes it; its period is settled now."""
    if isinstance(asked, QueryBuilder):
        wanted, since, until = asked.query, asked.since_, asked.until_
        period = period or asked.period_
    else:
        wanted, since, until = asked, asked.since, asked.until
    body: dict[str, Any] = without_nothing(wanted.to_dict())
    first, end = yield from settled(since, until, period, body.get("tz"))
    return {**body, **without_nothing({"since": first, "until": end})}


def views() -> Flow[results.ViewList]:
    """The saved queries."""
    return ask(list_views)


def view(name: str) -> Flow[results.View]:
    """A saved query."""
    return ask(get_view, name)


def save_view(
    name: str,
    asked: QueryBuilder[Any] | results.Query,
    *,
    title: str | None = None,
    description: str | None = None,
    chart: ChartKind | None = None,
) -> Flow[results.View]:
    """Save a query under a name (`night-owls`), or replace the one that has it.

    A period in words is saved as the dates that it names today.
    """
    told = {"title": title, "description": description, "chart": chart}
    body = {"query": (yield from described(asked)), **told}
    saved: results.View = yield from ask(save, name, body=ViewBody.from_dict(without_nothing(body)))
    return saved


def run_view(
    name: str,
    *,
    since: When | None = None,
    until: When | None = None,
    period: str | None = None,
    tz: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Flow[results.QueryAnswer]:
    """Ask a saved query, also of another period."""
    first, end = yield from settled(since, until, period, tz)
    changes = {"since": first, "until": end, "tz": tz, "limit": limit, "offset": offset}
    body = ViewRun.from_dict(without_nothing(changes))
    answer: results.QueryAnswer = yield from ask(run, name, body=body, repeatable=True)
    return answer


def delete_view(name: str) -> Flow[None]:
    """Delete a saved query."""
    return ask(delete, name)


def sql(statement: str, *, tz: str | None = None) -> Flow[SqlTable]:
    """Ask one SELECT, in DuckDB's SQL, of your plays; the answer is Arrow (docs/sql.md)."""
    body = SqlQuestion.from_dict(without_nothing({"sql": statement, "tz": tz}))
    response = yield from raw(ask_sql, _ARROW, body=body)
    return SqlTable(response.content, response.headers.get("Truncated") == "true")


def sql_rows(statement: str, *, tz: str | None = None) -> Flow[results.SqlAnswer]:
    """The same as JSON values, at most 10,000 rows; needs no library."""
    body = SqlQuestion.from_dict(without_nothing({"sql": statement, "tz": tz}))
    answer: results.SqlAnswer = yield from ask(ask_sql, body=body, repeatable=True)
    return answer


def sql_tables() -> Flow[results.SqlTableList]:
    """The tables that SQL can be asked of."""
    return ask(list_sql_tables)
