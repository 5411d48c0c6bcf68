"""Writes the answers of the contract as frozen dataclasses: `spotistats/results.py`.

The SDK's own models stay what they are; these are what the facade hands out. `make sdk` runs this.
"""

from __future__ import annotations

import keyword
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "spotistats" / "src" / "spotistats" / "results.py"
_HEAD = '''\
# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""What the services answer, as frozen dataclasses (times in UTC, durations in milliseconds)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from spotistats.records import Record, Rows
from spotistats_sdk.models import (
{names}
)
'''
_SCALARS = {"integer": "int", "number": "float", "boolean": "bool", "string": "str"}
_FORMATS = {"date-time": "datetime", "date": "date"}
_METHODS = ("get", "post", "put", "patch", "delete")
Schema = dict[str, Any]


class Contract:
    """The schemas, and how each is written in Python."""

    def __init__(self, document: Schema) -> None:
        self._document = document
        self.schemas: dict[str, Schema] = document["components"]["schemas"]
        self.literals: set[str] = set()

    def answered(self) -> list[str]:
        """The names of the objects in answers, in the order of the contract."""
        found: set[str] = set()
        waiting = ["Problem", *self._direct_answers()]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._mentioned(self.schemas[name])
        return [
            name
            for name, schema in self.schemas.items()
            if name in found and schema.get("type") == "object"
        ]

    def _direct_answers(self) -> list[str]:
        return [
            _name(content["schema"])
            for path in self._document["paths"].values()
            for method in _METHODS
            if method in path and path[method]["tags"] != ["health"]
            for status, answer in path[method]["responses"].items()
            for content in answer.get("content", {}).values()
            if status.startswith("2")
        ]

    def _mentioned(self, node: Any) -> list[str]:
        if isinstance(node, list):
            return [name for each in node for name in self._mentioned(each)]
        if not isinstance(node, dict):
            return []
        own = [_name(node)] if "$ref" in node else []
        return own + [name for each in node.values() for name in self._mentioned(each)]

    def written(self, name: str) -> str:
        """A dataclass."""
        schema = self.schemas[name]
        required = schema.get("required", [])
        lines = ["", "", "@dataclass(frozen=True, slots=True)", f"class {name}(Record):"]
        lines += _docstring(schema.get("description") or f"{_words(name)}.")
        fields = schema["properties"].items()
        for field, described in sorted(fields, key=lambda each: each[0] not in required):
            kind = self._type(described)
            if field not in required:
                kind = f"{kind.removesuffix(' | None')} | None = None"
            lines.append(f"    {python_name(field)}: {kind}")
            if told := described.get("description"):
                lines += _docstring(told)
        return "\n".join(lines)

    def _type(self, schema: Schema) -> str:
        if "anyOf" in schema:
            first, nothing = schema["anyOf"]
            assert _name(nothing) == "Nothing"
            return f"{self._type(first)} | None"
        if "$ref" in schema:
            return self._named(_name(schema))
        found = self._plain(schema)
        return f"{found} | None" if schema.get("nullable") else found

    def _named(self, name: str) -> str:
        schema = self.schemas[name]
        if schema.get("type") == "object":
            return name
        if schema.get("type") == "string" and "enum" in schema:
            self.literals.add(name)
            return name
        return self._plain(schema)

    def _plain(self, schema: Schema) -> str:
        kind = schema.get("type")
        if kind is None:
            return "Any"
        if kind == "array":
            items = self._type(schema["items"])
            is_record = self.schemas.get(items, {}).get("type") == "object"
            return f"Rows[{items}]" if is_record else f"tuple[{items}, ...]"
        if "enum" in schema:
            return f"Literal[{', '.join(map(repr, schema['enum']))}]"
        return _FORMATS.get(schema.get("format", ""), _SCALARS.get(kind, ""))


def python_name(field: str) -> str:
    """A field's name; those that Python takes for itself end with an underscore."""
    taken = keyword.iskeyword(field) or field in ("all", "any")
    return f"{field}_" if taken else field


def _name(reference: Schema) -> str:
    return str(reference["$ref"].rpartition("/")[2])


def _words(name: str) -> str:
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
    return spaced.capitalize()


def _docstring(text: str) -> list[str]:
    whole = " ".join(text.split()).replace("\\", "\\\\")
    if not whole.endswith((".", "?", "!", "…")):
        whole += "."
    quoted = f'"""{whole}"""'
    return textwrap.wrap(quoted, 96, initial_indent="    ", subsequent_indent="    ")


def generated() -> str:
    """The module."""
    document = yaml.safe_load((ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8"))
    contract = Contract(document)
    classes = "\n".join(contract.written(name) for name in contract.answered())
    names = "\n".join(f"    {name}," for name in sorted(contract.literals))
    text = _HEAD.format(names=names) + classes + "\n"
    ruff = [str(Path(sys.executable).parent / "ruff"), "format", "--isolated", "--line-length=100"]
    done = subprocess.run([*ruff, "-"], input=text, capture_output=True, text=True, check=True)
    return done.stdout
