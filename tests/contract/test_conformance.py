"""Every operation, asked by schemathesis in ways that nobody thought of, keeps the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.support.conformance import Case, conforms, contract_without_coverage_of

if TYPE_CHECKING:
    from tests.support.stack import Stack

SLOWLY = (
    "^/(auth|imports|me|plays|rankings|syncs|playlists|query|views|sql|recaps|tracks|albums|artists"
    "|stats)"
)
SCHEMA = contract_without_coverage_of(SLOWLY)


@SCHEMA.parametrize()
@hypothesis_settings(max_examples=3, suppress_health_check=list(HealthCheck))
def test_an_operation_keeps_the_contract(case: Case, history: tuple[Stack, str]) -> None:
    conforms(case, history)
