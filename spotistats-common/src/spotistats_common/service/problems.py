"""The one table of problems: which error becomes which status, type and title (RFC 9457)."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
from connexion.exceptions import OAuthProblem, ProblemException, UnsupportedMediaTypeProblem
from connexion.lifecycle import ConnexionResponse
from pymongo.errors import PyMongoError
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from spotistats_common import errors
from spotistats_common.service.requests import request_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connexion.lifecycle import ConnexionRequest

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one parameter or field; `where` is path, query, header or body."""

    field: str
    where: str
    message: str


class Invalid(errors.SpotistatsError):
    """The request breaks the contract in one or more places."""

    def __init__(self, found: list[FieldError]) -> None:
        super().__init__("; ".join(f"{each.field}: {each.message}" for each in found))
        self.found = found


class BadRequest(errors.SpotistatsError):
    """The request could not be read at all."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: HTTP status, last part of its type URN, and title."""

    status: int
    slug: str
    title: str
    headers: Mapping[str, str] = field(default_factory=dict)


OF_LINKS: Mapping[str, str] = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
"""Headers of every answer to somebody who has only a link: nobody keeps it or passes it on."""

KINDS: Mapping[type[Exception], Kind] = {
    BadRequest: Kind(400, "bad-request", "Bad request"),
    MultiPartException: Kind(400, "bad-request", "Bad request"),
    ClientDisconnect: Kind(400, "bad-request", "Bad request"),
    OAuthProblem: Kind(401, "unauthenticated", "Not signed in", {"WWW-Authenticate": "Bearer"}),
    errors.TooSlow: Kind(400, "bad-request", "Bad request"),
    errors.Forbidden: Kind(403, "forbidden", "Not allowed"),
    errors.NotFound: Kind(404, "not-found", "Not found"),
    errors.NotShared: Kind(404, "not-found", "Not found", OF_LINKS),
    errors.Conflict: Kind(409, "conflict", "Not as things are"),
    errors.TooLarge: Kind(413, "too-large", "Too large"),
    UnsupportedMediaTypeProblem: Kind(415, "unsupported-media-type", "Unsupported media type"),
    errors.TooManyRequests: Kind(
        429, "too-many-requests", "Too many requests", {**OF_LINKS, "Retry-After": "10"}
    ),
    errors.TookTooLong: Kind(504, "took-too-long", "Took too long"),
    errors.InvalidRequest: Kind(422, "invalid", "Invalid request"),
    Invalid: Kind(422, "invalid", "Invalid request"),
    errors.Unavailable: Kind(503, "unavailable", "Unavailable", {"Retry-After": "2"}),
    PyMongoError: Kind(503, "unavailable", "Unavailable", {"Retry-After": "2"}),
}
_INTERNAL = Kind(500, "internal", "Internal error")
_BY_STATUS = {
    404: Kind(404, "not-found", "Not found"),
    405: Kind(405, "method-not-allowed", "Method not allowed"),
}
_DETAILS = {
    404: "There is nothing at this address; /api/v1/docs lists what there is.",
    405: "This address does not take this method; /api/v1/docs lists what there is.",
    500: "Something went wrong on our side. The log has it under this request id.",
    503: "The database cannot be reached now; try again in a few seconds.",
}


def kind_of(error: Exception) -> Kind:
    """The kind of problem that an error is."""
    for each in type(error).__mro__:
        if each in KINDS:
            return KINDS[each]
    if isinstance(error, HTTPException):
        return _BY_STATUS.get(
            error.status_code, Kind(error.status_code, "bad-request", "Bad request")
        )
    if isinstance(error, ProblemException) and error.status < 500:
        return Kind(error.status, "bad-request", "Bad request")
    return _INTERNAL


def _detail(error: Exception, kind: Kind) -> str:
    if isinstance(error, errors.SpotistatsError) and kind is not _INTERNAL:
        return str(error)
    if kind.status in _DETAILS:
        return _DETAILS[kind.status]
    detail = getattr(error, "detail", None)
    return str(detail or kind.title)


def _field_errors(error: Exception) -> list[dict[str, str]]:
    found: list[FieldError] = []
    if isinstance(error, Invalid):
        found = error.found
    elif isinstance(error, errors.InvalidRequest):
        found = [FieldError(error.field, error.where, error.message)]
    return [{"field": e.field, "in": e.where, "message": e.message} for e in found]


def problem_body(error: Exception) -> tuple[Kind, bytes]:
    """The kind of an error and the JSON that tells of it."""
    kind = kind_of(error)
    body = {
        "type": f"urn:spotistats:problem:{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": _detail(error, kind),
        "request_id": request_id(),
        "errors": _field_errors(error),
    }
    return kind, orjson.dumps(body)


def answer(_request: ConnexionRequest, error: Exception) -> ConnexionResponse:
    """The response to a request that failed with `error`; faults of ours are logged."""
    kind, body = problem_body(error)
    if isinstance(error, errors.TookTooLong):
        log.warning("an answer took too long")
    elif kind.status >= 500:
        log.error("%s", type(error).__name__, exc_info=error)
    return ConnexionResponse(
        status_code=kind.status, mimetype=MEDIA_TYPE, body=body, headers=dict(kind.headers)
    )
