"""What a command tells the person who typed it, instead of a traceback."""

from __future__ import annotations


class CommandError(Exception):
    """Something that the person can mend: what happened, then how to mend it."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(CommandError):
    """The command line itself makes no sense."""

    exit_code = 2
