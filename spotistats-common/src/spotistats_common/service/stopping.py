"""Whether this process was told to stop: it still answers, but wants no new requests."""

from __future__ import annotations

import threading

_told = threading.Event()


def begin() -> None:
    """Say so; a process does not change its mind."""
    _told.set()


def begun() -> bool:
    """Whether it was told."""
    return _told.is_set()
