"""Asking SQL of one user's history, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import pyarrow as pa

from spotistats_api.explore.sandbox import TOO_SLOW, Job
from spotistats_api.explore.tables import sent_tables
from spotistats_common.errors import InvalidRequest, Unavailable

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader
    from spotistats_api.engine.scope import Question

_AT_ONCE = 2
_STARTING_S = 30.0
_CPU_LIMIT = -24  # ended by SIGXCPU
_COMMAND = (sys.executable, "-I", "-m", "spotistats_api.explore.sandbox")


@dataclass(frozen=True)
class SqlAnswer:
    """The rows of an answer; `truncated` if there were more."""

    table: pa.Table
    truncated: bool


def encoded_tables(reader: Reader, question: Question) -> bytes:
    """The tables of a history as they are sent to the process that answers."""
    sink = pa.BufferOutputStream()
    for table in sent_tables(reader, question):
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return bytes(sink.getvalue())


class Sandboxes:
    """Processes that answer SQL, each one statement; one at a time for a user, few in all.

    After the first statement one waits for the next, as starting takes longer than most answers.
    """

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._spare: asyncio.subprocess.Process | None = None

    async def answer(self, user_id: str, job: Job, tables: bytes) -> SqlAnswer:
        """The answer to a job; its process ends with it, whatever happens.

        Raises InvalidRequest (`sql`) if there is none, and says why; Unavailable if the process
        does not start.
        """
        turn = self._turns.setdefault(user_id, asyncio.Lock())
        async with turn, self._free:
            process = self._spare or await _started()
            self._spare = None
            try:
                async with asyncio.timeout(job.seconds + _STARTING_S):
                    said, _ = await process.communicate(job.line() + tables)
            except TimeoutError as error:
                raise Unavailable("The server is too busy for SQL; try again.") from error
            finally:
                await _ended(process)
            self._spare = await _started()
        return await asyncio.to_thread(_read, job, said, process.returncode)

    async def close(self) -> None:
        """End what waits."""
        if self._spare is not None:
            await _ended(self._spare)


async def _started() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *_COMMAND,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,  # Ctrl+C is for us
    )


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _read(job: Job, said: bytes, code: int | None) -> SqlAnswer:
    line, _, rest = said.partition(b"\n")
    told = json.loads(line) if line else {}
    if "truncated" in told:
        return SqlAnswer(pa.ipc.open_stream(rest).read_all(), told["truncated"])
    why = told.get("refused") or _end_of(job, code)
    raise InvalidRequest("sql", why, where="body")


def _end_of(job: Job, code: int | None) -> str:
    """Why a process ended without a word: the operating system had it end."""
    if code in {TOO_SLOW, _CPU_LIMIT}:
        return f"It took longer than {job.seconds:g} s."
    return "It needs more memory than it may take."
