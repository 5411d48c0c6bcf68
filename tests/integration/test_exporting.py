"""Everything taken out, and taken in again somewhere else, is the same."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import httpx
import pyarrow as pa
import pytest
from pyarrow import csv, ipc, parquet

import spotistats
from spotistats.cli import main
from spotistats_common.models.columns import Columns
from spotistats_common.models.play import Item, Kind, Observation, Source
from spotistats_common.store.client import owned_by
from spotistats_common.store.joining import History
from spotistats_common.store.users import Users
from tests.conftest import add_user
from tests.support.exports import (
    a_listener,
    a_zip_of,
    account_rows_of,
    an_account_row,
    an_extended_row,
    as_json,
)
from tests.support.imports import imported
from tests.support.worker import Importing

if TYPE_CHECKING:
    from pathlib import Path

    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

ROWS = a_listener(seed=11, plays=1_500)
LIBRARY = {
    "tracks": [
        {"artist": "X", "album": "Y", "track": "Z", "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC"}
    ],
    "albums": [{"artist": "X", "album": "Y"}],
}
STRANGE = an_extended_row(
    "2016-05-01T10:00:00Z",
    spotify_track_uri="spotify:track:5ChkMS8OtdzJeqyybCc9R5",
    master_metadata_track_name='Ünïcode \N{PERFORMING ARTS} "quoted"\nline',
    offline_timestamp=1_462_096_599_123,
    platform=None,
    shuffle=None,
    conn_country="ZZ",
)
POLLED = Observation(
    Source.POLLED,
    1_800_000_000_123 - 100_000_000_000,
    None,
    Item(Kind.MUSIC, "4uLU6hMCjMI75M1A2tKUQC", "Song", "Album", "Band"),
)


def fill(stack: Stack, secret: str, database: Database[Any], user: User) -> None:
    """A history of all sources, with all that can be known of a play."""
    client = stack.client(secret)
    imported(client, all_zip=a_zip_of([*ROWS, STRANGE]))
    account = [*account_rows_of(ROWS[::3]), an_account_row("2024-06-01 10:00")]
    imported(client, account_json=as_json(account), library_json=json.dumps(LIBRARY).encode())
    history = History(database, user.id, window_ms=90_000)
    history.apply(history.plan_adding(Columns.of([POLLED])))
    Users(database).past_changed(user.id)
    with httpx.Client(
        base_url=f"{stack.url}/api/v1", headers={"Authorization": f"Bearer {secret}"}
    ) as http:
        http.put("/views/artists", json={"query": {"group_by": ["artist"]}}).raise_for_status()


def downloaded(stack: Stack, secret: str, path: str = "/me/export") -> bytes:
    answer = httpx.get(
        f"{stack.url}/api/v1{path}", headers={"Authorization": f"Bearer {secret}"}, timeout=60
    )
    assert answer.status_code == 200, answer.text
    return answer.content


@pytest.fixture
def exported(
    stack: Stack, account: tuple[User, str], database: Database[Any]
) -> tuple[Stack, bytes]:
    """The services, and the export of somebody with a history."""
    user, secret = account
    fill(stack, secret, database, user)
    return stack, downloaded(stack, secret)


def test_a_fresh_account_becomes_the_same(
    exported: tuple[Stack, bytes],
    user: User,
    database: Database[Any],
    settings: Settings,
) -> None:
    stack, content = exported
    other, secret = add_user(database)
    report = imported(stack.client(secret), all_zip=content)
    assert (report.state, report.rows.skipped) == ("succeeded", 0)
    ours, theirs = (Importing(database, settings, each) for each in (user, other))
    assert len(ours.plays()) > 1_400
    assert sum("also" in play for play in ours.plays()) > 300
    assert {play["source"] for play in ours.plays()} == {"extended", "account", "polled"}
    assert ours.fingerprint() == theirs.fingerprint()
    assert database.library.count_documents(owned_by(other.id)) == 2

    theirs.undo(report.id)
    assert theirs.plays() == []


def test_an_account_with_plays_is_merged_with(
    exported: tuple[Stack, bytes],
    account: tuple[User, str],
    database: Database[Any],
    settings: Settings,
) -> None:
    stack, content = exported
    user, their_secret = account
    other, secret = add_user(database)
    client = stack.client(secret)
    # Some of the same plays, told by other sources, and one of their own.
    own = an_extended_row("2024-09-01T10:00:00Z")
    imported(client, own_json=as_json([*ROWS[:100], own]))
    imported(client, account_json=as_json(account_rows_of(ROWS[50:300])))
    imported(client, all_zip=content)
    imported(client, again_zip=content)
    imported(stack.client(their_secret), own_json=as_json([own]))
    ours, theirs = (Importing(database, settings, each) for each in (user, other))
    # They know of no more plays, though more sources tell of some.
    assert [_key(each) for each in ours.plays()] == [_key(each) for each in theirs.plays()]


def _key(play: dict[str, Any]) -> str:
    return str(play["_id"]).partition(":")[2]


def test_the_manifest_tells_what_is_there_and_nothing_secret_is(
    exported: tuple[Stack, bytes], secret: str, user: User, database: Database[Any]
) -> None:
    _, content = exported
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["format"], manifest["format_version"]) == ("spotistats-export", 1)
    assert {each["name"] for each in manifest["files"]} | {"manifest.json"} == set(
        archive.namelist()
    )
    for file in manifest["files"]:
        data = archive.read(file["name"])
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        assert len(data) == file["bytes"]
        if file["name"].endswith(".jsonl"):
            assert len(data.splitlines()) == file["records"]
    settings = json.loads(archive.read("settings.json"))
    assert settings["time_zone"] == "Europe/Vilnius"
    imports = [json.loads(line) for line in archive.read("imports.jsonl").splitlines()]
    assert [each["files"][0]["state"] for each in imports] == ["read", "read"]
    assert database.import_batches.count_documents(owned_by(user.id)) == len(
        archive.read("import_batches.jsonl").splitlines()
    )
    (view,) = (json.loads(line) for line in archive.read("views.jsonl").splitlines())
    assert (view["name"], view["query"]["group_by"]) == ("artists", ["artist"])
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert secret.encode() not in everything
    assert user.id.encode() not in everything


@pytest.mark.parametrize("table_format", ["csv", "parquet", "arrow"])
def test_all_plays_are_one_table(
    exported: tuple[Stack, bytes], secret: str, user: User, database: Database[Any],
    table_format: str,
) -> None:  # fmt: skip
    stack, _ = exported
    data = downloaded(stack, secret, f"/me/export/plays?format={table_format}")
    source = pa.BufferReader(data)
    lines = csv.ParseOptions(newlines_in_values=True)
    read: Any = {
        "csv": lambda stream: csv.read_csv(stream, parse_options=lines),
        "parquet": parquet.read_table,
        "arrow": lambda stream: ipc.open_stream(stream).read_all(),
    }[table_format]
    table = read(source)
    stored = list(database.plays.find(owned_by(user.id)).sort("_id", 1))
    assert table["play_id"].to_pylist() == [
        each["_id"].partition(":")[2].replace(":", "-") for each in stored
    ]
    assert table["ms_played"].to_pylist() == [each.get("ms_played") for each in stored]
    ends = [each.replace(tzinfo=None) for each in table["ended_at"].to_pylist()]
    assert ends == [each["ended_at"].replace(tzinfo=None) for each in stored]
    first = table.slice(0, 1).to_pylist()[0]
    assert (first["kind"], first["track"]) == ("music", STRANGE["master_metadata_track_name"])
    assert (first["artist"], first["album"]) == ("Band", "Album")


def test_nothing_is_exported_as_nothing(stack: Stack, secret: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(downloaded(stack, secret)))
    assert archive.read("plays.jsonl") == b""
    table = csv.read_csv(pa.BufferReader(downloaded(stack, secret, "/me/export/plays")))
    assert table.num_rows == 0


def test_the_command_saves_everything_or_a_table(
    exported: tuple[Stack, bytes],
    secret: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stack, content = exported
    where = ["--url", stack.url, "--token", secret]
    package, plays = tmp_path / "all.zip", tmp_path / "plays.csv"
    assert main(["export", str(package), *where]) == 0
    assert zipfile.ZipFile(package).read("plays.jsonl") == zipfile.ZipFile(
        io.BytesIO(content)
    ).read("plays.jsonl")
    assert main(["export", str(plays), *where]) == 0
    assert plays.read_text(encoding="utf-8").startswith('"ended_at","ms_played","kind","track"')
    assert f"{plays}: {plays.stat().st_size:,} bytes" in capsys.readouterr().out
    assert main(["export", str(plays), *where]) == 2
    assert main(["export", "--force", str(plays), "--url", stack.url, "--token", "spst_no"]) == 1
    assert "exists; replace it with --force" in capsys.readouterr().err
    assert {each.name for each in tmp_path.iterdir()} == {"all.zip", "plays.csv"}


def test_settings_and_saved_queries_are_taken_over_when_asked_for(
    exported: tuple[Stack, bytes],
    secret: str,
    database: Database[dict[str, Any]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stack, _ = exported
    package = tmp_path / "all.zip"
    _, elsewhere = add_user(database)
    there = spotistats.connect(stack.url, elsewhere)
    there.update_account(display_name="Ada", time_zone="Asia/Kolkata", min_ms=7_000)
    night = there.query("artist", "hour").measure("plays").where("shuffle", "eq", True)
    there.save_view("nights", night, title="Nights")
    there.save_view("same-name", there.query("artist"))
    assert main(["export", str(package), "--url", stack.url, "--token", elsewhere]) == 0

    _, fresh = add_user(database)
    here = spotistats.connect(stack.url, fresh)
    here.save_view("same-name", here.query("album"))
    where = ["--url", stack.url, "--token", fresh]
    before = here.me()
    main(["import", str(package), *where])
    assert "--with-settings takes them over" in capsys.readouterr().out
    assert here.me() == before
    main(["import", str(package), "--with-settings", *where])
    shown = capsys.readouterr().out
    assert "Took over the settings and 1 saved query." in shown
    assert "Left as they are here: same-name." in shown
    me = here.me()
    assert (me.display_name, me.time_zone) == ("Ada", "Asia/Kolkata")
    assert me.counting_rule.min_ms == 7_000
    assert here.view("nights").query == there.view("nights").query
    assert here.view("same-name").query.group_by == ("album",)

    plain = tmp_path / "plain.json"
    plain.write_bytes(as_json([an_extended_row()]))
    assert main(["import", "--with-settings", str(plain), *where]) == 2
    assert "needs an export of Spotify Stats" in capsys.readouterr().err


def test_the_command_compares_periods(
    exported: tuple[Stack, bytes], secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stack, _ = exported
    where = ["--url", stack.url, "--token", secret]
    assert main(["compare", "2022", "2023", *where]) == 0
    shown = capsys.readouterr().out
    assert "from 2022-01-01" in shown or "from 2021-12-31" in shown
    assert "Kept artists" in shown
    assert "Albums" in shown
    assert main(["compare", "2022", "2023", "--entity", "shows", *where]) == 0
    shown = capsys.readouterr().out
    assert "Kept shows" in shown
    assert "Albums" not in shown, "of podcasts, they are the shows"
    assert main(["compare", "2022-05", "2022-W40", "--entity", "tracks", "--json", *where]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["entity"] == "tracks"
    assert answer["second_period"]["since"] == "2022-10-03T00:00:00+03:00"
    assert main(["compare", "2022", "soon", *where]) == 2
    assert "'soon' is not a period" in capsys.readouterr().err


def test_the_command_reviews_a_period(
    exported: tuple[Stack, bytes], secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stack, _ = exported
    where = ["--url", stack.url, "--token", secret]
    assert main(["recap", "2023", *where]) == 0
    shown = capsys.readouterr().out
    for text in ("2023 in review", "Longest streak", "Favourite hour", "2023-12  ", "Discovered"):
        assert text in shown
    assert main(["recap", "2022-07", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["unit"] == "month"
    assert main(["recap", "1999", *where]) == 0
    assert main(["recap", "2023-W53", *where]) == 1
    assert "2023-W53 does not exist" in capsys.readouterr().err
