"""What schemathesis asks of an operation, and what it checks in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from spotistats_common.service.contract import load_contract

if TYPE_CHECKING:
    from schemathesis import CheckContext, Response
    from schemathesis.schemas import BaseSchema

    from tests.support.stack import Stack

Case = schemathesis.Case[Any]
LONGEST_ADDRESS = 65_535
"""In bytes; longer ones uvicorn refuses, in plain text, before anything of ours sees them."""


def media_type_is_documented(ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """Of all answers but those to an address that nobody can read."""
    if response.status_code == 400 and len(response.request.url or "") > LONGEST_ADDRESS:
        return None
    return content_type_conformance(ctx, response, case)


CHECKS = [
    media_type_is_documented,
    ignored_auth,
    negative_data_rejection,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
]


def contract_without_coverage_of(paths: str) -> BaseSchema:
    """The contract as schemathesis reads it; without its coverage phase, which goes through each
    parameter on its own, for the operations whose path matches `paths`."""
    without = {"include-path-regex": paths, "phases": {"coverage": {"enabled": False}}}
    config = schemathesis.Config.from_dict({"operations": [without]})
    return schemathesis.openapi.from_dict(load_contract(), config=config)


def conforms(case: Case, history: tuple[Stack, str]) -> None:
    """Ask, and check."""
    stack, secret = history
    case.call_and_validate(
        base_url=f"{stack.url}/api/v1",
        headers={"Authorization": f"Bearer {secret}"},
        checks=CHECKS,
        timeout=30,
    )
