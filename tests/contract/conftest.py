"""What the tests of the contract share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.stack import Stack


@pytest.fixture(scope="module")
def history(shared_stack: tuple[Stack, str]) -> tuple[Stack, str]:
    """Services that know somebody's history."""
    stack, secret = shared_stack
    imported(stack.client(secret), history_zip=a_zip_of(a_listener(seed=3, plays=500)))
    return stack, secret


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Schemathesis makes its cases as it collects them, which takes longer than to run all others:
    where the long tests would be left out anyway, theirs are not made."""
    is_long = collection_path.name == "test_conformance_at_length.py"
    return True if is_long and config.getoption("markexpr") == "not long" else None
