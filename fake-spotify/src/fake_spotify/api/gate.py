"""The way every call of the Web API goes: token, limits, faults, mode, scopes, answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from fake_spotify import faults
from fake_spotify.api.question import Answer, Question
from fake_spotify.behaviour import Mode
from fake_spotify.errors import ApiError, GrantError
from fake_spotify.faults import error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from fake_spotify.accounts.grants import Authorization
    from fake_spotify.api.question import Endpoint
    from fake_spotify.behaviour import Behaviour
    from fake_spotify.calls import Call
    from fake_spotify.fake import FakeSpotify
    from fake_spotify.limits import Wait

NOT_ON_THE_LIST = (
    "The user is not registered for this application. "
    "Please check your settings on https://developer.spotify.com/dashboard."
)
NO_PREMIUM = (
    "Active premium subscription required for the owner of the app. When the subscription status "
    "changes, it can take a few hours before requests are allowed again."
)


def gated(fake: FakeSpotify, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """The ASGI endpoint for an endpoint of the API."""

    async def serve(request: Request) -> Response:
        call = fake.note(request)
        call.query, call.group = request.url.query, endpoint.group
        answer = await _answer(fake, endpoint, request, call)
        call.status = answer.status_code
        return answer

    return serve


async def _answer(fake: FakeSpotify, endpoint: Endpoint, request: Request, call: Call) -> Response:
    content = await request.body()
    try:
        given = _who(fake, request.headers.get("authorization"))
    except ApiError as problem:
        return error(problem.status, problem.message)
    call.user, call.client_id = given.user, given.client_id
    behaviour = fake.behaviour
    if wait := fake.limits(given.client_id).count(
        endpoint.group, fake.world.clock.now_ms(), behaviour
    ):
        return _too_many(wait)
    fault = faults.pick(fake.chance, behaviour.faults_of.get(given.user, behaviour.faults))
    call.fault = fault.name.lower() if fault else None
    if nothing := await faults.instead(fault, fake.chance, behaviour.hang_s):
        return nothing
    if refusal := _refusal(behaviour, given, endpoint):
        return refusal
    question = Question(
        fake=fake,
        listener=fake.world.listeners[given.user],
        scopes=given.scopes,
        path=request.url.path,
        names=dict(request.path_params),
        query=dict(request.query_params),
        content=content,
        origin=str(request.base_url).rstrip("/"),
        now_ms=fake.world.clock.now_ms(),
    )
    try:
        return faults.spoil(fault, fake.chance, _told(endpoint.answer(question)))
    except ApiError as problem:
        return error(problem.status, problem.message)


def _who(fake: FakeSpotify, authorization: str | None) -> Authorization:
    if not authorization:
        raise ApiError(401, "No token provided")
    kind, _, token = authorization.partition(" ")
    if kind.lower() != "bearer":
        raise ApiError(400, "Only valid bearer authentication supported")
    try:
        given = fake.grants.who(token)
    except GrantError as problem:
        raise ApiError(problem.status, problem.description) from None
    if given is None:
        raise ApiError(401, "Invalid access token")
    return given


def _too_many(wait: Wait) -> Response:
    after = str(wait.retry_after_s)
    if wait.quota:
        return error(429, "Too many requests", "QUOTA_EXCEEDED", retry_after=after)
    return error(429, "API rate limit exceeded", retry_after=after)


def _refusal(behaviour: Behaviour, given: Authorization, endpoint: Endpoint) -> Response | None:
    if behaviour.mode is Mode.DEVELOPMENT:
        refuse = PlainTextResponse if behaviour.plain_refusals else _json_refusal
        if not behaviour.owner_has_premium:
            return refuse(NO_PREMIUM, 403)
        if behaviour.allowlist is not None and given.user not in behaviour.allowlist:
            return refuse(NOT_ON_THE_LIST, 403)
        if endpoint.gone:
            return error(403, "Forbidden")
    if endpoint.scopes and not endpoint.scopes & given.scopes:
        return error(403, "Insufficient client scope")
    return None


def _json_refusal(message: str, status: int) -> Response:
    return error(status, message)


def _told(answer: Answer | dict[str, object]) -> Response:
    found = answer if isinstance(answer, Answer) else Answer(200, answer)
    if found.body is None:
        return Response(b"", found.status)
    return Response(json.dumps(found.body), found.status, media_type="application/json")
