"""`spotistats up` as a person runs it: a process of its own, asked with the command line."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from fake_spotify import CLIENT_ID, FakeSpotify, World, serving
from tests.support.figures import figures_at, health_at
from tests.support.up import COMMAND, Up, environment, free_port, run, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METRICS_PORT = free_port()


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    folder = tmp_path_factory.mktemp("up") / "data"
    with running(folder, SPOTISTATS_METRICS_PORT=str(METRICS_PORT)) as running_up:
        yield running_up


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """A small export, and the rows in it."""
    rows = [
        {
            "ts": f"2024-03-{day:02}T{hour:02}:00:00Z",
            "platform": "ios",
            "ms_played": 5_000 if hour % 5 == 0 else 180_000 + hour,
            "conn_country": "LT",
            "ip_addr": "192.0.2.1",
            "master_metadata_track_name": f"Song {hour % 7}",
            "master_metadata_album_artist_name": f"Band {(hour * day) % 4}",
            "master_metadata_album_album_name": "Album",
            "spotify_track_uri": f"spotify:track:{(hour % 7) * 4 + (hour * day) % 4:022}",
            "episode_name": None,
            "episode_show_name": None,
            "spotify_episode_uri": None,
            "reason_start": "clickrow",
            "reason_end": "trackdone",
            "shuffle": False,
            "skipped": False,
            "offline": False,
            "offline_timestamp": None,
            "incognito_mode": False,
        }
        for day in range(1, 21)
        for hour in range(24)
    ]
    path = tmp_path_factory.mktemp("export") / "Streaming_History_Audio_2024_0.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path, rows


@pytest.fixture(scope="module")
def imported(up: Up, export: tuple[Path, list[dict[str, Any]]]) -> str:
    """What the import of the export says."""
    done = up.run("import", export[0])
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_its_figures_and_health_are_told_where_that_was_asked_for(up: Up) -> None:
    found = figures_at(METRICS_PORT)
    assert found.value("spotistats_accounts") == 1
    assert found.value("spotistats_imports", state="queued") == 0
    assert found.value("spotistats_requests_running", service="web") == 0
    assert health_at(METRICS_PORT, "ready").json() == {"status": "ready"}
    for path in ("/metrics", "/api/v1/metrics"):
        assert "spotistats_accounts" not in httpx.get(f"{up.url}{path}").text


def test_it_says_where_it_is_and_keeps_its_secrets(up: Up) -> None:
    up.wait_until(lambda: "Data folder" in up.said(), "the greeting")
    assert f"{up.url}/api/v1/docs" in up.said()
    assert "spotistats import" in up.said()
    token = (up.folder / "token").read_text().strip()
    assert token.startswith("spst_")
    assert token not in up.said()
    assert (up.folder / "token").stat().st_mode & 0o777 == 0o600
    assert (up.folder / "url").read_text().strip() == up.url


def test_an_export_goes_in_and_the_answer_comes_out(
    up: Up, export: tuple[Path, list[dict[str, Any]]], imported: str
) -> None:
    rows = export[1]
    assert f"Imported {len(rows)} rows: {len(rows)} new plays, 0 known already" in imported
    counting = [row for row in rows if row["ms_played"] >= 30_000]
    expected = Counter(row["master_metadata_album_artist_name"] for row in counting)
    asked = up.run("top", "artists", "--json")
    answer = json.loads(asked.stdout)
    assert {item["name"]: item["plays"] for item in answer["items"]} == expected
    assert [item["rank"] for item in answer["items"]] == [1, 2, 3, 4]
    assert "Band 0" in up.run("top", "artists", "--since", "2024-03-02").stdout
    summary = json.loads(up.run("summary", "--json").stdout)
    assert summary["plays"] == len(counting)
    assert summary["listened_ms"] == sum(row["ms_played"] for row in rows)


@pytest.mark.usefixtures("imported")
def test_the_same_export_again_stores_nothing(
    up: Up, export: tuple[Path, list[dict[str, Any]]]
) -> None:
    again = up.run("import", export[0])
    assert again.returncode == 0
    assert f"0 new plays, {len(export[1])} known already" in again.stdout


def test_what_is_no_export_fails_with_a_reason(up: Up, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("Dear reader")
    failed = up.run("import", tmp_path / "letter.json")
    assert failed.returncode == 1
    assert "letter.json: unreadable" in failed.stdout


def test_a_wrong_question_is_told_with_its_field(up: Up) -> None:
    asked = up.run("top", "artists", "--tz", "Middle/Earth")
    assert asked.returncode == 1
    assert "tz" in asked.stderr
    assert "Traceback" not in asked.stderr


def test_tokens_are_made_used_and_revoked(up: Up) -> None:
    made = up.run("token", "create", "notebook", "--scope", "read")
    secret = made.stdout.strip()
    assert "not shown again" in made.stderr
    asked = run("summary", "--url", up.url, "--token", secret)
    assert asked.returncode == 0, asked.stderr
    refused = run("token", "list", "--url", up.url, "--token", secret)
    assert refused.returncode == 1
    assert "account" in refused.stderr
    lines = up.run("token", "list").stdout.splitlines()
    token_id = next(line.split()[0] for line in lines if "notebook" in line)
    assert up.run("token", "revoke", token_id).returncode == 0
    assert run("summary", "--url", up.url, "--token", secret).returncode == 1


def test_only_this_machine_is_served(up: Up) -> None:
    address = f"{up.url}/api/v1/health/ready"
    foreign = httpx.get(address, headers={"Host": "evil.example"})
    assert foreign.status_code == 403
    assert foreign.headers["content-type"] == "application/problem+json"
    page = httpx.get(address, headers={"Origin": "https://evil.example"})
    assert page.status_code == 403
    assert httpx.get(address, headers={"Host": f"localhost:{up.port}"}).status_code == 200
    assert httpx.get(f"{up.url}/api/v1/docs").status_code == 200


def test_a_second_run_on_the_folder_is_refused(up: Up) -> None:
    second = up.run("up", "--port", "0")
    assert second.returncode == 1
    assert f"already used by the process {up.process.pid} ({up.url})" in second.stderr


def test_a_taken_port_is_told_before_anything_starts(up: Up, tmp_path: Path) -> None:
    second = run("up", "--data-dir", tmp_path / "other", "--port", str(up.port))
    assert second.returncode == 1
    assert f"Port {up.port} is taken" in second.stderr
    assert "--port" in second.stderr.splitlines()[-1]
    assert not (tmp_path / "other" / "mongodb").exists()
    assert not (tmp_path / "other" / "url").exists()


def test_a_missing_mongod_is_told_with_the_remedy(tmp_path: Path) -> None:
    asked = subprocess.run(
        [*COMMAND, "up", "--data-dir", tmp_path / "data", "--port", "0"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=environment() | {"SPOTISTATS_MONGOD": str(tmp_path / "none")},
        check=False,
    )
    assert asked.returncode == 1
    assert "SPOTISTATS_MONGODB_URI" in asked.stderr
    assert "Traceback" not in asked.stderr


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_in_good_order_and_a_copy_of_the_folder_is_a_backup(
    tmp_path: Path, export: tuple[Path, list[dict[str, Any]]], number: int
) -> None:
    folder = tmp_path / "data"
    with running(folder) as first:
        token = (folder / "token").read_text()
        assert first.run("import", export[0]).returncode == 0
        before = first.run("top", "tracks", "--json").stdout
        assert first.stop(number) == 0
        assert "Stopped." in first.said()
    assert not (folder / "url").exists()
    last_line = (folder / "log" / "mongod.log").read_text().splitlines()[-1]
    assert '"exitCode":0' in last_line
    asked = run("summary", "--data-dir", folder)
    assert asked.returncode == 1
    assert "spotistats up" in asked.stderr
    for line in (folder / "log" / "spotistats.jsonl").read_text().splitlines():
        assert json.loads(line)["level"] == "INFO", line
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    with running(copy) as restored:
        assert (copy / "token").read_text() == token
        assert restored.run("top", "tracks", "--json").stdout == before


@pytest.mark.long
def test_a_killed_run_loses_nothing_and_the_next_goes_on(
    tmp_path: Path, export: tuple[Path, list[dict[str, Any]]]
) -> None:
    folder = tmp_path / "data"
    with running(folder) as first:
        token = (folder / "token").read_text()
        assert first.run("import", export[0]).returncode == 0
        before = first.run("top", "tracks", "--json").stdout
        first.stop(signal.SIGKILL)
        asked = first.run("summary")
        assert asked.returncode == 1
        assert "Nothing answers" in asked.stderr
    with running(folder) as second:
        assert (folder / "token").read_text() == token
        assert second.run("top", "tracks", "--json").stdout == before


def first_place(demo: Up) -> list[str]:
    """Who is first, with how many plays: more than what arrives in a minute changes."""
    found = re.search(r"^1  (.+?)  +([\d,]+) ", demo.said(), re.MULTILINE)
    assert found
    return list(found.groups())


def test_the_demo_shows_answers_at_once_and_only_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with running(folder, "--demo") as first:
        first.wait_until(lambda: "5 of " in first.said(), "the demo's answer")
        assert re.search(r"Imported (\d\d,\d{3}) rows: \1 new plays", first.said())
        first.wait_until(lambda: "listens now:\n  20" in first.said(), "plays that arrive")
        shown = first_place(first)
        assert first.stop() == 0
    with running(folder, "--demo") as second:
        second.wait_until(lambda: "5 of " in second.said(), "the answer")
        assert "the demo is left out" in second.said()
        second.wait_until(lambda: "listens now:\n  20" in second.said(), "plays that arrive")
        assert first_place(second) == shown


def test_without_an_app_at_spotify_linking_says_what_to_do(up: Up) -> None:
    linked = up.run("link", "--print")
    assert linked.returncode == 1
    assert "SPOTISTATS_SPOTIFY_CLIENT_ID" in linked.stderr
    options = httpx.get(f"{up.url}/api/v1/auth/options").json()
    assert options["redirect_uri"] == f"{up.url}/api/v1/auth/callback"
    assert len(options["problems"]) == 1


@pytest.mark.long
def test_it_ends_when_its_database_dies_and_goes_on_when_started_again(
    tmp_path: Path, export: tuple[Path, list[dict[str, Any]]]
) -> None:
    folder = tmp_path / "data"
    with running(folder, SPOTISTATS_MONGODB_TIMEOUT_MS="1000") as up:
        assert up.run("import", export[0]).returncode == 0
        os.kill(int((folder / "mongodb" / "mongod.lock").read_text()), signal.SIGKILL)
        assert up.process.wait(60) == 1
        said = " ".join(up.said().split())
        assert "The database has ended by itself. Stopping" in said
        assert "MongoDB has ended by itself (killed by signal 9)." in said
        assert "start it again with: spotistats up" in said
        assert "Traceback" not in said
    with running(folder) as up:
        assert f"0 new plays, {len(export[1])} known" in up.run("import", export[0]).stdout
        assert up.stop() == 0


def test_with_only_a_client_id_the_owner_links_spotify(tmp_path: Path) -> None:
    fake = FakeSpotify(World(seed=1, users=1))
    with (
        serving(fake) as spotify,
        running(
            tmp_path / "data",
            SPOTISTATS_SPOTIFY_CLIENT_ID=CLIENT_ID,
            SPOTISTATS_SPOTIFY_ACCOUNTS_URL=spotify,
            SPOTISTATS_SPOTIFY_API_URL=spotify,
        ) as up,
    ):
        fake.register([f"{up.url}/api/v1/auth/callback"])
        fake.behaviour.signs_in_as = fake.world.users[0]
        printed = up.run("link", "--print")
        assert printed.returncode == 0, printed.stderr
        with httpx.Client(follow_redirects=True) as browser:
            browser.get(printed.stdout.strip())
            me = browser.get(f"{up.url}/api/v1/me").json()
        assert (me["display_name"], me["spotify"]["state"]) == ("Me", "active")
        keys = up.folder / "token-keys"
        assert stat.S_IMODE(keys.stat().st_mode) == 0o600
        log = (up.folder / "log" / "spotistats.jsonl").read_text(encoding="utf-8")
        assert keys.read_text(encoding="utf-8").strip() not in log
        assert printed.stdout.strip().partition("ticket=")[2] not in log
