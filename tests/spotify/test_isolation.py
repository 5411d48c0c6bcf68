"""One person, with all that they know of another, asks every operation of the contract.

Nothing of the other comes back, and nothing of the other changes. What is asked comes from the
contract itself, so that a new operation is tested with its first line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.support.two import BAND, CONTRACT, Two, asked, two_people

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATIONS = [
    pytest.param(path, method, operation, id=operation["operationId"])
    for path, methods in CONTRACT["paths"].items()
    for method, operation in methods.items()
]


@pytest.fixture(scope="module")
def two(mongodb_uri: str) -> Iterator[Two]:
    """Both of them, signed in."""
    with two_people(mongodb_uri) as found:
        yield found


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_nothing_of_anothers_comes_back_or_changes(
    two: Two, path: str, method: str, operation: dict[str, Any]
) -> None:
    address, options = asked(two, path, operation)
    before = two.content()
    answer = httpx.request(
        method,
        f"{two.eve.url}/api/v1{address}",
        headers={"Authorization": f"Bearer {two.eve_secret}"},
        timeout=60,
        **options,
    )
    assert answer.status_code < 500, answer.text
    sent = f"{address} {options}"
    hers = {BAND, two.ada_id, *(value for value in two.ids.values() if len(value) >= 8)}
    assert [each for each in hers if each in answer.text and each not in sent] == []
    if any(f"{{{name}}}" in path for name in two.ids if name.endswith("_id") or name == "token"):
        assert answer.status_code in (403, 404), answer.text
    assert two.content() == before
