"""What happens between a question and its answer, without saying how to wait.

A flow is a generator that yields steps (send this, save that, pause) and returns the answer. The
connections in `spotistats.connections` carry steps out, one by waiting, one by awaiting, so that
everything above them is written once.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from spotistats.converting import record
from spotistats.errors import (
    BrokenConnectionError,
    StrangeAnswerError,
    UsageError,
    error_of,
)
from spotistats.periods import bounds, is_relative
from spotistats_sdk import Client
from spotistats_sdk.api.account import get_me
from spotistats_sdk.errors import UnexpectedStatus
from spotistats_sdk.models import Problem

if TYPE_CHECKING:
    import httpx

    from spotistats.periods import When

T = TypeVar("T")

_PAUSES = (0.25, 1.0, 3.0)
_LONGEST_PAUSE = 30.0
_TRY_AGAIN = (429, 503)
_NOT_FOR_PEOPLE = ("body", "if_none_match")
_OK = 200
_REPEATABLE = ("get", "put", "delete")
_STRICT = Client("", raise_on_unexpected_status=True)


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request (the arguments of httpx); gives the response."""

    request: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Save:
    """Send a request and hand on what comes, as it comes; gives the response."""

    request: dict[str, Any]
    take: Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait so many seconds."""

    seconds: float


Step = Send | Save | Pause
Flow = Generator[Step, Any, T]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and where the next page begins; None if there is none."""

    items: Sequence[T]
    next: Any


def ask(operation: Any, *path: str, repeatable: bool = False, **given: Any) -> Flow[Any]:
    """Ask an operation (a module of the SDK); what is None is not sent.

    `since`, `until` and `period` may be in words. `repeatable` says that asking twice does no harm,
    which is known of all but POST and PATCH.

    Raises:
        ProblemError: the services refused, or failed.
        NotConnectedError: they did not answer.
        UsageError: an argument is not one of this operation.
    """
    arguments = yield from _in_contract(operation, given)
    request = operation._get_kwargs(*path, **arguments)
    response = yield from _sent(Send(request), repeatable or request["method"] in _REPEATABLE)
    return answer(operation, response)


def save(operation: Any, take: Callable[[bytes], object], **given: Any) -> Flow[None]:
    """Ask an operation for a file, and hand on its bytes as they come."""
    request = operation._get_kwargs(**{k: v for k, v in given.items() if v is not None})
    response = yield Save(request, take)
    if response.status_code != _OK:
        answer(operation, response)


def raw(operation: Any, accept: str, **given: Any) -> Flow[httpx.Response]:
    """Ask an operation that only reads for another media type than JSON."""
    request = operation._get_kwargs(**given)
    request["headers"] = {**request.get("headers", {}), "Accept": accept}
    response: httpx.Response = yield from _sent(Send(request), repeatable=True)
    if response.status_code != _OK:
        answer(operation, response)
    return response


def answer(operation: Any, response: httpx.Response) -> Any:
    """What a response says, as a record; None if it has no content.

    Raises:
        ProblemError: it is a problem.
        StrangeAnswerError: it is not in the contract.
    """
    try:
        if response.is_error:  # also those that the contract does not tell of, of a gateway
            raise error_of(record(Problem.from_dict(response.json())))
        return record(operation._parse_response(client=_STRICT, response=response))
    except (UnexpectedStatus, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StrangeAnswerError(
            f"What answers at {response.request.url.netloc.decode()} does not answer like "
            "Spotify Stats.",
            "Check the address, and that server and client have the same version.",
        ) from error


def settled(
    since: When | None, until: When | None, period: str | None, tz: str | None
) -> Flow[tuple[str | None, str | None]]:
    """The contract's `since` and `until` of a period in words."""
    return bounds(since, until, period, (yield from today_in(tz, since, until, period)))


def today_in(tz: str | None, *whens: When | None) -> Flow[date]:
    """The date in a time zone, or in the account's; only if what is asked depends on it."""
    if not any(is_relative(each) for each in whens):
        return datetime.now(UTC).date()
    return (yield from today(tz))


def today(tz: str | None) -> Flow[date]:
    """The date in a time zone, or in the account's."""
    zone = tz or (yield from ask(get_me)).time_zone
    try:
        return datetime.now(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):  # no such zone: the services tell what is wrong
        return datetime.now(UTC).date()


def _in_contract(operation: Any, given: dict[str, Any]) -> Flow[dict[str, Any]]:
    """The arguments as the operation takes them."""
    when = {name: given.pop(name, None) for name in ("since", "until", "period")}
    given["since"], given["until"] = yield from settled(tz=given.get("tz"), **when)
    accepted = {
        name: each
        for name, each in inspect.signature(operation._get_kwargs).parameters.items()
        if each.kind is each.KEYWORD_ONLY
    }
    found = {}
    for name, value in given.items():
        if value is None:
            continue
        if name not in accepted:
            taken = ", ".join(each for each in accepted if each not in _NOT_FOR_PEOPLE)
            raise UsageError(f"This question takes no `{name}`; it takes {taken}.")
        wants_list = "list[" in str(accepted[name].annotation)
        found[name] = [value] if wants_list and isinstance(value, str) else value
        if wants_list:
            found[name] = list(found[name])
    return found


def _sent(step: Send, repeatable: bool) -> Flow[httpx.Response]:
    """The response; what may be repeated is tried again while the services are busy."""
    for pause in (*_PAUSES, None):
        last = pause is None or not repeatable
        try:
            response: httpx.Response = yield step
        except BrokenConnectionError:
            if last:
                raise
            yield Pause(pause or 0)
            continue
        if last or response.status_code not in _TRY_AGAIN:
            break
        asked_for = _retry_after(response.headers.get("Retry-After", ""))
        if asked_for is not None and asked_for > _LONGEST_PAUSE:
            break
        yield Pause(pause or 0 if asked_for is None else asked_for)
    return response


def _retry_after(text: str) -> float | None:
    """Seconds to wait, from a number or a date; None if it says neither."""
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
