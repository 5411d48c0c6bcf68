"""The same with many more examples, and with each parameter on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.support.conformance import Case, conforms, contract_without_coverage_of

if TYPE_CHECKING:
    from tests.support.stack import Stack

pytestmark = pytest.mark.long
# Conditions hold conditions, there the coverage phase would never end. Statistics share their
# parameters: one of them is asked for each, and that takes minutes.
ALIKE = "^/(playlists|query|views|sql|recaps|tracks|albums|artists|stats/(?!timeline))"
SCHEMA = contract_without_coverage_of(ALIKE)


@SCHEMA.parametrize()
@hypothesis_settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_an_operation_keeps_the_contract_whatever_comes(
    case: Case, history: tuple[Stack, str]
) -> None:
    conforms(case, history)
