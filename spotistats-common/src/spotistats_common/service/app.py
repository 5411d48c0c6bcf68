"""A service: its part of the contract, its handlers, and the kit around them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from connexion import AsyncApp
from connexion.exceptions import OAuthProblem, ProblemException
from connexion.middleware import MiddlewarePosition
from connexion.options import SwaggerUIOptions
from connexion.spec import OpenAPISpecification
from pymongo.errors import PyMongoError
from starlette.exceptions import HTTPException

from spotistats_common.errors import ConfigurationError, SpotistatsError
from spotistats_common.service.auth import security_handlers
from spotistats_common.service.contract import load_contract, operations_of, part_of
from spotistats_common.service.health import Health
from spotistats_common.service.limiting import RateLimits
from spotistats_common.service.operations import Operations, handlers_of
from spotistats_common.service.problems import answer
from spotistats_common.service.requests import MIB, BodyLimit, RequestIds
from spotistats_common.service.security import SecurityHeaders
from spotistats_common.service.validation import VALIDATORS
from spotistats_common.store.audit import AsyncAudit

if TYPE_CHECKING:
    from pymongo.asynchronous.database import AsyncDatabase
    from starlette.types import ASGIApp

    from spotistats_common.service.contract import Contract
    from spotistats_common.service.operations import Handler
    from spotistats_common.settings import Settings
    from spotistats_common.store.client import Document

BASE_PATH = "/api/v1"

# Our contract is validated by its tests; here that would be nine tenths of a service's start.
OpenAPISpecification._validate_spec = classmethod(lambda _kind, _contract: None)


def make_app(
    service: str,
    settings: Settings,
    database: AsyncDatabase[Document],
    *handlers: object,
    max_upload_bytes: int = 0,
    validate_responses: bool = False,
) -> ASGIApp:
    """The ASGI application of `service`, which serves the contract's operations marked with it.

    Raises:
        ConfigurationError: an operation has no handler, a handler no operation, or a security
            scheme nothing that checks it.
    """
    contract = part_of(load_contract(), service)
    found = handlers_of(Health(database), *handlers)
    schemes = security_handlers(database)
    _check(service, contract, found, schemes)
    # Connexion logs each problem it answers with, and its whole middleware stack at start.
    logging.getLogger("connexion").setLevel(logging.ERROR)
    app = AsyncApp(service, security_map=schemes, validator_map=VALIDATORS)
    app.add_middleware(
        BodyLimit,
        MiddlewarePosition.BEFORE_SWAGGER,  # inside of what turns errors into problems
        json_bytes=MIB,
        upload_bytes=max_upload_bytes + MIB,  # the form's own bytes come on top
        silence_seconds=settings.body_seconds,
    )
    app.add_api(
        contract,
        base_path=BASE_PATH,
        resolver=Operations(
            contract,
            found,
            answer_seconds=settings.answer_seconds,
            audit=AsyncAudit(database, settings.audit_days),
        ),
        strict_validation=False,  # our validator reports unknown parameters, with the known ones
        validate_responses=validate_responses,
        swagger_ui_options=SwaggerUIOptions(swagger_ui=False, serve_spec=False),
    )
    for kind in (
        SpotistatsError,
        PyMongoError,
        OAuthProblem,
        ProblemException,
        HTTPException,
        Exception,
    ):
        app.add_error_handler(kind, answer)
    limited = RateLimits(
        app,
        service,
        per_caller=settings.requests_a_minute,
        per_address=settings.address_requests_a_minute,
        free=f"{BASE_PATH}/health/",
    )
    return RequestIds(SecurityHeaders(limited, settings), service)


def _check(
    service: str, contract: Contract, handlers: dict[str, Handler], schemes: dict[str, Any]
) -> None:
    operations = operations_of(contract).keys()
    if missing := operations - handlers.keys():
        raise ConfigurationError(f"{service}: no handler for {', '.join(sorted(missing))}.")
    if unknown := handlers.keys() - operations:
        raise ConfigurationError(f"{service}: not in the contract: {', '.join(sorted(unknown))}.")
    declared = contract["components"]["securitySchemes"].values()
    kinds = {each.get("scheme", each["type"]) for each in declared}
    if unchecked := kinds - schemes.keys():
        raise ConfigurationError(f"{service}: nothing checks {', '.join(sorted(unchecked))}.")
