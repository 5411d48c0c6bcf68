"""The process that answers one SQL statement, and is gone.

A process of its own, as DuckDB's limits are not enough: a statement can take any amount of memory
for a single text, and what it takes is lost to everybody in the process. Here the operating system
limits memory and time, there are no secrets to find and no files open, and if it dies, nobody else
does.

On standard input come a line of JSON (`Job`) and the tables of a history as Arrow streams; on
standard output go a line of JSON (`{"truncated": …}` or `{"refused": "why"}`) and an Arrow stream.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict, dataclass
from threading import Timer
from typing import IO, TYPE_CHECKING

import duckdb
import pyarrow as pa

from spotistats_api.explore.statement import Refused, check
from spotistats_api.explore.tables import PLAYS_VIEW, SENT, made_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

TOO_SLOW = 3
"""The exit code after a statement that could not be ended otherwise."""

_MIB = 1024 * 1024
_BATCH_ROWS = 2_048
_SLACK_BYTES = 192 * _MIB  # what Python and Arrow need beside DuckDB
_GRACE_S = 1.0
_CONFIGURATION: dict[str, str | bool | int | float | list[str]] = {
    "allow_community_extensions": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "python_enable_replacements": False,
    "temp_directory": "",
    "threads": 1,
}
# What Arrow has no plain type for comes as text.
_AS_TEXT = re.compile(
    r"\b(U?HUGEINT|BIT|BIGNUM|UNION|VARIANT|INTERVAL|ENUM|GEOMETRY|TIME_NS|TIMESTAMP_NS"
    r"|TIME WITH TIME ZONE)\b"
)


@dataclass(frozen=True)
class Job:
    """What is asked, and what it may take."""

    sql: str
    seconds: float
    memory_bytes: int
    most_rows: int
    most_bytes: int

    def line(self) -> bytes:
        """As it is sent."""
        return json.dumps(asdict(self)).encode() + b"\n"


def main() -> int:
    """Answer the job on standard input."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    line = source.readline()
    if not line:
        return 0  # nobody asked
    job = Job(**json.loads(line))
    try:
        truncated, answer = answer_to(job, _read(source))
    except (Refused, duckdb.Error, pa.ArrowException) as error:
        return _say(sink, {"refused": str(error)})
    except (MemoryError, RecursionError):
        return _say(sink, {"refused": _too_much(job)})
    _say(sink, {"truncated": truncated})
    with pa.ipc.new_stream(sink, answer.schema) as writer:
        writer.write_table(answer)
    return 0


def answer_to(job: Job, sent: Iterable[pa.Table]) -> tuple[bool, pa.Table]:
    """Whether there were more rows than may be sent, and the rows.

    Raises Refused, and what DuckDB and Arrow raise.
    """
    database = opened(job.memory_bytes, sent)
    statement = check(database, job.sql)
    _limit(job)
    timers = [Timer(job.seconds, database.interrupt), Timer(job.seconds + _GRACE_S, _give_up)]
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        return _rows(job, database, statement)
    except duckdb.InterruptException as error:
        raise Refused(f"It took longer than {job.seconds:g} s.") from error
    except duckdb.OutOfMemoryException as error:
        raise Refused(_too_much(job)) from error
    finally:
        for timer in timers:
            timer.cancel()


def opened(memory_bytes: int, sent: Iterable[pa.Table]) -> duckdb.DuckDBPyConnection:
    """A database that has the documented tables and reaches nothing else."""
    configuration = {**_CONFIGURATION, "memory_limit": f"{memory_bytes}B"}
    database = duckdb.connect(":memory:", config=configuration)
    for name, table in made_tables(sent).items():
        database.register(name, table)
    database.execute(PLAYS_VIEW)
    database.execute("SET TimeZone = 'UTC'")
    database.execute("SET lock_configuration = true")
    return database


def _rows(job: Job, database: duckdb.DuckDBPyConnection, statement: str) -> tuple[bool, pa.Table]:
    try:
        asked = database.sql(statement)
    except duckdb.BinderException:
        database.execute(statement)  # which tells the place too
        raise
    names, types = asked.columns, [str(each) for each in asked.types]
    if any(map(_AS_TEXT.search, types)):
        labels = [f"c{number}" for number in range(len(names))]
        values = [
            f"CAST({label} AS VARCHAR) AS {label}" if _AS_TEXT.search(kind) else label
            for label, kind in zip(labels, types, strict=True)
        ]
        asked = database.sql(
            f"SELECT {', '.join(values)} FROM ({statement}\n) AS asked({', '.join(labels)})"  # noqa: S608
        )
    reader = asked.to_arrow_reader(_BATCH_ROWS)
    batches, rows, size = [], 0, 0
    for batch in reader:
        batches.append(batch)
        rows += batch.num_rows
        size += batch.nbytes
        if size > job.most_bytes:
            raise Refused(f"The answer has more than {job.most_bytes // _MIB} MiB; ask for less.")
        if rows > job.most_rows:
            break
    found = pa.Table.from_batches(batches, reader.schema).rename_columns(names)
    return rows > job.most_rows, found.slice(0, job.most_rows)


def _limit(job: Job) -> None:
    """Have the operating system limit what is taken from now on, where it can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    seconds = int(job.seconds + _GRACE_S) + 1 + int(sum(os.times()[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as statm:
            taken = int(statm.read().split()[0]) * resource.getpagesize()
        most = taken + job.memory_bytes + _SLACK_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _give_up() -> None:
    os._exit(TOO_SLOW)


def _too_much(job: Job) -> str:
    return f"It needs more than the {job.memory_bytes // _MIB} MiB of memory that it may take."


def _read(source: IO[bytes]) -> list[pa.Table]:
    return [pa.ipc.open_stream(source).read_all() for _ in SENT]


def _say(sink: IO[bytes], what: dict[str, object]) -> int:
    sink.write(json.dumps(what).encode() + b"\n")
    sink.flush()
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing to tidy up, and a timer may still wait
