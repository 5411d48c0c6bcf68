"""What ends a call early."""

from __future__ import annotations


class ApiError(Exception):
    """An error of the Web API: status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class GrantError(Exception):
    """An error of the token endpoint: its code, and what it means."""

    def __init__(self, code: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.status = status
