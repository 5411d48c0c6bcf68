"""Many clients at once, while exports are imported, are all answered, in bounded memory."""

from __future__ import annotations

import pytest

from benchmarks.bench import Bench
from benchmarks.load import CACHE, MONGODB, MONGODB_BESIDE_MIB, bear

CLIENTS = 40
SECONDS = 10
MOST_MIB = {"spotistats-api": 500, "the import worker": 250}


@pytest.mark.long
def test_all_of_many_clients_are_answered_while_exports_are_imported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Bench(*CACHE) as bench:
        figures = bear(bench, clients=CLIENTS, seconds=SECONDS, users=4)
    assert figures.errors == {}
    assert figures.statuses["200"] > CLIENTS
    assert figures.statuses["304"] > 0
    assert figures.imports > 0
    for process, most in MOST_MIB.items():
        assert max(figures.memory_mib[process]) < most
    assert max(figures.memory_mib[MONGODB]) < figures.cache_mib + MONGODB_BESIDE_MIB
    with capsys.disabled():
        print(f" {len(figures.spent_ms) / figures.seconds:.0f} answers a second", end="")
