"""The contract is valid OpenAPI 3.0.3 and keeps the conventions that CONTRIBUTING.md names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from openapi_spec_validator import validate

from spotistats_common.service.contract import METHODS, load_contract

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACT = load_contract()
SERVICES = {"all", "api", "importer", "updater"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in CONTRACT["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def each_operation() -> pytest.MarkDecorator:
    found = [pytest.param(p, m, o, id=o.get("operationId", f"{m} {p}")) for p, m, o in operations()]
    return pytest.mark.parametrize(("path", "method", "operation"), found)


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = CONTRACT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """All schemas, with where they stand, nested ones too."""

    def walk(where: str, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        if isinstance(node, dict):
            if "type" in node and isinstance(node["type"], str):
                yield where, node
            for key, value in node.items():
                yield from walk(f"{where}.{key}", value)

    for name, schema in CONTRACT["components"]["schemas"].items():
        yield from walk(name, schema)


def each_schema() -> pytest.MarkDecorator:
    found = [pytest.param(where, schema, id=where) for where, schema in schemas()]
    return pytest.mark.parametrize(("where", "schema"), found)


def test_it_is_valid_openapi_3_0_3() -> None:
    assert CONTRACT["openapi"] == "3.0.3"
    validate(CONTRACT)


def test_operation_ids_are_unique() -> None:
    ids = [operation["operationId"] for _, _, operation in operations()]
    assert len(ids) == len(set(ids))


@each_operation()
def test_an_operation_says_what_it_is(path: str, method: str, operation: dict[str, Any]) -> None:
    assert method in METHODS, "parameters and the like stand at the operation, not at the path"
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", operation["operationId"])
    assert len(operation["tags"]) == 1
    assert operation["tags"][0] in {tag["name"] for tag in CONTRACT["tags"]}
    assert operation["x-service"] in SERVICES
    assert 0 < len(operation["summary"]) <= 80
    assert "security" in operation
    assert re.fullmatch(r"(/([a-z-]+|\{[a-z_]+\}))+", path)


@each_operation()
def test_an_operation_documents_its_errors(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    expected = {"500"}
    if operation["tags"] != ["health"]:
        expected |= {"429"}
    if operation["security"]:
        expected |= {"401", "403", "503"}
    if operation.get("parameters") or "requestBody" in operation:
        expected |= {"422"}
    if "requestBody" in operation:
        expected |= {"400", "415"}
    if any(resolved(each)["in"] == "path" for each in operation.get("parameters", [])):
        expected |= {"404"}
    assert expected <= operation["responses"].keys()
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            media = resolved(response)["content"]["application/problem+json"]
            assert media["schema"] == {"$ref": "#/components/schemas/Problem"}
            assert media["example"]["status"] == int(status)


@each_operation()
def test_what_is_noted_is_an_action(path: str, method: str, operation: dict[str, Any]) -> None:
    actions = CONTRACT["components"]["schemas"]["AuditAction"]["enum"]
    assert operation.get("x-audit", actions[0]) in actions


@each_operation()
def test_an_operation_has_one_success_with_a_named_schema_and_an_example(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    codes = operation["responses"].keys()
    (status,) = [code for code in codes if code.startswith("2") or code == "303"]
    content = resolved(operation["responses"][status]).get("content", {})
    assert content or status in ("204", "303")
    if status == "303":
        assert "Location" in resolved(operation["responses"][status])["headers"]
    for media in content.values():
        assert "$ref" in media["schema"]
        assert "example" in media


@each_operation()
def test_a_body_has_a_named_schema_and_an_example(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    for media in operation.get("requestBody", {}).get("content", {}).values():
        assert "$ref" in media["schema"]
        assert "example" in media


@each_operation()
def test_a_parameter_is_described_and_bounded(
    path: str, method: str, operation: dict[str, Any]
) -> None:
    for parameter in map(resolved, operation.get("parameters", [])):
        assert parameter["description"]
        assert "example" in parameter
        schema = resolved(parameter["schema"])
        if schema["type"] == "string":
            assert "maxLength" in schema or "enum" in schema
        if schema["type"] == "integer":
            assert "maximum" in schema
        if schema["type"] == "array":
            assert parameter["explode"] is True
            assert "maxItems" in schema


SHARED = {
    *("since", "until", "tz", "min_ms", "count_skipped", "count_incognito", "kind"),
    *("track_id", "album_id", "artist_id", "platform", "platform_family", "country"),
    *("reason_start", "reason_end", "source", "shuffle", "skipped", "offline", "incognito"),
}
"""What every statistic takes."""
STATISTIC = re.compile(r"/(stats/.*|recaps/.*|plays|(tracks|albums|artists)/.*)")
STATISTICS = [
    path for path, method, _ in operations() if method == "get" and STATISTIC.fullmatch(path)
]


@pytest.mark.parametrize("path", STATISTICS)
def test_a_statistic_takes_every_filter(path: str) -> None:
    parameters = CONTRACT["paths"][path]["get"]["parameters"]
    taken = {each["name"] for each in map(resolved, parameters)}
    if path.startswith("/recaps/"):
        taken |= {"since", "until"}  # its period is in the path
    assert taken >= SHARED


@each_schema()
def test_a_schema_is_closed_and_named(where: str, schema: dict[str, Any]) -> None:
    if schema["type"] == "object":
        assert schema["additionalProperties"] is False
        assert "." not in where, "an object within another has a name of its own"
    if schema["type"] == "array":
        assert "$ref" in schema["items"] or resolved(schema["items"])["type"] != "object"


@each_schema()
def test_a_field_is_named_after_its_unit(where: str, schema: dict[str, Any]) -> None:
    for name, field in schema.get("properties", {}).items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
        if name.endswith("_ms"):
            assert field["type"] == "integer"
        if name == "listened_ms":
            assert "estimated_ms" in schema["properties"], "an answer says what is estimated"
        if name.endswith("_at"):
            assert field["format"] == "date-time"
        if name == "id" or name.endswith("_id"):
            assert field["type"] == "string"


def test_every_example_of_an_answer_fits_its_schema() -> None:
    from openapi_schema_validator import OAS30Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT4

    registry: Registry[Any] = Registry().with_resource(
        "urn:contract", Resource.from_contents(CONTRACT, default_specification=DRAFT4)
    )
    for _, _, operation in operations():
        for response in map(resolved, operation["responses"].values()):
            for media in response.get("content", {}).values():
                schema = {"$ref": "urn:contract" + media["schema"]["$ref"]}
                OAS30Validator(schema, registry=registry).validate(media["example"])
