"""From the body of a query to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_api.explore import sheet
from spotistats_api.explore.conditions import Compiler
from spotistats_api.explore.dimensions import FIELDS
from spotistats_api.explore.groups import grouped
from spotistats_api.explore.query import read_query
from spotistats_api.handlers.questions import for_others, question_of
from spotistats_api.statistics.plays import Where
from spotistats_common.errors import InvalidRequest
from spotistats_common.service.operations import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question
    from spotistats_api.explore.query import Query
    from spotistats_common.models.accounts import User


def question_in(user: User, body: Mapping[str, Any]) -> Question:
    """What the fields of a body ask that go by the names of the parameters of statistics."""
    try:
        return question_of(user, body)  # type: ignore[arg-type]  # the contract's fields
    except InvalidRequest as error:
        raise InvalidRequest(error.field, error.message, where="body") from error


def where_of(body: Mapping[str, Any], question: Question) -> Where | None:
    """The condition on plays in a body; None if it has none."""
    sent = body.get("where")
    if sent is None:
        return None
    compiler = Compiler(FIELDS, "w", question.period.tz)
    sql = compiler.sql(sent, "where")
    return Where(sql, compiler.parameters)


def query_of(user: User, body: Mapping[str, Any], most_rows: int) -> Query:
    """The query in a body."""
    return read_query(body, question_in(user, body), most_rows)


def shared_query_of(user: User, body: Mapping[str, Any], most_rows: int) -> Query:
    """The same for the eyes of others, with as many rows as they may have."""
    question = for_others(question_in(user, body))
    if body.get("limit", 0) > most_rows:
        body = {**body, "limit": most_rows}
    return read_query(body, question, most_rows)


def answer_to(reader: Reader, query: Query, media_type: str = sheet.JSON) -> Answer:
    """The answer as it is sent, made where the question is answered: it can be long."""
    found = grouped(reader, query)
    headers = {"Total-Groups": str(found.total_groups)}
    if media_type != sheet.JSON:
        return Answer(found.sheet.encoded(media_type), headers=headers, media_type=media_type)
    body = {
        "columns": found.sheet.columns,
        "rows": found.sheet.rows(),
        "totals": [{"measure": name, "value": value} for name, value in found.totals.items()],
        "total_groups": found.total_groups,
        "query": query.description,
    }
    return Answer(body, headers=headers)
