"""One user's history in a DuckDB of its own, and the reader through which a question sees it."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from dataclasses import fields
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import duckdb

from spotistats_api.engine.connections import Connections
from spotistats_api.engine.estimate import add_estimates, usual_of
from spotistats_api.engine.inserting import prepare_inserting
from spotistats_api.engine.settled import Settled
from spotistats_api.engine.snapshot import with_families
from spotistats_api.engine.stop import Stop
from spotistats_api.engine.zones import DAY_MS, day_sql, local_columns, local_ms_sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from spotistats_api.engine.inserting import Arrived
    from spotistats_api.engine.snapshot import Snapshot
    from spotistats_common.models.accounts import History

# DuckDB imports it, where it is installed, for the first table that it is given: in a thread that
# answers a question, while others of the process (Plotly) would find it half imported.
with suppress(ImportError):
    import_module("pandas")

P = ParamSpec("P")
Answer = TypeVar("Answer")

# Nothing outside of the tables can be reached, whatever the SQL says.
_CONFIGURATION: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    # Codes and days are small numbers without gaps: up to 2^17 groups by an array, not by hashes.
    "perfect_ht_threshold": 17,
}
_TWO_THREADS_FROM = 100_000  # fewer plays are hardly more than one group of rows
_ROWS_IN_GROUP = 61_440  # what one thread takes at once; twice as many are shared out unevenly
INSTANCE_BYTES = 8 * 1024 * 1024
"""What an empty DuckDB takes, and what it comes to keep of some thousand questions: half each."""
_APPENDED_PLAY_BYTES = 64  # not compressed, and hardly worth to be measured
_PARAMETER = re.compile(r"\$([a-z_][a-z_0-9]*)")


class _Changed(Exception):  # noqa: N818 - reads as the sentence it is
    """Plays were appended since the question began."""


class Reader:
    """What one question sees of one history: its tables, by SQL.

    The tables are those of `engine.snapshot`. `plays` also has `local` and `day`, local ms and the
    local day (days since 1970) in the zone that the history was opened for (`plays_in` gives them
    in any zone), and `estimated_ms` (see `engine.estimate`); `words` also has `family`, what a
    platform belongs to.
    """

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, held: HeldHistory, stop: Stop, began_at: int | None
    ) -> None:
        """`began_at` is what `held.changes` has to be still; None within a transaction."""
        self._cursor = cursor
        self._held = held
        self._stop = stop
        self._began_at = began_at

    def rows(self, sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows that `sql` selects. Of `parameters`, those that it names as `$…` are bound."""
        return self._run(sql, parameters).fetchall()

    def columns(self, sql: str, parameters: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
        """The same as columns by name; for many rows of numbers, none of which is null."""
        # Only columns of enumerations come as anything else than arrays.
        return cast("dict[str, NDArray[Any]]", self._run(sql, parameters).fetchnumpy())

    def table(self, sql: str, parameters: Mapping[str, Any]) -> pa.Table:
        """The same rows as an Arrow table."""
        found = self._cursor.sql(sql, params=self._bound(sql, parameters)).to_arrow_table()
        self._check_unchanged()
        return found

    def _run(self, sql: str, parameters: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        found = self._cursor.execute(sql, self._bound(sql, parameters))
        self._check_unchanged()
        return found

    def _check_unchanged(self) -> None:
        if self._began_at is not None and self._began_at != self._held.changes:
            raise _Changed

    def _bound(self, sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self._stop.check()
        return {name: parameters[name] for name in _PARAMETER.findall(sql)}

    @property
    def days(self) -> tuple[int, int] | None:
        """Days between which all plays are, in any zone; None if there are none."""
        first_ms, last_ms = self._held.first_ms, self._held.last_ms
        if first_ms is None or last_ms is None:
            return None
        return first_ms // DAY_MS - 1, last_ms // DAY_MS + 1

    def plays_in(self, tz: str) -> str:
        """What to select from to have `plays` with `local` and `day` in zone `tz`."""
        held = self._held
        if tz == held.tz or held.first_ms is None or held.last_ms is None:
            return "plays"
        local = local_ms_sql("ended_at", tz, held.first_ms, held.last_ms)
        return f"(SELECT * REPLACE ({local} AS local, {day_sql(local)} AS day) FROM plays)"  # noqa: S608 - numbers only


class HeldHistory:
    """A history that is ready for questions, from any thread.

    Plays can be appended while questions run; each sees it as it was when it began. It is closed
    when it was retired and the last of its users has let go of it.
    """

    def __init__(self, snapshot: Snapshot, version: History, tz: str) -> None:
        self.version = version
        self.tz = tz
        ended_at, keys = snapshot.plays["ended_at"], snapshot.plays["key"]
        self.first_ms: int | None = ended_at[0].as_py() if len(ended_at) else None
        self.last_ms: int | None = ended_at[-1].as_py() if len(ended_at) else None
        self.last = play_id(self.last_ms, keys[-1].as_py()) if self.last_ms is not None else ""
        """The natural id of the last play, or nothing."""
        self.changes = 0
        """Counts begun and ended appends: odd while there is one."""
        self.built_plays = len(ended_at)
        self.appended_plays = 0
        self._users = 0
        self._retired = False
        self._lock = Lock()
        self._database = _database_of(snapshot, tz)
        self._connections = Connections(self._database)
        self._writer = self._database.cursor()
        self._writer.execute("USE history")
        prepare_inserting(self._writer)
        with self._connections.one() as cursor:
            settled = Settled.of(snapshot.settled, usual_of(cursor, snapshot.settled))
        self.settled: Settled | None = settled
        """Items whose plays are appended without a look at other tables; None if none are."""
        self.nbytes = INSTANCE_BYTES + settled.nbytes + _bytes_in(self._database)
        """What it takes of the memory, nearly."""

    def answer(
        self,
        question: Callable[Concatenate[Reader, P], Answer],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Answer:
        """`question(reader, …)`."""
        return self.answer_until(Stop(), question, *args, **kwargs)

    def answer_until(
        self,
        stop: Stop,
        question: Callable[Concatenate[Reader, P], Answer],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Answer:
        """`question(reader, …)`; `stop()` ends it, and it raises Stopped or InterruptException.

        All its statements see the tables as of one moment: no plays are appended meanwhile, or else
        it is asked again, in a transaction, which takes a third of a millisecond longer.
        """
        with self._connections.one() as cursor, stop.watching(cursor):
            changes = self.changes
            if changes % 2 == 0:
                with suppress(_Changed):
                    return question(Reader(cursor, self, stop, changes), *args, **kwargs)
            cursor.execute("BEGIN")
            answer = question(Reader(cursor, self, stop, None), *args, **kwargs)
            cursor.execute("COMMIT")
            return answer

    @contextmanager
    def extending(
        self, version: History, plays: Arrived, *, by_one_statement: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction that adds `plays`, in order and later than all, and makes it `version`.

        `by_one_statement` alone it is begun and ended sooner. By one thread at a time. After an
        exception nothing has changed.
        """
        ended_at, keys = plays["ended_at"], plays["key"]
        before = self.first_ms, self.last_ms
        self.changes += 1
        try:
            if not by_one_statement:
                self._writer.execute("BEGIN")
            try:
                if ended_at:
                    # Before it can be seen, as local times are worked out for all that is between.
                    self.first_ms = ended_at[0] if self.first_ms is None else self.first_ms
                    self.last_ms = ended_at[-1]
                yield self._writer
            except BaseException:
                self.first_ms, self.last_ms = before
                if not by_one_statement:
                    self._writer.execute("ROLLBACK")
                raise
            if not by_one_statement:
                self._writer.execute("COMMIT")
        finally:
            self.changes += 1
        if ended_at:
            self.last = play_id(ended_at[-1], keys[-1])
        self.appended_plays += len(ended_at)
        self.nbytes += len(ended_at) * _APPENDED_PLAY_BYTES
        self.version = version

    def has_settled(self, items: Iterable[int]) -> bool:
        """Whether plays of these items can be appended without knowing what these say."""
        return self.settled is not None and self.settled.has_all(items)

    def hold(self) -> bool:
        """Keep it open until `release`; False if it is too late for that."""
        with self._lock:
            if self._retired:
                return False
            self._users += 1
            return True

    def release(self) -> None:
        """Let go of it after a `hold`."""
        with self._lock:
            self._users -= 1
            self._close_if_unused()

    def retire(self) -> None:
        """Close it as soon as nobody holds it; nobody can take hold of it any more."""
        with self._lock:
            self._retired = True
            self._close_if_unused()

    def _close_if_unused(self) -> None:
        if self._retired and not self._users:
            self._connections.close()
            self._writer.close()
            self._database.close()


def play_id(ended_at: int, key: int) -> str:
    """The natural id of a play (see `store.plays`)."""
    return f"{ended_at:013d}:{key:016x}"


def _database_of(snapshot: Snapshot, tz: str) -> duckdb.DuckDBPyConnection:
    plays = snapshot.plays
    threads = 2 if plays.num_rows >= _TWO_THREADS_FROM else 1
    database = duckdb.connect(":memory:", config={**_CONFIGURATION, "threads": threads})
    # Compressed, a play takes 26 bytes instead of 63, and a million of them rank twice as fast.
    database.execute(f"ATTACH ':memory:' AS history (COMPRESS, ROW_GROUP_SIZE {_ROWS_IN_GROUP})")
    tables = {each.name: getattr(snapshot, each.name) for each in fields(snapshot)}
    del tables["settled"]  # which no question is about
    for name, column in local_columns(plays["ended_at"].to_numpy(), tz).items():
        tables["plays"] = tables["plays"].append_column(name, column)
    tables["words"] = with_families(snapshot.words)
    for name, table in tables.items():
        database.register("incoming", table)
        columns = ", ".join(map(_column, *_described(database)))
        database.execute(f"CREATE TABLE history.{name} ({columns})")
        database.execute(f"INSERT INTO history.{name} SELECT * FROM incoming")  # noqa: S608
        database.unregister("incoming")
    database.execute("USE history")
    add_estimates(database)
    database.execute("USE memory")
    database.execute("FORCE CHECKPOINT history")  # which is when it compresses
    database.execute("SET lock_configuration = true")
    return database


def _described(database: duckdb.DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """Names and types of the columns of `incoming`."""
    rows = database.execute("DESCRIBE incoming").fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]


def _column(name: str, kind: str) -> str:
    """A column of a table; a few names are looked up for each answer, faster if not compressed."""
    return f"{name} {kind}" + (" USING COMPRESSION uncompressed" if kind == "VARCHAR" else "")


def _bytes_in(database: duckdb.DuckDBPyConnection) -> int:
    row = database.execute("SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()").fetchone()
    return int(row[0]) if row else 0
