"""What went wrong in a sync, as it is told to the person."""

from __future__ import annotations

from typing import Any

from spotistats_common.models.links import LinkProblem
from spotistats_common.spotify.errors import LimitReached, NotAllowed, NotReachable, Refused
from spotistats_updater.spotify.access import LinkUnusableError

INTERNAL = "Something went wrong on our side; the server's log tells more."


def problem_of(error: NotAllowed) -> LinkProblem:
    """What a 403 at recently-played means; Spotify says it only in words."""
    words = error.message.casefold()
    if "scope" in words:
        return LinkProblem.SCOPE_MISSING
    if "premium" in words:
        return LinkProblem.PREMIUM_MISSING
    return LinkProblem.NOT_ALLOWLISTED


def code_of(error: Exception) -> str:
    """The code of an error, as the contract has it."""
    kinds: list[tuple[type[Any], str]] = [
        (LinkUnusableError, "link_unusable"),
        (NotReachable, "not_reachable"),
        (LimitReached, "limit_reached"),
        (NotAllowed, "not_allowed"),
        (Refused, "refused"),
    ]
    return next((code for kind, code in kinds if isinstance(error, kind)), "internal")


def message_of(error: Exception) -> str:
    """What is told of it; of a fault of ours, that it is one."""
    return INTERNAL if code_of(error) == "internal" else str(error)
