"""From the contract's operations to handlers, and from what they return to responses.

A handler is a coroutine method with the name of its operation. Its first argument is the `Caller`
(unless the operation is open to all), the others are the operation's parameters by name (headers
in snake_case), and `body` or the file fields of a form (lists of Starlette's `UploadFile`). Who
needs cookies takes the whole `request` too. It returns what the contract describes (dicts,
dataclasses, …): the status is the one success status (or redirect) that the contract names.
`Answer` adds headers, cookies or another status; a `Stream` in it is a download, bytes are of
another media type. Where the contract offers several of these, the argument `media_type` is the one
that the caller likes best.

What only reads (its one scope is `read`) is cancelled when the caller goes away; where the contract
has the answer 504, it is given up when it takes too long. Where it has `x-audit`, what was done is
written down.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

import orjson
from connexion import context
from connexion.resolver import Resolution, Resolver
from pymongo.errors import PyMongoError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from spotistats_common.errors import ConfigurationError, TookTooLong
from spotistats_common.models.accounts import Scope
from spotistats_common.models.audit import Action, By
from spotistats_common.service.contract import operations_of, resolved
from spotistats_common.service.negotiation import preferred
from spotistats_common.service.requests import unless_gone
from spotistats_common.service.validation import uploaded_files

if TYPE_CHECKING:
    from connexion.operations import AbstractOperation

    from spotistats_common.service.contract import Contract
    from spotistats_common.service.requests import Caller
    from spotistats_common.store.audit import AsyncAudit

log = logging.getLogger(__name__)

Handler = Callable[..., Awaitable[Any]]

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response that is more than a body under the usual status."""

    body: object = None
    """Bytes are sent as they are, everything else as JSON."""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = JSON
    cookies: Sequence[str] = ()
    """Values of `Set-Cookie`."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A body that is made while it is sent, in a thread, no faster than it is taken."""

    chunks: Iterator[bytes]
    media_type: str
    done: Callable[[], object] = lambda: None
    """Called once nothing more is made, however it ended."""


def to_json(value: object) -> bytes:
    """Compact JSON; instants as RFC 3339 with `Z`, dataclasses as objects, NaN as null."""
    return orjson.dumps(value, option=orjson.OPT_UTC_Z | orjson.OPT_SERIALIZE_NUMPY)


def handlers_of(*groups: object) -> dict[str, Handler]:
    """The public coroutine methods of some objects, by name."""
    found: dict[str, Handler] = {}
    for group in groups:
        for name, method in inspect.getmembers(group, inspect.iscoroutinefunction):
            if not name.startswith("_"):
                if name in found:
                    raise ConfigurationError(f"Two handlers are named {name}.")
                found[name] = method
    return found


async def _streamed(stream: Stream, status: int, headers: Mapping[str, str]) -> Response:
    def chunks() -> Iterator[bytes]:
        try:
            yield from stream.chunks
        finally:
            stream.done()

    body = chunks()
    # What goes wrong at once is still answered with a problem.
    first = await run_in_threadpool(next, body, b"")
    return StreamingResponse(
        chain((first,), body), status, dict(headers), media_type=stream.media_type
    )


class Operations(Resolver):
    """Finds the endpoint of an operation by its operationId."""

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        *,
        answer_seconds: float,
        audit: AsyncAudit,
    ) -> None:
        super().__init__()
        self._endpoints = {}
        for name, operation in operations_of(contract).items():
            handler = handlers[name]
            if "504" in operation["responses"]:
                handler = _bounded(handler, answer_seconds)
            if "x-audit" in operation:
                handler = _noted(handler, Action(operation["x-audit"]), audit)
            self._endpoints[name] = _endpoint(contract, operation, handler)

    def resolve(self, operation: AbstractOperation) -> Resolution:
        """The endpoint of `operation`; each of Connexion's middlewares asks for it again."""
        return Resolution(self._endpoints[operation.operation_id], operation.operation_id)


def _bounded(handler: Handler, seconds: float) -> Handler:
    """`handler`, cancelled when it takes too long."""

    @functools.wraps(handler)
    async def bounded(**arguments: Any) -> Any:
        try:
            async with asyncio.timeout(seconds) as limit:
                return await handler(**arguments)
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise TookTooLong(
                f"The answer took longer than {seconds:g} s, and was given up. Ask about a shorter "
                "period."
            ) from error

    return bounded


def _noted(handler: Handler, action: Action, audit: AsyncAudit) -> Handler:
    """`handler`, after which is written down what was done.

    It is about what the path names, or what the answer does.
    """

    @functools.wraps(handler)
    async def noted(*, caller: Caller, **arguments: Any) -> Any:
        result = await handler(caller=caller, **arguments)
        about = [value for name, value in arguments.items() if name.endswith("_id")]
        if isinstance(result, dict) and "id" in result:
            about = [result["id"]]
        if action is Action.USER_REMOVED:
            about = []  # nothing of them is left
        by = By.TOKEN if caller.session_id is None else By.SESSION
        try:
            await audit.note(
                caller.user.id,
                action,
                by,
                token_id=caller.token_id,
                subject_id=about[0] if about else None,
            )
        except PyMongoError:  # it is done all the same, and who asked has to be told how it went
            log.exception("what was done could not be written down", extra={"action": action})
        return result

    return noted


def _endpoint(contract: Contract, operation: dict[str, Any], handler: Handler) -> Handler:
    # Connexion refuses to choose between the media types of successes and problems, so the
    # response is made here, complete.
    success = next(int(code) for code in operation["responses"] if code.startswith(("2", "303")))
    offered = list(resolved(contract, operation["responses"][str(success)]).get("content", {}))
    scopes = [scope for way in operation["security"] for each in way.values() for scope in each]
    only_reads = set(scopes) == {Scope.READ.value}
    takes_caller = "caller" in inspect.signature(handler).parameters
    takes_request = "request" in inspect.signature(handler).parameters
    parameters = [resolved(contract, each) for each in operation.get("parameters", [])]
    headers = {
        each["name"]: each["name"].lower().replace("-", "_")
        for each in parameters
        if each["in"] == "header"
    }

    async def endpoint(**arguments: Any) -> Response:
        if takes_caller:
            arguments["caller"] = context.context["token_info"]["caller"]
        if takes_request:
            arguments["request"] = context.request
        files = uploaded_files(context.scope)
        arguments.update(files)
        for header, name in headers.items():
            arguments[name] = context.request.headers.get(header)
        if len(offered) > 1:
            arguments["media_type"] = preferred(context.request.headers.get("Accept"), offered)
        try:
            work = handler(**arguments)
            result = await (unless_gone(context.receive, work) if only_reads else work)
        finally:
            for file in (each for field in files.values() for each in field):
                await file.close()
        answer = result if isinstance(result, Answer) else Answer(result)
        status = answer.status or success
        if isinstance(answer.body, Stream):
            return await _streamed(answer.body, status, answer.headers)
        if answer.body is None:
            response = Response(status_code=status, headers=dict(answer.headers))
        else:
            body = answer.body if isinstance(answer.body, bytes) else to_json(answer.body)
            response = Response(body, status, dict(answer.headers), media_type=answer.media_type)
        for cookie in answer.cookies:
            response.headers.append("Set-Cookie", cookie)
        return response

    # Connexion passes what the signature names, and reads the whole body for a `**` in it.
    names = [each["name"] for each in parameters if each["in"] in ("path", "query")]
    if JSON in operation.get("requestBody", {}).get("content", {}):
        names.append("body")
    endpoint.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
    )
    return endpoint
