"""The data folder: where it is, who may read it, who holds it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spotistats.local.folder import DataFolder, FolderInUseError, FolderUnusableError, default_path
from spotistats_common.sealing import Sealer


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOTISTATS_DATA_DIR", "/somewhere/else")
    assert default_path() == Path("/somewhere/else")


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are those of Linux")
def test_the_default_follows_xdg_and_ignores_relative_paths(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SPOTISTATS_DATA_DIR", raising=False)
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/data/spotistats")
    for useless in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", useless)
        assert default_path() == Path("/home/ada/.local/share/spotistats")


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "data"
    path.mkdir(parents=True, mode=0o755)
    folder = DataFolder(path)
    with folder.locked():
        folder.write_token("spst_x")
        assert mode(path) == 0o700
        assert mode(path / "token") == 0o600
        assert folder.token() == "spst_x"


def test_the_token_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.create()
    folder.write_token("one")
    (tmp_path / ".token.new").write_text("left by a crash")
    folder.write_token("two")
    assert folder.token() == "two"
    assert not (tmp_path / ".token.new").exists()


def test_a_second_process_is_told_who_holds_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with folder.locked():
        with pytest.raises(FolderInUseError, match=f"process {os.getpid()} \\(which is starting"):
            DataFolder(tmp_path).locked().__enter__()
        folder.announce("http://127.0.0.1:8080")
        assert DataFolder(tmp_path).url() == "http://127.0.0.1:8080"
        with pytest.raises(FolderInUseError, match=r"\(http://127.0.0.1:8080\)"):
            DataFolder(tmp_path).locked().__enter__()
        folder.withdraw()
    with DataFolder(tmp_path).locked():
        assert folder.url() is None


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    script = (
        "import sys, os\nfrom pathlib import Path\nfrom spotistats.local.folder import DataFolder\n"
        "lock = DataFolder(Path(sys.argv[1])).locked()\nlock.__enter__()\nos.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert killed.returncode == -9
    with DataFolder(tmp_path).locked():
        pass


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnusableError) as caught:
        DataFolder(tmp_path / "file").create()
    assert "--data-dir" in caught.value.remedy


def test_the_keys_of_tokens_are_made_once_and_are_the_owners_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.create()
    keys = folder.token_keys()
    Sealer([keys])
    assert DataFolder(tmp_path / "data").token_keys() == keys
    assert mode(tmp_path / "data" / "token-keys") == 0o600
