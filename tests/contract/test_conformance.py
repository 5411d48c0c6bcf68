"""Every operation, asked by schemathesis in ways that nobody thought of, keeps the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from spotistats_common.service.contract import load_contract
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from schemathesis.schemas import BaseSchema

    from tests.support.stack import Stack

Case = schemathesis.Case[Any]
CHECKS = [
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
]
EXAMPLES = 5
# Which operations are asked without the coverage phase, which goes through each parameter on its
# own. Conditions hold conditions, there it would never end. Statistics share their parameters: one
# of them is asked for each, and that takes minutes.
ALIKE = "^/(playlists|query|views|sql|recaps|tracks|albums|artists|stats/(?!timeline))"
SLOWLY = (
    "^/(auth|imports|me|plays|rankings|syncs|playlists|query|views|sql|recaps|tracks|albums|artists"
    "|stats)"
)


def contract_without_coverage_of(paths: str) -> BaseSchema:
    """The contract as schemathesis reads it."""
    without = {"include-path-regex": paths, "phases": {"coverage": {"enabled": False}}}
    config = schemathesis.Config.from_dict({"operations": [without]})
    return schemathesis.openapi.from_dict(load_contract(), config=config)


BRIEFLY = contract_without_coverage_of(SLOWLY)
SCHEMA = contract_without_coverage_of(ALIKE)


@pytest.fixture(scope="module")
def history(shared_stack: tuple[Stack, str]) -> tuple[Stack, str]:
    """Services that know somebody's history."""
    stack, secret = shared_stack
    imported(stack.client(secret), history_zip=a_zip_of(a_listener(seed=3, plays=500)))
    return stack, secret


def conforms(case: Case, history: tuple[Stack, str]) -> None:
    stack, secret = history
    case.call_and_validate(
        base_url=f"{stack.url}/api/v1",
        headers={"Authorization": f"Bearer {secret}"},
        checks=CHECKS,
        timeout=30,
    )


@BRIEFLY.parametrize()
@hypothesis_settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_an_operation_keeps_the_contract(case: Case, history: tuple[Stack, str]) -> None:
    conforms(case, history)


@pytest.mark.long
@SCHEMA.parametrize()
@hypothesis_settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_an_operation_keeps_the_contract_whatever_comes(
    case: Case, history: tuple[Stack, str]
) -> None:
    conforms(case, history)
