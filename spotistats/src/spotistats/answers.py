"""What the services answer: the value, or a problem that is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from spotistats.errors import CommandError
from spotistats_sdk.models import Problem

if TYPE_CHECKING:
    from spotistats_sdk.types import Response

T = TypeVar("T")


class ProblemError(CommandError):
    """The services refused, or failed."""

    def __init__(self, problem: Problem) -> None:
        lines = [f"{problem.title}: {problem.detail}"]
        fields = [f"{each.field}: {each.message}" for each in problem.errors]
        lines += [f"  {field}" for field in fields if field not in problem.detail]
        if problem.status >= 500:
            lines.append(f"  (request {problem.request_id} in the server's log)")
        super().__init__("\n".join(lines))
        self.problem = problem


def answer_of(response: Response[Any], kind: type[T]) -> T:
    """The value of an answer.

    Raises:
        ProblemError: the answer is a problem.
        TypeError: it is neither a problem nor of this `kind`.
    """
    if isinstance(response.parsed, Problem):
        raise ProblemError(response.parsed)
    if not isinstance(response.parsed, kind):
        raise TypeError(f"{response.status_code}: not a {kind.__name__}")
    return response.parsed


def check(response: Response[Any]) -> None:
    """Raise `ProblemError` if the answer is a problem; for answers without content."""
    if isinstance(response.parsed, Problem):
        raise ProblemError(response.parsed)
