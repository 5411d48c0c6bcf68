"""Handlers of the tag `explore`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from spotistats_api.explore import sheet
from spotistats_api.explore.query import MOST_ROWS, MOST_ROWS_JSON
from spotistats_api.explore.sandbox import Job
from spotistats_api.explore.sql import encoded_tables
from spotistats_api.explore.tables import TABLES
from spotistats_api.handlers.queries import answer_to, query_of, question_in
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.play import Kind
from spotistats_common.service.operations import Answer
from spotistats_common.store.shares import AsyncShares
from spotistats_common.store.views import AsyncViews

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase

    from spotistats_api.engine.cache import Histories
    from spotistats_api.explore.sql import Sandboxes, SqlAnswer
    from spotistats_common.service.requests import Caller
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document
    from spotistats_common.store.views import View

MOST_VIEWS = 200
_MOST_SQL_BYTES = 64 * 1024 * 1024


class Explore:
    """Questions of the caller's own: described, saved, or in SQL."""

    def __init__(
        self,
        database: AsyncDatabase[Document],
        histories: Histories,
        sandboxes: Sandboxes,
        settings: Settings,
    ) -> None:
        self._database = database
        self._shares = AsyncShares(database)
        self._histories = histories
        self._sandboxes = sandboxes
        self._settings = settings

    async def query(self, caller: Caller, body: dict[str, Any], media_type: str) -> Answer:
        """Plays in groups, measured."""
        query = query_of(caller.user, body, _most_rows(media_type))
        return await self._histories.ask(
            caller.user.id, caller.user.history, answer_to, query, media_type
        )

    async def list_views(self, caller: Caller) -> dict[str, Any]:
        """The caller's saved queries."""
        return {"items": await self._views(caller).all()}

    async def save_view(self, caller: Caller, name: str, body: dict[str, Any]) -> View:
        """Save a query that makes sense."""
        try:
            query_of(caller.user, body["query"], MOST_ROWS)
        except InvalidRequest as error:
            raise InvalidRequest(f"query.{error.field}", error.message, where="body") from error
        views = self._views(caller)
        if await views.count_others(name) >= MOST_VIEWS:
            raise InvalidRequest(
                "name", f"you have {MOST_VIEWS} saved queries; delete one first", where="path"
            )
        return await views.save(
            name, body["query"], body.get("title"), body.get("description"), body.get("chart")
        )

    async def get_view(self, caller: Caller, name: str) -> View:
        """A saved query."""
        return await self._views(caller).get(name)

    async def delete_view(self, caller: Caller, name: str) -> None:
        """Forget a saved query, and end its links."""
        await self._shares.remove_of_view(caller.user.id, name)
        await self._views(caller).delete(name)

    async def run_view(
        self, caller: Caller, name: str, body: dict[str, Any], media_type: str
    ) -> Answer:
        """Ask a saved query, changed by what was sent."""
        view = await self._views(caller).get(name)
        return await self.query(caller, {**view.query, **body}, media_type)

    async def ask_sql(self, caller: Caller, body: dict[str, Any], media_type: str) -> Answer:
        """The rows of one statement."""
        user = caller.user
        question = question_in(user, {"tz": body.get("tz", user.time_zone), "kind": list(Kind)})
        job = Job(
            body["sql"],
            self._settings.sql_seconds,
            self._settings.sql_memory_bytes,
            _most_rows(media_type),
            _MOST_SQL_BYTES,
        )
        tables = await self._histories.ask(user.id, user.history, encoded_tables, question)
        found = await self._sandboxes.answer(user.id, job, tables)
        return await asyncio.to_thread(_sql_answer, found, media_type)

    async def list_sql_tables(self, caller: Caller) -> dict[str, Any]:
        """The tables that SQL can be asked of."""
        return {"items": TABLES}

    def _views(self, caller: Caller) -> AsyncViews:
        return AsyncViews(self._database, caller.user.id)


def _most_rows(media_type: str) -> int:
    return MOST_ROWS_JSON if media_type == sheet.JSON else MOST_ROWS


def _sql_answer(found: SqlAnswer, media_type: str) -> Answer:
    rows = sheet.sheet_of(found.table)
    headers = {"Truncated": "true" if found.truncated else "false"}
    if media_type != sheet.JSON:
        return Answer(rows.encoded(media_type), headers=headers, media_type=media_type)
    body = {"columns": rows.columns, "rows": rows.rows(), "truncated": found.truncated}
    return Answer(body, headers=headers)
