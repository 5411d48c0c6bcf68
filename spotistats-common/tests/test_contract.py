"""A service serves its part of the contract, wholly or not at all."""

from __future__ import annotations

from typing import Any, cast

import pytest

from spotistats_common.errors import ConfigurationError
from spotistats_common.service.app import make_app
from spotistats_common.service.contract import load_contract, operations_of, part_of, resolved
from spotistats_common.settings import Settings
from spotistats_common.store.client import connect_async


def test_a_part_has_the_operations_of_its_service_and_those_of_all() -> None:
    found = operations_of(part_of(load_contract(), "importer"))
    assert {"create_import", "get_liveness"} <= found.keys()
    assert "get_top" not in found


def test_the_parts_together_are_the_whole() -> None:
    contract = load_contract()
    services = {each["x-service"] for each in operations_of(contract).values()} - {"all"}
    parts = [operations_of(part_of(contract, service)).keys() for service in services]
    assert set().union(*parts) == operations_of(contract).keys()


def test_a_reference_is_followed() -> None:
    found = resolved(load_contract(), {"$ref": "#/components/parameters/Limit"})
    assert found["name"] == "limit"


async def _handler(self: object, **_arguments: Any) -> None:
    """Answers nothing."""


def some_handlers(*names: str) -> object:
    return type("Handlers", (), dict.fromkeys(names, _handler))()


IMPORTER = ("create_import", "list_imports", "get_import", "delete_import")


def start(*names: str) -> object:
    # Opens no connection: a client only does when it is used.
    return make_app("importer", Settings(), connect_async(Settings()), some_handlers(*names))


def test_a_service_with_all_its_handlers_starts() -> None:
    assert callable(start(*IMPORTER))


def test_an_operation_without_a_handler_stops_the_start() -> None:
    with pytest.raises(ConfigurationError, match="no handler for get_import"):
        start(*(set(IMPORTER) - {"get_import"}))


def test_a_handler_without_an_operation_stops_the_start() -> None:
    with pytest.raises(ConfigurationError, match="not in the contract: get_rich"):
        start(*IMPORTER, "get_rich")


def test_a_scheme_that_nothing_checks_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    schemes = cast("dict[str, Any]", load_contract()["components"]["securitySchemes"])
    monkeypatch.setitem(schemes, "other", {"type": "http", "scheme": "digest"})
    with pytest.raises(ConfigurationError, match="nothing checks digest"):
        start(*IMPORTER)
