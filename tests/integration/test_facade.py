"""The facade over real services: what it answers is what the SDK answers, in its own form."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

import spotistats
from spotistats.cli import main
from spotistats.client import AsyncStats, Stats
from spotistats.target import Target
from spotistats_sdk.api.discovery import (
    get_discoveries,
    get_diversity,
    get_forgotten,
    get_one_hits,
    get_rank_history,
    get_retention,
)
from spotistats_sdk.api.habits import (
    get_calendar,
    get_clock,
    get_obsessions,
    get_sessions,
    get_skips,
    get_streaks,
)
from spotistats_sdk.api.recaps import get_recap
from spotistats_sdk.api.statistics import get_comparison, get_summary, get_timeline, get_top
from tests.support.exports import a_listener, a_zip_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from spotistats.asking import Filters
    from spotistats.results import Import
    from tests.support.stack import Stack

LISTENER = a_listener(seed=11, plays=1_500)
YEARS = {"since": "2022-01-01", "until": "2023-01-01"}
IN_WORDS: dict[str, Any] = {"since": "2022", "until": "2023"}


@pytest.fixture(scope="module")
def target(shared_stack: tuple[Stack, str]) -> Target:
    stack, secret = shared_stack
    return Target(stack.url, secret)


@pytest.fixture(scope="module")
def heard() -> dict[str, list[Any]]:
    """What the import told while it went on."""
    return {"sent": [], "read": []}


@pytest.fixture(scope="module")
def report(
    target: Target, tmp_path_factory: pytest.TempPathFactory, heard: dict[str, list[Any]]
) -> Import:
    path = tmp_path_factory.mktemp("export") / "my_spotify_data.zip"
    path.write_bytes(a_zip_of(LISTENER))
    with Stats(target) as ss:
        return ss.import_files(
            path,
            on_sent=lambda sent, size: heard["sent"].append((sent, size)),
            on_read=heard["read"].append,
        )


@pytest.fixture(scope="module")
def ss(target: Target, report: Import) -> Iterator[Stats]:
    """A client of somebody whose export is imported."""
    assert report.state == "succeeded"
    with Stats(target) as client:
        yield client


def test_an_import_tells_how_it_goes_and_accounts_for_all(
    report: Import, heard: dict[str, list[Any]]
) -> None:
    sent, size = heard["sent"][-1]
    assert sent == size > 0
    assert heard["read"][-1] == report
    assert report.rows.read == len(LISTENER)
    assert report.files.to_arrow().num_rows == len(report.files)


QUESTIONS: list[tuple[Callable[[Any], Any], ModuleType, tuple[str, ...], dict[str, Any]]] = [
    (lambda ss: ss.summary(**IN_WORDS), get_summary, (), YEARS),
    (lambda ss: ss.top("albums", **IN_WORDS), get_top, ("albums",), YEARS),
    (lambda ss: ss.timeline("week", **IN_WORDS), get_timeline, (), {**YEARS, "step": "week"}),
    (
        lambda ss: ss.timeline(split_by="platform_family", series=2),
        get_timeline,
        (),
        {"split_by": "platform_family", "series": 2},
    ),
    (
        lambda ss: ss.compare("2022", "2023", "tracks", other={"shuffle": True}),
        get_comparison,
        (),
        {
            **YEARS,
            "other_since": "2023-01-01",
            "other_until": "2024-01-01",
            "other_shuffle": True,
            "entity": "tracks",
        },
    ),
    (lambda ss: ss.recap("2022"), get_recap, ("2022",), {}),
    (lambda ss: ss.clock(shuffle=True), get_clock, (), {"shuffle": True}),
    (lambda ss: ss.calendar(period="2022"), get_calendar, (), YEARS),
    (lambda ss: ss.sessions(gap_ms=60_000), get_sessions, (), {"gap_ms": 60_000}),
    (lambda ss: ss.streaks(limit=3), get_streaks, (), {"limit": 3}),
    (lambda ss: ss.skips(min_plays=2), get_skips, (), {"min_plays": 2}),
    (lambda ss: ss.obsessions("week"), get_obsessions, (), {"window": "week"}),
    (lambda ss: ss.discoveries("tracks"), get_discoveries, (), {"entity": "tracks"}),
    (lambda ss: ss.retention(months=3), get_retention, (), {"months": 3}),
    (lambda ss: ss.rank_history(limit=3), get_rank_history, (), {"entity": "artists", "limit": 3}),
    (
        lambda ss: ss.forgotten(min_plays=1, silent_days=1),
        get_forgotten,
        (),
        {"entity": "artists", "min_plays": 1, "silent_days": 1},
    ),
    (lambda ss: ss.one_hits(min_plays=1), get_one_hits, (), {"min_plays": 1}),
    (lambda ss: ss.diversity("shows"), get_diversity, (), {"entity": "shows"}),
]


@pytest.mark.parametrize(
    ("question", "operation", "path", "arguments"),
    QUESTIONS,
    ids=[operation.__name__.rpartition(".")[2] for _, operation, _, _ in QUESTIONS],
)
def test_it_answers_what_the_sdk_answers(
    ss: Stats,
    question: Callable[[Any], Any],
    operation: Any,
    path: tuple[str, ...],
    arguments: dict[str, Any],
) -> None:
    expected = operation.sync(*path, client=ss.sdk, **arguments).to_dict()
    answer = question(ss)
    assert answer.to_dict() == expected
    table = answer.to_arrow()
    assert table.num_rows == len(answer.to_pandas()) == answer.to_polars().height > 0
    assert "<table>" in answer._repr_html_()


def test_things_are_told_one_by_one(ss: Stats) -> None:
    for entity, ask in (("tracks", ss.track), ("albums", ss.album), ("artists", ss.artist)):
        first = ss.top(entity, limit=1).items[0]  # type: ignore[arg-type] # one of the three
        detail = ask(first.id)
        assert (detail.name, detail.plays, detail.rank_by_plays) == (first.name, first.plays, 1)
        assert detail.to_pandas()["plays"].sum() == first.plays
    day = ss.on_this_day()
    assert day.day == ss.on_this_day(day.day).day
    with pytest.raises(spotistats.NotFoundError):
        ss.artist("nobody")


def test_what_is_asked_of_music_is_asked_of_podcasts(ss: Stats) -> None:
    shows, episodes = ss.top("albums", kind="podcast"), ss.top("tracks", kind="podcast")
    assert (shows.items, episodes.items) == (ss.top("shows").items, ss.top("episodes").items)
    show, episode = shows.items[0], episodes.items[0]
    assert ss.album(show.id, kind="podcast").plays == show.plays
    assert ss.track(episode.id, kind="podcast").rank_by_plays == 1
    assert ss.rank_history("albums", kind="podcast").items[0].name == show.name
    assert ss.discoveries("tracks", kind="podcast").total == episodes.total
    assert ss.diversity("albums", kind="podcast").overall.things == shows.total
    assert sum(each.artists for each in ss.retention(kind="podcast").items) == shows.total
    forgotten = ss.forgotten("albums", min_plays=1, silent_days=1, kind="podcast").items
    assert set() < {each.id for each in forgotten} <= {each.id for each in shows.items}
    (hit,) = ss.one_hits(min_plays=1, kind="podcast", track_id=episode.id).items
    assert (hit.name, hit.track.name) == (episode.album and episode.album.name, episode.name)
    assert ss.recap("2022", kind="podcast").summary == ss.summary(period="2022", kind="podcast")
    sides = ss.compare("2022", "2022", "tracks", other={"kind": "podcast"})
    assert sides.first.plays == ss.summary(period="2022").plays
    assert sides.second.plays == ss.summary(period="2022", kind="podcast").plays

    with pytest.raises(spotistats.NotFoundError, match="kind: music"):
        ss.album(show.id)
    with pytest.raises(spotistats.InvalidError, match="must hold 'podcast'"):
        ss.forgotten("shows", kind="music")


def test_all_plays_are_gone_through_page_by_page(ss: Stats) -> None:
    plays = ss.plays(page_size=400, min_ms=0).rows()
    count = ss.sql("SELECT count(*) AS plays FROM plays WHERE kind = 'music'")
    assert len({play.id for play in plays}) == len(plays) == next(iter(count))["plays"]
    assert ss.plays(page_size=10, limit=25, min_ms=0).rows() == plays[:25]
    assert plays.to_pandas()["ended_at"].is_monotonic_decreasing
    everybody = ss.top("artists", limit=1000)
    assert ss.top.all("artists").rows() == everybody.items


def test_sql_comes_as_arrow(ss: Stats) -> None:
    answer = ss.sql(
        "SELECT artist, count(*) AS plays FROM plays WHERE counts AND kind = 'music' GROUP BY ALL"
    )
    assert pa.table(answer)["plays"].to_pylist() != []
    assert sum(answer.to_arrow()["plays"].to_pylist()) == ss.summary().plays
    assert not answer.truncated
    assert ss.sql_rows("SELECT 1 AS one").rows == ((1,),)
    with pytest.raises(spotistats.InvalidError, match="sql"):
        ss.sql("DROP TABLE plays")


def test_a_query_is_built_step_by_step_saved_and_asked_again(ss: Stats) -> None:
    base = ss.query("artist").measure("plays").order_by("plays", "desc").limit(5)
    found = base.run().to_pandas()
    top = ss.top("artists", limit=5).to_pandas()
    assert found["plays"].tolist() == top["plays"].tolist()

    morning, late = (
        spotistats.condition("hour", "in", range(5, 8)),
        spotistats.condition("hour", "ge", 22),
    )
    parts = base.where(spotistats.any_of(morning, late)).where("skipped", "eq", False)
    rest = base.where(spotistats.not_(spotistats.any_of(morning, late))).where("skipped")
    total = ss.query().measure("plays")
    sums = [each.run().totals[0].value for each in (parts, rest, total)]
    assert sums[0] > 0
    assert sums[0] + sums[1] <= sums[2]

    saved = ss.save_view("mornings", parts.period("2022"), title="Mornings")
    assert saved.query.since == "2022-01-01"
    assert ss.views().items[0].name == "mornings"
    asked = ss.run_view("mornings", period="2023").query
    assert (asked.since, asked.until) == ("2023-01-01T00:00:00+02:00", "2024-01-01T00:00:00+02:00")
    assert ss.run_query(ss.view("mornings").query).rows == ss.run_view("mornings").rows
    ss.delete_view("mornings")
    assert ss.views().items == ()


def test_relative_periods_are_those_of_the_account(ss: Stats) -> None:
    assert ss.me().time_zone == "Europe/Vilnius"
    period = ss.summary(since="this year").period
    assert period.tz == "Europe/Vilnius"
    assert period.since is not None
    assert (period.since.month, period.since.day) == (1, 1)


def test_a_query_takes_periods_in_words(ss: Stats) -> None:
    whole = ss.query("month").measure("plays")
    year = whole.period("2022").run()
    assert sum(row[1] for row in year.rows) == ss.summary(period="2022").plays
    body = replace(whole.query, since="2022", until="2023")
    assert ss.run_query(body).rows == year.rows == ss.run_query(whole, period="2022").rows
    with pytest.raises(spotistats.UsageError, match="either"):
        ss.run_query(body, period="2022")


@pytest.mark.parametrize("line", ["--period 2022", "--since 2022 --until 2023"])
def test_the_command_line_takes_the_same_words(
    target: Target, ss: Stats, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--url", target.url, "--token", target.token, "--json", *line.split()]
    assert main(["query", "--measure", "plays", *where]) == 0
    queried = json.loads(capsys.readouterr().out)
    assert main(["summary", *where]) == 0
    plays = json.loads(capsys.readouterr().out)["plays"]
    assert queried["rows"] == [[plays]]
    assert plays == ss.summary(period="2022").plays


def test_the_command_line_reviews_podcasts(
    target: Target, ss: Stats, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--url", target.url, "--token", target.token]
    assert main(["recap", "2022", "--kind", "podcast", "--json", *where]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == ss.recap("2022", kind="podcast").to_dict()
    assert main(["recap", "2022", "--kind", "podcast", *where]) == 0
    table = capsys.readouterr().out
    assert told["tracks"][0]["name"] in table
    assert "Artists" not in table


def test_the_command_line_compares_two_ways_of_listening(
    target: Target, ss: Stats, capsys: pytest.CaptureFixture[str]
) -> None:
    filters = ["--shuffle", "--no-other-shuffle", "--other-kind", "music", "podcast"]
    where = ["--url", target.url, "--token", target.token]
    assert main(["compare", "2022", "2022", *filters, *where]) == 0
    assert "Second: from 2022-01-01" in capsys.readouterr().out.replace("\n", " ")
    assert main(["compare", "2022", "2022", *filters, *where, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    other: Filters = {"shuffle": False, "kind": ["music", "podcast"]}
    assert told == ss.compare("2022", "2022", limit=10, other=other, shuffle=True).to_dict()
    second = ss.summary(period="2022", shuffle=False, kind=["music", "podcast"])
    assert told["second"]["plays"] == second.plays


def test_it_can_be_awaited(target: Target, ss: Stats, report: Import, tmp_path: Path) -> None:
    async def together() -> None:
        async with AsyncStats(target) as several:
            summary, top, table = await asyncio.gather(
                several.summary(**IN_WORDS),
                several.top("artists", limit=3),
                several.query("year").measure("plays").run(),
            )
            assert summary == ss.summary(**IN_WORDS)
            assert top == ss.top("artists", limit=3)
            assert table.rows == ss.query("year").measure("plays").run().rows
            ids = [play.id async for play in several.plays(page_size=500)]
            assert ids == [play.id for play in ss.plays()]
            assert await several.top.all("artists").rows() == ss.top.all("artists").rows()
            path = await several.export_plays(tmp_path / "plays.arrow")
            assert pa.ipc.open_stream(path.read_bytes()).read_all().num_rows == report.rows.stored

    asyncio.run(together())


def test_what_is_shared_is_seen_by_whoever_has_the_link(target: Target, ss: Stats) -> None:
    made = ss.share_profile(period="2022", label="For Grace", allow_comparison=True)
    assert made.expires_at is not None
    assert ss.share_recap("2022", expires_at="never").expires_at is None
    assert [each.kind for each in ss.shares().items] == ["recap", "profile"]
    with Stats(Target(target.url, "spst_nobody")) as stranger:
        assert stranger.shared(made.token).kind == "profile"
        profile = stranger.shared_profile(made.token)
    assert profile.summary.plays == ss.summary(period="2022", count_incognito=False).plays
    assert set(profile.to_pandas()["list"]) == {"tracks", "albums", "artists"}
    beside = ss.compare_with(made.token, limit=3)
    assert beside.mine.plays == beside.theirs.plays
    assert set(beside.to_pandas()["group"]) == {"shared"}
    for each in ss.shares().items:
        ss.unshare(each.id)
    with pytest.raises(spotistats.NotFoundError):
        ss.shared(made.token)


def test_things_are_found_by_name(ss: Stats) -> None:
    first = ss.top("artists", limit=1).items[0]
    found = ss.search(first.name, "artists")
    assert first.id in {each.id for each in found.items}
    assert len(ss.search.all(first.name).rows()) == ss.search(first.name).total


def test_a_token_that_only_reads_imports_nothing(target: Target, ss: Stats, tmp_path: Path) -> None:
    made = ss.create_token("notebook", ["read"])
    (tmp_path / "x.json").write_text("[]")
    with Stats(Target(target.url, made.secret)) as reader:
        assert reader.summary().plays == ss.summary().plays
        with pytest.raises(spotistats.NotAllowedError):
            reader.import_files(tmp_path / "x.json")
    ss.revoke_token(made.id)
    assert made.id not in {each.id for each in ss.tokens().items}


def test_everything_goes_out_is_undone_and_comes_in_again(ss: Stats, tmp_path: Path) -> None:
    before = ss.summary(min_ms=0)
    heard: list[int] = []
    archive = ss.export_everything(tmp_path / "everything.zip", on_bytes=heard.append)
    assert archive.stat().st_size == sum(heard) > 0
    for each in ss.imports.all():
        ss.undo_import(each.id)
    assert ss.summary(min_ms=0).plays == 0
    assert ss.top("artists").to_pandas().empty
    assert ss.import_files(archive).state == "succeeded"
    assert ss.summary(min_ms=0).plays == before.plays
