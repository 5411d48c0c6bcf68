"""Queries from the command line, and how rows are shown."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from spotistats.cli import make_parser
from spotistats.commands.query import description
from spotistats.errors import UsageError
from spotistats.sheets import show_sheet

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = {
    "columns": [
        {"name": "artist_id", "type": "string", "unit": None},
        {"name": "artist", "type": "string", "unit": None},
        {"name": "year", "type": "integer", "unit": None},
        {"name": "plays", "type": "integer", "unit": None},
        {"name": "listened_ms", "type": "integer", "unit": "ms"},
        {"name": "share", "type": "number", "unit": "share"},
        {"name": "shuffle", "type": "boolean", "unit": None},
        {"name": "list", "type": "list", "unit": None},
    ],
    "rows": [
        ["n1", 'A "name", \x1b[31m', 2024, 1234, 60_000, 0.5, True, [1, "x"]],
        ["n2"] + [None] * 7,
    ],
}


def asked(*options: str) -> object:
    return description(make_parser().parse_args(["query", *options]))


def test_options_make_the_query() -> None:
    assert asked() == {}
    line = "--by artist month --measure plays --since 2024-01-01 --kind podcast --limit 3 --fill"
    assert asked(*line.split(), "--order-by", "plays:desc", "artist") == {
        "group_by": ["artist", "month"],
        "measures": ["plays"],
        "since": "2024-01-01",
        "kind": ["podcast"],
        "limit": 3,
        "fill": True,
        "order_by": [{"by": "plays", "direction": "desc"}, {"by": "artist"}],
    }


@pytest.mark.parametrize(
    ("term", "condition"),
    [
        ("skipped eq false", {"field": "skipped", "op": "eq", "value": False}),
        ("hour between 22, 23", {"field": "hour", "op": "between", "value": [22, 23]}),
        ("artist in Sel Na,Ten", {"field": "artist", "op": "in", "value": ["Sel Na", "Ten"]}),
        ('track eq "7"', {"field": "track", "op": "eq", "value": "7"}),
        ("track contains a, b", {"field": "track", "op": "contains", "value": "a, b"}),
        ("country is_null", {"field": "country", "op": "is_null"}),
        ("country is_null false", {"field": "country", "op": "is_null", "value": False}),
    ],
)
def test_a_term_is_a_condition(term: str, condition: object) -> None:
    assert asked("--where", term) == {"where": {"all": [condition]}}
    assert asked("--having", term, "--having", term) == {"having": {"all": [condition] * 2}}


def test_a_file_is_changed_by_options(tmp_path: Path) -> None:
    file = tmp_path / "query.json"
    file.write_text(json.dumps({"group_by": ["artist"], "limit": 5}))
    assert asked("--file", str(file), "--limit", "6") == {"group_by": ["artist"], "limit": 6}
    for text in ("[]", "{"):
        file.write_text(text)
        with pytest.raises(UsageError):
            asked("--file", str(file))
    with pytest.raises(UsageError):
        asked("--file", str(tmp_path / "missing.json"))
    with pytest.raises(UsageError):
        asked("--where", "skipped")


def test_names_that_there_are_not_are_told_with_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        asked("--by", "weekdai")
    told = capsys.readouterr().err
    assert "--by" in told
    assert "weekdai" in told
    assert told.index("album") < told.index("weekday") < told.index("year")
    with pytest.raises(UsageError, match=r"weekdai.*album.*weekday"):
        asked("--order-by", "weekdai:desc")
    with pytest.raises(UsageError, match="'plays:up': after the name comes :asc or :desc"):
        asked("--order-by", "plays:up")


def printed(capsys: pytest.CaptureFixture[str], *, as_json: bool, as_csv: bool) -> str:
    console = Console(file=io.StringIO(), width=120)
    show_sheet(Namespace(json=as_json, csv=as_csv), console, ANSWER, "2 of 9")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue() + capsys.readouterr().out


def test_rows_are_shown_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    table = printed(capsys, as_json=False, as_csv=False)
    for text in ("1,234", "2024", "1 min", "50.0%", "yes", '[1, "x"]', "2 of 9"):
        assert text in table
    assert "n1" not in table
    assert "\x1b" not in table
    lines = printed(capsys, as_json=False, as_csv=True).splitlines()
    assert lines[0] == "artist_id,artist,year,plays,listened_ms,share,shuffle,list"
    assert lines[1].startswith('n1,"A ""name"",')
    assert lines[2] == "n2,,,,,,,"
    assert json.loads(printed(capsys, as_json=True, as_csv=False)) == ANSWER
