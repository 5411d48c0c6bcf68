"""What can go wrong, each told in words, with what mends it.

StatsError                      everything below
├── UsageError                  the question makes no sense; nothing was sent
│   └── PeriodError             `since`, `until` or `period` names no period
├── MissingPackageError         a data frame is wanted, and its library is not installed
├── CommandError                a command, or `spotistats up`, cannot go on
├── NotConnectedError           it is not known where the services are, or nothing answers there
│   ├── TooSlowError            no answer in time
│   ├── BrokenConnectionError   the connection broke off
│   └── StrangeAnswerError      what answers there is something else, or another version
└── ProblemError                the services refused or failed; `problem` is what they say
    ├── InvalidError            400, 413, 415, 422: something in the question is wrong
    ├── NotAllowedError         401, 403: the token is wrong, or does not allow this
    ├── NotFoundError           404
    ├── ConflictError           409: something else is in the way
    ├── BusyError               429, 503: try again later (it was tried several times); 504: the
    │                           answer took too long
    └── FailedError             500 and all others: the fault is the server's
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spotistats.results import Problem


class StatsError(Exception):
    """Something that can be mended: `message` says what happened, `remedy` how to mend it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message


class UsageError(StatsError, ValueError):
    """The question, or the command line, makes no sense."""


class PeriodError(UsageError):
    """A text names no period."""


class MissingPackageError(StatsError, ImportError):
    """A library that is needed is not installed."""


class CommandError(StatsError):
    """A command cannot go on."""


class NotConnectedError(StatsError):
    """The services cannot be reached, or it is not known where they are."""


class TooSlowError(NotConnectedError):
    """There was no answer in time."""


class BrokenConnectionError(NotConnectedError):
    """The connection broke off before the answer was whole."""


class StrangeAnswerError(NotConnectedError):
    """The answer is not one of the contract's."""


class ProblemError(StatsError):
    """The services refused, or failed."""

    def __init__(self, problem: Problem) -> None:
        lines = [f"{problem.title}: {problem.detail}"]
        fields = [f"{each.field}: {each.message}" for each in problem.errors]
        lines += [f"  {field}" for field in fields if field not in problem.detail]
        if problem.status >= 500:
            lines.append(f"  (request {problem.request_id} in the server's log)")
        super().__init__("\n".join(lines))
        self.problem = problem


class InvalidError(ProblemError):
    """Something in the question is wrong; `problem.errors` names the fields."""


class NotAllowedError(ProblemError):
    """The token is wrong, or does not allow this."""


class NotFoundError(ProblemError):
    """There is no such thing in this history."""


class ConflictError(ProblemError):
    """Something else is in the way."""


class BusyError(ProblemError):
    """The services cannot answer now."""


class FailedError(ProblemError):
    """The services failed."""


_BY_STATUS: dict[int, type[ProblemError]] = {
    **dict.fromkeys((400, 413, 415, 422), InvalidError),
    **dict.fromkeys((401, 403), NotAllowedError),
    404: NotFoundError,
    409: ConflictError,
    **dict.fromkeys((429, 503, 504), BusyError),
}


def error_of(problem: Problem) -> ProblemError:
    """The error that tells of a problem."""
    return _BY_STATUS.get(problem.status, FailedError)(problem)
