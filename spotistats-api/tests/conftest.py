"""Fixtures of plays and histories, and of the slow, obvious reading to check against."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from hypothesis import strategies as st

from history_support import generators
from history_support.builders import PlayBuilder, make_history, make_play, make_snapshot
from history_support.obvious import (
    ReadPlay,
    first_day_obviously,
    group_obviously,
    read_obviously,
    select_obviously,
)
from spotistats_api.engine.scope import Filters, Question
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.period import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from spotistats_api.engine.run import HeldHistory
    from spotistats_api.engine.snapshot import Snapshot
    from spotistats_common.models.play import Kind, Observation


# Each example opens a DuckDB: few are enough each time, `make test-long` asks for more.
hypothesis.settings.register_profile(
    "histories", max_examples=int(os.environ.get("SPOTISTATS_TEST_EXAMPLES", "8"))
)
hypothesis.settings.load_profile("histories")


@pytest.fixture(scope="session")
def a_play() -> PlayBuilder:
    """Makes a play: `a_play("Song", by="Band", ended_at="2024-03-01T12:00:00Z")`."""
    return make_play


@pytest.fixture(scope="session")
def snapshot_of() -> Callable[..., Snapshot]:
    """Builds the snapshot of plays."""
    return make_snapshot


@pytest.fixture(scope="session")
def history_of() -> Callable[..., HeldHistory]:
    """Opens a history of plays (for a time zone) for questions."""
    return make_history


@pytest.fixture(scope="session")
def read() -> Callable[..., list[ReadPlay]]:
    """Reads plays the obvious way: `read(plays, isrcs)`."""
    return read_obviously


@pytest.fixture(scope="session")
def select() -> Callable[..., list[ReadPlay]]:
    """Selects the plays of a question the obvious way: `select(plays, question, isrcs)`."""
    return select_obviously


@pytest.fixture(scope="session")
def group() -> Callable[..., dict[tuple[str, str, int], list[ReadPlay]]]:
    """Groups plays by the thing that they name, the obvious way: `group(plays, "tracks")`."""
    return group_obviously


@pytest.fixture(scope="session")
def first_day_of() -> Callable[[str, date], date]:
    """Finds the first day of a step, the obvious way: `first_day_of("week", day)`."""
    return first_day_obviously


@pytest.fixture(scope="session")
def histories() -> st.SearchStrategy[list[Observation]]:
    """Generates histories, rich in ties, nulls and awkward moments."""
    return st.lists(generators.observations(), max_size=12)


@pytest.fixture(scope="session")
def isrcs() -> st.SearchStrategy[dict[str, str]]:
    """Generates what the catalogue knows of the ids in histories, and of some that are in none."""
    known = st.sampled_from(["0" * 22, "1" * 22, "2" * 22, "3" * 22])
    some = st.dictionaries(known, st.sampled_from(["USRC1", "USRC2"]))
    return st.one_of(st.just({}), some)


@pytest.fixture(scope="session")
def questions() -> st.SearchStrategy[Question]:
    """Generates questions."""
    return generators.questions()


@pytest.fixture(scope="session")
def asked() -> Callable[..., Question]:
    """Makes a question: `asked("2024-01-01", None, "Europe/Vilnius", kinds=…, min_ms=…)`."""

    def make(
        since: str | None = None,
        until: str | None = None,
        tz: str = "UTC",
        *,
        kinds: tuple[Kind, ...] = (),
        filters: Filters = Filters(),  # noqa: B008 - frozen
        **rule: Any,
    ) -> Question:
        return Question(parse_period(since, until, tz), CountingRule(**rule), kinds, filters)

    return make
