"""What this process is at: it starts, is at work, and stops. Only at work does it want requests."""

from __future__ import annotations

from enum import Enum


class Phase(Enum):
    """Each with the reason why it is not ready, if it is not."""

    STARTING = "This service is being started."
    AT_WORK = None
    STOPPING = "This service is being stopped."


class _Process:
    phase = Phase.AT_WORK  # who serves nothing, is so from the first


def enter(phase: Phase) -> None:
    """Say what the process is at now."""
    _Process.phase = phase


def current() -> Phase:
    """What the process is at."""
    return _Process.phase
