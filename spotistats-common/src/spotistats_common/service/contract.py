"""The contract, and the part of it that one service serves."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from spotistats_common.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
Contract = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
DEFAULT_SERVICE = "api"
"""Answers what every service has (`x-service: all`), and that an address does not exist."""


def contract_text() -> str:
    """The text of `openapi.yaml`: from the installed wheel, else from the source tree."""
    packaged = resources.files("spotistats_common") / "openapi.yaml"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    source = Path(__file__).parents[4] / "spec" / "openapi.yaml"
    if source.is_file():
        return source.read_text(encoding="utf-8")
    raise ConfigurationError("The contract (openapi.yaml) is missing from this installation.")


@functools.cache
def load_contract() -> Contract:
    """The whole contract, parsed. Do not change it: it is shared."""
    contract: Contract = yaml.load(contract_text(), Loader=yaml.CSafeLoader)
    return contract


def part_of(contract: Contract, service: str) -> Contract:
    """The contract with only the operations of `service` (`x-service` names it, or is `all`)."""
    paths = {}
    for path, operations in contract["paths"].items():
        kept = {
            method: operation
            for method, operation in operations.items()
            if method in METHODS and operation["x-service"] in (service, "all")
        }
        if kept:
            paths[path] = kept
    return {**contract, "paths": paths}


def service_prefixes(contract: Mapping[str, Any]) -> dict[str, str]:
    """Which service has the paths that start with which segments: `{"/imports": "importer", …}`."""
    prefixes: dict[str, str] = {}
    for path, operations in contract["paths"].items():
        prefix = path.partition("/{")[0]
        for operation in operations.values():
            service = operation["x-service"]
            if service == "all":
                service = DEFAULT_SERVICE
            if prefixes.setdefault(prefix, service) != service:
                raise ConfigurationError(
                    f"The contract gives {prefix} to both {prefixes[prefix]} and {service}."
                )
    return prefixes


def of_longest_prefix(by_prefix: Mapping[str, T], path: str) -> T | None:
    """What the most segments that `path` begins with stand for, if any do."""
    while path:
        if path in by_prefix:
            return by_prefix[path]
        path = path.rpartition("/")[0]
    return None


def operations_of(contract: Contract) -> dict[str, dict[str, Any]]:
    """All operations by their ids, in the order of the contract."""
    return {
        operation["operationId"]: operation
        for operations in contract["paths"].values()
        for operation in operations.values()
    }


def resolved(contract: Contract, node: dict[str, Any]) -> dict[str, Any]:
    """What `node` stands for: itself, or what its `$ref` points at."""
    while "$ref" in node:
        target: Any = contract
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node
