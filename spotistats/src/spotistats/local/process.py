"""Child processes that do not outlive this one, and the leftovers of an earlier one."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PR_SET_PDEATHSIG = 1


def start_bound(command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that a Ctrl-C in the terminal is ours to handle.

    On Linux the kernel sends it SIGTERM when this process dies, however it dies. The kernel means
    the *thread* that started the child, so call this from the main thread. Elsewhere an orphan is
    ended at the next start (`end_orphan`).
    """
    return subprocess.Popen(  # noqa: S603 - built by us
        [os.fspath(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent(),  # noqa: PLW1509 - nothing of ours has started a thread yet
    )


def _die_with_parent() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl  # looked up here: not after the fork
    parent = os.getpid()

    def bind() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return bind


def stop(child: subprocess.Popen[bytes], patience_seconds: float) -> bool:
    """Ask a child to end; kill it when it takes too long. Whether it ended by itself."""
    if child.poll() is None:
        child.terminate()
    try:
        child.wait(patience_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return False
    return True


def end_orphan(pid: int, argument: str, patience_seconds: float) -> None:
    """End the process `pid` if it is one of ours: `argument` is among its arguments."""
    if argument not in _arguments(pid):
        return
    deadline = time.monotonic() + patience_seconds
    number = signal.SIGTERM
    while argument in _arguments(pid):
        if time.monotonic() > deadline:
            number = signal.SIGKILL
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        time.sleep(0.1)


def _arguments(pid: int) -> list[str]:
    """The arguments of a running process; none if there is no such process."""
    listing = Path("/proc") / str(pid) / "cmdline"
    if Path("/proc/self/cmdline").exists():
        try:
            return listing.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            return []
    shown = subprocess.run(  # noqa: S603
        ["ps", "-ww", "-o", "args=", "-p", str(pid)],  # noqa: S607 - where the system keeps it
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout.split(" ")
