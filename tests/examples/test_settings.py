"""The documentation tells every setting, with its default and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from spotistats_common.settings import MIB, PREFIX, Settings
from tests.support.samples import ROOT

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

TABLE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_table_has_it(name: str) -> None:
    field = Settings.model_fields[name]
    assert f"| `{PREFIX}{name.upper()}` | {default_of(field)} | {field.description} |" in TABLE


def test_the_table_has_no_others() -> None:
    rows = [line for line in TABLE.splitlines() if line.startswith(f"| `{PREFIX}")]
    of_the_command = 3
    assert len(rows) == len(Settings.model_fields) + of_the_command


def default_of(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if value in (None, ""):
        return "–"
    if isinstance(value, int) and value >= MIB:
        return f"{value // MIB} MiB"
    return f"`{value}`"
