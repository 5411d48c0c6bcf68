"""`spotistats backup` and `restore`, as a person uses them: nothing is missing afterwards."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.exports import a_listener, a_zip_of
from tests.support.up import Up, run, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """An installation that runs, with a history."""
    folder = tmp_path_factory.mktemp("up")
    export = folder / "my_spotify_data.zip"
    export.write_bytes(a_zip_of(a_listener(seed=11, plays=2_500)))
    with running(folder / "data") as found:
        assert found.run("import", export).returncode == 0
        yield found


@pytest.fixture(scope="module")
def saved(up: Up, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that was made while it ran."""
    file = tmp_path_factory.mktemp("backup") / "backup.zip"
    made = up.run("backup", file)
    assert made.returncode == 0, made.stderr
    assert "2,500 plays" in made.stdout
    return file


def answers(up: Up) -> list[str]:
    asked = [up.run("top", "tracks", "--json"), up.run("summary", "--json")]
    asked.append(up.run("imports", "list"))
    assert all(each.returncode == 0 for each in asked)
    return [each.stdout for each in asked]


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(up: Up, saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    before = saved.read_bytes()
    again = up.run("backup", saved)
    assert again.returncode == 2
    assert "exists" in again.stderr
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_what_was_restored_is_what_was_saved(up: Up, saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "restored"
    restored = run("restore", saved, "--data-dir", folder)
    assert restored.returncode == 0, restored.stderr
    assert "2,500 plays" in restored.stdout
    with running(folder) as second:
        assert answers(second) == answers(up)
        assert (folder / "token").read_text() == (up.folder / "token").read_text()
        taken = second.run("restore", saved)
        assert taken.returncode == 1
        assert "already used" in taken.stderr
        assert second.stop() == 0
    refused = run("restore", saved, "--data-dir", folder)
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    # One that does not run is saved just as well.
    once_more = tmp_path / "again.zip"
    assert run("backup", once_more, "--data-dir", folder).returncode == 0
    with zipfile.ZipFile(saved) as first, zipfile.ZipFile(once_more) as then:
        for name in ("plays.bson", "items.bson", "imports.bson", "users.bson", "token"):
            assert first.read(name) == then.read(name), name


@pytest.mark.parametrize("harm", ["cut", "flipped", "another"])
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    saved: Path, tmp_path: Path, harm: str
) -> None:
    content = bytearray(saved.read_bytes())
    damaged = tmp_path / "damaged.zip"
    if harm == "cut":
        content = content[: len(content) // 2]
    elif harm == "flipped":
        with zipfile.ZipFile(saved) as file:
            entry = file.getinfo("plays.bson")
        content[entry.header_offset + 200 + entry.compress_size // 2] ^= 0xFF
    damaged.write_bytes(content)
    if harm == "another":
        with zipfile.ZipFile(damaged, "w") as file:
            file.writestr("Streaming_History_Audio_2024_0.json", "[]")
    folder = tmp_path / "data"
    refused = run("restore", damaged, "--data-dir", folder)
    assert refused.returncode == 1
    assert "backup" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (folder / "mongodb").exists()
    assert not (folder / "mongodb.restoring").exists()


def test_there_is_nothing_to_save_in_an_empty_folder(tmp_path: Path) -> None:
    refused = run("backup", tmp_path / "backup.zip", "--data-dir", tmp_path / "data")
    assert refused.returncode == 1
    assert "no history" in refused.stderr
    assert not (tmp_path / "backup.zip").exists()
