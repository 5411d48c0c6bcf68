"""What the facade shows: all of the contract, and nothing of what is beneath."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import subprocess
import sys
from types import ModuleType
from typing import get_type_hints

import pytest

import spotistats
from spotistats import operations, results
from spotistats.client import AsyncStats, Stats
from spotistats.target import Target
from spotistats_sdk import api

TARGET = Target("http://stats.test", "spst_x")
# What only browsers do, and what only machines ask.
NOT_FOR_PEOPLE = {
    "begin_sign_in",
    "enter_with_ticket",
    "finish_sign_in",
    "get_liveness",
    "get_readiness",
    "log_out",
}


def questions() -> list[str]:
    return [name for name in dir(Stats) if not name.startswith("_") and name != "sdk"]


def modules(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(each.name) for each in found if not each.ispkg]


def test_every_operation_of_the_contract_can_be_asked() -> None:
    in_contract = {each.__name__ for each in modules(api)}
    used = {
        value.__name__
        for module in modules(operations)
        for value in vars(module).values()
        if isinstance(value, ModuleType)
    }
    missing = {name.rpartition(".")[2] for name in in_contract - used} - NOT_FOR_PEOPLE
    assert missing == set()


def test_every_flow_is_a_method() -> None:
    shared = {name for name in questions() if hasattr(AsyncStats, name)}
    assert shared == set(questions())
    inner = {"described"}
    for module in modules(operations):
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                assert name in shared or name.startswith("_") or name in inner, name


@pytest.mark.parametrize("client", [Stats(TARGET), AsyncStats(TARGET)])
def test_no_signature_shows_what_is_beneath(client: Stats | AsyncStats) -> None:
    for name in questions():
        if callable(method := getattr(client, name)):
            shown = f"{inspect.signature(method)} {method.__doc__}"
            assert "Unset" not in shown.title().replace("_", ""), name
            assert method.__doc__, name
            assert inspect.getattr_static(Stats, name) is not None


def test_notebooks_can_complete_the_names_of_filters() -> None:
    parameters = inspect.signature(Stats(TARGET).top).parameters
    assert {"entity", "limit", "period", "artist_id", "shuffle", "min_ms"} <= set(parameters)
    assert "asked" not in parameters


def test_answers_are_frozen_and_know_their_types() -> None:
    kinds = [each for each in vars(results).values() if dataclasses.is_dataclass(each)]
    assert len(kinds) > 80
    for kind in kinds:
        assert isinstance(kind, type)
        hints = get_type_hints(kind)
        assert not any("Unset" in str(hint) for hint in hints.values())
    rule = results.CountingRule(1, True, False)
    with pytest.raises(dataclasses.FrozenInstanceError):
        rule.min_ms = 2  # type: ignore[misc] # that is the point
    assert hash(rule) == hash(results.CountingRule(1, True, False))


def test_what_is_named_is_there() -> None:
    for name in spotistats.__all__:
        assert getattr(spotistats, name).__name__ == name
    with pytest.raises(AttributeError, match="nonsense"):
        _ = spotistats.nonsense


def test_importing_it_loads_next_to_nothing() -> None:
    code = "import sys, spotistats; print(*(each.split('.')[0] for each in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"httpx", "rich", "pydantic", "pymongo", "pandas", "spotistats_sdk"}


def test_a_client_needs_none_of_the_services() -> None:
    code = (
        "import sys, spotistats.cli, spotistats.client, spotistats.html;"
        "print(*(each.split('.')[0] for each in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    services = {"spotistats_api", "spotistats_common", "spotistats_importer", "spotistats_updater"}
    assert not set(done.stdout.split()) & (services | {"pymongo", "connexion", "pyarrow"})
