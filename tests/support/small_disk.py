"""A file system with little room, which can be filled and made larger."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIB = 1024 * 1024


class SmallDisk:
    """A file system in memory, mounted at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._filler.open("ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(_MIB))
            except OSError:
                pass

    def empty(self) -> None:
        """Give back what `fill` took."""
        self._filler.unlink()

    def resize(self, mib: int) -> None:
        """Let it hold so much."""
        _mount(self.folder, f"remount,size={mib}m")


@contextmanager
def a_small_disk(mib: int) -> Iterator[SmallDisk]:
    """A file system of so many MiB; where nobody may mount one, the test is skipped."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a file system with little room")
    folder = Path(tempfile.mkdtemp(prefix="spotistats-test-disk-"))
    try:
        try:
            _mount(folder, f"size={mib}m")
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            pytest.skip(f"no file system can be mounted here: {error}")
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _mount(folder: Path, options: str) -> None:
    command: list[str | Path] = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    subprocess.run(command, check=True, capture_output=True)
