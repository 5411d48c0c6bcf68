"""`/authorize` and `/api/token`."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse

from fake_spotify import faults
from fake_spotify.accounts.apps import SCOPES, redirect_problem
from fake_spotify.accounts.grants import ACCESS_S
from fake_spotify.accounts.page import sign_in_page
from fake_spotify.errors import GrantError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from fake_spotify.accounts.apps import App
    from fake_spotify.accounts.grants import Grant
    from fake_spotify.fake import FakeSpotify


class Accounts:
    """The endpoints of the accounts service."""

    def __init__(self, fake: FakeSpotify) -> None:
        self._fake = fake

    async def authorize(self, request: Request) -> Response:
        """Ask somebody whether an app may, and send them back to it."""
        call = self._fake.note(request)
        answer = self._authorize(dict(request.query_params))
        call.status = answer.status_code
        return answer

    def _authorize(self, query: dict[str, str]) -> Response:
        behaviour, world = self._fake.behaviour, self._fake.world
        app = self._fake.apps.get(query.get("client_id", ""))
        if app is None:
            return PlainTextResponse("INVALID_CLIENT: Invalid client", 400)
        redirect_uri = query.get("redirect_uri", "")
        problem = redirect_problem(redirect_uri)
        if problem or redirect_uri not in app.redirect_uris:
            # Never redirects: the URI may be an attacker's.
            return PlainTextResponse(f"INVALID_CLIENT: {problem or 'Invalid redirect URI'}", 400)
        asked = query.get("scope", "").split()
        if error := _problem(query, app, asked):
            return _back(query, error=error)
        if behaviour.denies or "deny" in query:
            return _back(query, error="access_denied")
        user = query.get("as_user") or behaviour.signs_in_as
        if user is None:
            return HTMLResponse(sign_in_page(world.listeners.values(), query, asked))
        if user not in world.listeners:
            return PlainTextResponse("No such listener", 404)
        code = self._fake.grants.new_code(
            app,
            user,
            frozenset(asked) - behaviour.withheld_scopes,
            redirect_uri,
            query.get("code_challenge"),
        )
        return _back(query, code=code)

    async def token(self, request: Request) -> Response:
        """Exchange a code, or refresh."""
        fake, behaviour = self._fake, self._fake.behaviour
        call = fake.note(request)
        form = dict(parse_qsl((await request.body()).decode()))
        call.user = fake.grants.whose(form.get("refresh_token", ""))
        fault = faults.pick(fake.chance, behaviour.token_faults)
        call.fault = fault.name.lower() if fault else None
        answer = await faults.instead(fault, fake.chance, behaviour.hang_s)
        if answer is None:
            try:
                grant = self._grant(request.headers.get("authorization"), form)
                answer = faults.spoil(fault, fake.chance, _granted(grant))
            except GrantError as error:
                answer = JSONResponse(
                    {"error": error.code, "error_description": error.description}, error.status
                )
        call.status = answer.status_code
        return answer

    def _grant(self, authorization: str | None, form: Mapping[str, str]) -> Grant:
        app, proved = self._app(authorization, form)
        kind = form.get("grant_type")
        if kind == "authorization_code":
            code, redirect_uri = _needed(form, "code"), _needed(form, "redirect_uri")
            verifier = form.get("code_verifier")
            return self._fake.grants.exchange(app, code, redirect_uri, verifier, proved=proved)
        if kind == "refresh_token":
            rotate = self._fake.behaviour.rotates_refresh_tokens
            token = _needed(form, "refresh_token")
            return self._fake.grants.refresh(app, token, proved=proved, rotate=rotate)
        raise GrantError("unsupported_grant_type", "unknown grant_type")

    def _app(self, authorization: str | None, form: Mapping[str, str]) -> tuple[App, bool]:
        """The app that asks, and whether it showed its secret."""
        if authorization is None:
            app = self._fake.apps.get(form.get("client_id", ""))
            if app is None:
                raise GrantError("invalid_client", "Invalid client")
            return app, False
        client_id, secret = _basic(authorization)
        app = self._fake.apps.get(client_id)
        if app is None or form.get("client_id", client_id) != client_id:
            raise GrantError("invalid_client", "Invalid client")
        if app.secret is None or app.secret != secret:
            raise GrantError("invalid_client", "Invalid client secret")
        return app, True


def _problem(query: Mapping[str, str], app: App, asked: list[str]) -> str | None:
    if query.get("response_type") != "code":
        return "unsupported_response_type"
    if not SCOPES.issuperset(asked):
        return "invalid_scope"
    if "code_challenge" in query:
        sound = query.get("code_challenge_method") == "S256" and len(query["code_challenge"]) == 43
        return None if sound else "invalid_request"
    return None if app.secret else "invalid_request"


def _back(query: Mapping[str, str], **told: str) -> Response:
    """To the app, with what it gets told; `state` goes back as it came."""
    if "state" in query:
        told["state"] = query["state"]
    uri = query["redirect_uri"]
    return RedirectResponse(f"{uri}{'&' if '?' in uri else '?'}{urlencode(told)}", 302)


def _granted(grant: Grant) -> Response:
    told = {
        "access_token": grant.access_token,
        "token_type": "Bearer",
        "expires_in": ACCESS_S,
        "scope": " ".join(sorted(grant.scopes)),
    }
    if grant.refresh_token:
        told["refresh_token"] = grant.refresh_token
    return JSONResponse(told, headers={"cache-control": "no-store"})


def _needed(form: Mapping[str, str], name: str) -> str:
    if name not in form:
        raise GrantError("invalid_request", f"{name} must be supplied")
    return form[name]


def _basic(authorization: str) -> tuple[str, str]:
    kind, _, coded = authorization.partition(" ")
    try:
        client_id, colon, secret = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise GrantError("invalid_client", "Invalid client") from None
    if kind.lower() != "basic" or not colon:
        raise GrantError("invalid_client", "Invalid client")
    return client_id, secret
