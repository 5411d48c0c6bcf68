"""Histories stay open while they are used, and let nothing in or out but their own tables."""

from __future__ import annotations

import platform
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from history_support.memory import bytes_in_use
from spotistats_api.engine.stop import Stop, Stopped
from spotistats_api.statistics.summary import summary

if TYPE_CHECKING:
    from spotistats_api.engine.run import Reader


def count(reader: Reader) -> int:
    return int(reader.rows("SELECT count(*) FROM plays", {})[0][0])


def test_a_retired_history_closes_when_the_last_user_lets_go(a_play: Any, history_of: Any) -> None:
    history = history_of([a_play()])
    assert history.hold()
    assert history.hold()
    history.retire()
    assert not history.hold()
    history.release()
    assert history.answer(count) == 1
    history.release()
    with pytest.raises(duckdb.ConnectionException):
        history.answer(count)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '/tmp/somewhere.db' AS other",
        "COPY plays TO '/tmp/plays.csv'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 8",
    ],
)
def test_sql_reaches_nothing_outside(a_play: Any, history_of: Any, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        history_of([a_play()]).answer(lambda reader: reader.rows(sql, {}))


@pytest.mark.long
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc tells what is in use")
def test_ever_more_questions_take_no_more_memory(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play(ended_at=number) for number in range(500)])
    taken = []
    for _ in range(8):
        for _ in range(1000):
            history.answer(summary, asked())
        taken.append(bytes_in_use())
    # DuckDB keeps some of the first thousands.
    assert max(taken[4:]) - max(taken[:4]) < 1024**2, taken


def test_many_threads_ask_at_once(a_play: Any, history_of: Any, asked: Any) -> None:
    history = history_of([a_play(ended_at=number) for number in range(100)])
    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(history.answer, summary, asked()) for _ in range(64)]
        assert {each.result().plays for each in asking} == {100}


def test_local_time_is_that_of_the_asked_zone(a_play: Any, history_of: Any) -> None:
    history = history_of([a_play(ended_at=0)], "Europe/Vilnius")

    def local(reader: Reader, tz: str) -> Any:
        return reader.rows(f"SELECT local FROM {reader.plays_in(tz)}", {})[0][0]  # noqa: S608

    hour = 3_600_000
    assert history.answer(local, "Europe/Vilnius") == 3 * hour
    assert history.answer(local, "America/New_York") == -5 * hour
    assert history.nbytes > 0


_ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = -1"


def test_a_stopped_question_ends_in_the_middle_of_a_statement(a_play: Any, history_of: Any) -> None:
    history, stop, begun = history_of([a_play()]), Stop(), Event()

    def endless(reader: Reader) -> None:
        begun.set()
        reader.rows(_ENDLESS, {})

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(history.answer_until, stop, endless)
        begun.wait()
        time.sleep(0.1)
        stop()
        with pytest.raises((duckdb.InterruptException, Stopped)):
            running.result(20)
    assert history.answer(count) == 1


def test_a_stopped_question_begins_no_other_statement(a_play: Any, history_of: Any) -> None:
    history, stop = history_of([a_play()]), Stop()

    def stopped_between(reader: Reader) -> None:
        reader.rows("SELECT 1", {})
        stop()
        reader.rows("SELECT 1", {})

    with pytest.raises(Stopped):
        history.answer_until(stop, stopped_between)
    with pytest.raises(Stopped):
        history.answer_until(stop, count)
