"""The command line: what it takes, refuses and says."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from spotistats import __version__
from spotistats.cli import main, make_parser
from spotistats.commands.options import asked
from spotistats_sdk.api.statistics import get_summary

if TYPE_CHECKING:
    from pathlib import Path


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"spotistats {__version__}\n"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "up --port 70000",
        "up --port x",
        "import",
        "top",
        "top songs",
        "top tracks --limit x",
        "top tracks --order-by name",
        "summary --limit 3",
        "summary --json --csv",
        "token",
        "token create x",
        "token create x --scope everything",
        "token create x --scope service",
        "token create x --scope read --expires soon",
    ],
)
def test_a_wrong_command_line_is_exit_code_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(line.split())
    assert caught.value.code == 2
    assert "usage: spotistats" in capsys.readouterr().err


def options(line: str) -> dict[str, object]:
    """What the options of a line ask, without what they leave open."""
    found = asked(make_parser().parse_args(line.split()))
    return {name: value for name, value in found.items() if value is not None}


def test_what_is_not_asked_is_left_to_the_account() -> None:
    assert options("summary") == {}
    assert options("top albums") == {}


def test_the_options_make_the_question() -> None:
    line = "top albums --since 2024-01-01 --until 2025-01-01 --tz UTC --limit 3 --min-ms 0"
    assert options(line) == {
        "since": "2024-01-01",
        "until": "2025-01-01",
        "tz": "UTC",
        "min_ms": 0,
    }
    arguments = make_parser().parse_args(line.split())
    assert (arguments.entity, arguments.limit, arguments.offset) == ("albums", 3, 0)


def test_filters_are_sent_as_the_contract_names_them() -> None:
    line = "summary --platform-family ios web --no-skipped --country DE --no-private"
    found = options(line)
    assert found == {
        "count_incognito": False,
        "platform_family": ["ios", "web"],
        "country": ["DE"],
        "skipped": False,
    }
    assert set(found) <= set(inspect.signature(get_summary.sync_detailed).parameters)


def test_scopes_can_be_given_together_or_one_by_one() -> None:
    line = "token create notebook --scope read import --scope account"
    arguments = make_parser().parse_args(line.split())
    assert arguments.scopes == ["read", "import", "account"]


def test_an_expiry_has_an_offset() -> None:
    parse = make_parser().parse_args
    line = "token create x --scope read --expires"
    exact = parse([*line.split(), "2027-01-31T18:00:00Z"]).expires
    assert exact == datetime(2027, 1, 31, 18, tzinfo=UTC)
    assert parse([*line.split(), "2027-01-31"]).expires.utcoffset() is not None


def test_a_missing_file_is_named_before_anything_is_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.json"
    there.write_text("[]")
    missing = tmp_path / "missing.zip"
    # Nothing listens on this port: had anything been sent, that would be the complaint.
    line = ["import", str(there), str(missing), "--url", "http://127.0.0.1:1", "--token", "t"]
    assert main(line) == 2
    said = capsys.readouterr().err
    assert f"{missing}: there is no such file" in said
    assert "Nothing was sent" in said
