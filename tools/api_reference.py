"""The API reference, written from the contract: a page for each tag, and one of all schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "api"
METHODS = ("get", "put", "post", "patch", "delete")
_SCHEMAS = "schemas.md"
_LIMITS = {
    "minimum": "≥ {}",
    "maximum": "≤ {}",
    "minLength": "at least {} long",
    "maxLength": "at most {} long",
    "minItems": "at least {} of them",
    "maxItems": "at most {} of them",
    "pattern": "like `{}`",
    "default": "`{}` unless told",
}
Node = dict[str, Any]


class ApiReference:
    """The pages of one contract."""

    def __init__(self, text: str) -> None:
        self._contract: Node = yaml.safe_load(text)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Their names and their texts."""
        tags = self._contract["tags"]
        yield "index.md", self._index(tags)
        for tag in tags:
            yield f"{tag['name']}.md", self._page(tag)
        yield _SCHEMAS, self._schemas()

    def title(self, name: str) -> str:
        """The title of a page."""
        return name.capitalize()

    def operations(self, tag: str) -> list[tuple[str, str, Node]]:
        """Method, path and description of what has the tag, in the order of the contract."""
        return [
            (method.upper(), path, operations[method])
            for path, operations in self._contract["paths"].items()
            for method in METHODS
            if method in operations and tag in operations[method]["tags"]
        ]

    def _index(self, tags: list[Node]) -> str:
        lines = [
            "# API",
            "",
            "Whatever speaks HTTP can ask what the dashboard asks. All paths begin with `/api/v1`.",
            "The contract is [openapi.yaml](../openapi.yaml), from which this reference is made; a",
            "running Spotify Stats lets you try it at `/api/v1/docs`.",
            "",
            self._contract["info"]["description"],
        ]
        for scheme in self._contract["components"]["securitySchemes"].values():
            shown = "Access token" if scheme["type"] == "http" else "Session"
            lines += ["", f"**{shown}.** {scheme['description']}"]
        for tag in tags:
            lines += ["", f"## [{self.title(tag['name'])}]({tag['name']}.md)", ""]
            lines += [tag["description"], "", "| | |", "|---|---|"]
            for method, path, operation in self.operations(tag["name"]):
                link = f"{tag['name']}.md#{operation['operationId']}"
                lines.append(f"| [`{method} {path}`]({link}) | {_cell(operation['summary'])} |")
        lines += ["", f"All [schemas]({_SCHEMAS}) have a page of their own."]
        return "\n".join(lines) + "\n"

    def _page(self, tag: Node) -> str:
        lines = [f"# {self.title(tag['name'])}", "", tag["description"]]
        for method, path, operation in self.operations(tag["name"]):
            lines += self._operation(method, path, operation)
        return "\n".join(lines) + "\n"

    def _operation(self, method: str, path: str, operation: Node) -> list[str]:
        lines = ["", f"## `{method} {path}` {{ #{operation['operationId']} }}", ""]
        lines += [f"**{operation['summary']}**", "", operation.get("description", ""), ""]
        allowed = operation if "security" in operation else self._contract
        lines += [_allowed(allowed["security"]), ""]
        lines += self._parameters(operation.get("parameters", []))
        if body := operation.get("requestBody"):
            lines += self._content("The body", body["content"])
        errors = []
        for status, answer in operation["responses"].items():
            answer = self._resolved(answer)  # noqa: PLW2901 - it is the same, looked up
            if status >= "400":
                errors.append(f"| {status} | {_cell(answer['description'])} |")
                continue
            lines += [f"Answers **{status}**: {answer['description']}", ""]
            lines += self._headers(answer.get("headers", {}))
            lines += self._content("The answer", answer.get("content", {}))
        return [*lines, "| error | |", "|---|---|", *errors, ""]

    def _parameters(self, parameters: list[Node]) -> list[str]:
        if not parameters:
            return []
        lines = ["| parameter | in | type | |", "|---|---|---|---|"]
        for each in map(self._resolved, parameters):
            name = f"`{each['name']}`" + (" (required)" if each.get("required") else "")
            told = " ".join((each.get("description", ""), self._limits(each["schema"])))
            kind = self._type(each["schema"])
            lines.append(f"| {name} | {each['in']} | {kind} | {_cell(told)} |")
        return [*lines, ""]

    def _headers(self, headers: Node) -> list[str]:
        resolved = {name: self._resolved(header) for name, header in headers.items()}
        lines = [f"- `{name}`: {each.get('description', '')}" for name, each in resolved.items()]
        return [*lines, ""]

    def _content(self, what: str, content: Node) -> list[str]:
        lines = []
        for media_type, each in content.items():
            lines += [f"{what} as `{media_type}`: {self._type(each['schema'])}", ""]
            if media_type.endswith("json") and (example := self._example(each)) is not None:
                shown = json.dumps(example, ensure_ascii=False, indent=2, default=str)
                lines += ["<details markdown><summary>Example</summary>", ""]
                lines += ["```json", *shown.splitlines(), "```", "", "</details>", ""]
        return lines

    def _example(self, content: Node) -> Any:
        if "examples" in content:
            return self._resolved(next(iter(content["examples"].values())))["value"]
        return content.get("example")

    def _schemas(self) -> str:
        lines = ["# Schemas", ""]
        for name, schema in self._contract["components"]["schemas"].items():
            lines += [f"## {name} {{ #{name} }}", "", schema.get("description", ""), ""]
            if "properties" not in schema:
                lines += [f"{self._type(schema)} {self._limits(schema)}".strip(), ""]
                continue
            required = schema.get("required", [])
            lines += ["| field | type | |", "|---|---|---|"]
            for field, each in schema["properties"].items():
                shown = f"`{field}`" + ("" if field in required else " (can be left out)")
                told = " ".join((each.get("description", ""), self._limits(each)))
                lines.append(f"| {shown} | {self._type(each)} | {_cell(told)} |")
            lines.append("")
        return "\n".join(lines) + "\n"

    def _type(self, schema: Node) -> str:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return f"[{name}]({_SCHEMAS}#{name})"
        if "enum" in schema:
            kind = " ".join(f"`{value}`" for value in schema["enum"] if value is not None)
        elif several := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
            kind = " or ".join(self._type(each) for each in several)
        elif schema.get("type") == "array":
            kind = f"list of {self._type(schema['items'])}"
        else:
            kind = schema.get("format") or schema.get("type", "any value")
        return f"{kind} or null" if schema.get("nullable") else kind

    def _limits(self, schema: Node) -> str:
        told = [text.format(schema[name]) for name, text in _LIMITS.items() if name in schema]
        return f"({', '.join(told)})" if told else ""

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            target: Any = self._contract
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node


def _allowed(security: list[Node]) -> str:
    if not security:
        return "Needs no access token."
    scopes = sorted({scope for each in security for scopes in each.values() for scope in scopes})
    named = ", ".join(f"`{scope}`" for scope in scopes)
    by = " or ".join(sorted({"token" if "bearer" in each else "session" for each in security}))
    return f"Needs a {by}" + (f" with the scope {named}." if named else ".")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
