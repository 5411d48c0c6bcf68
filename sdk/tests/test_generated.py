"""The SDK is generated, and says so."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import spotistats_sdk

PACKAGE = Path(spotistats_sdk.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_file_says_that_it_is_generated(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# Generated from spec/openapi.yaml")


def test_everything_can_be_imported() -> None:
    names = [each.name for each in pkgutil.walk_packages([str(PACKAGE)], "spotistats_sdk.")]
    assert len(names) > 40
    for name in names:
        importlib.import_module(name)


def test_a_client_carries_its_token() -> None:
    client = spotistats_sdk.AuthenticatedClient("http://127.0.0.1:8080/api/v1", token="spst_x")
    assert client.get_httpx_client().headers["Authorization"] == "Bearer spst_x"
