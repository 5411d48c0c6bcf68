"""What may be asked in SQL: one statement that only reads the documented tables.

DuckDB's own parser says what a statement is made of. Everything else is kept out by the settings
of the process that answers (see `sandbox`); this is the first wall, and tells of it in words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest", "repeat", "repeat_row"})
"""Functions that may stand where a table does; others reach files, pointers or settings."""

_REFUSED_FUNCTIONS = frozenset(
    """
    current_setting getenv getvariable current_query current_connection_id nextval currval setval
    setseed sleep_ms write_log parse_duckdb_log_message error
    """.split()
)


class Refused(Exception):  # noqa: N818 - reads as the sentence it is
    """The statement is not one that may be asked: why, in words."""


def check(database: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The statement in `sql`; Refused if it is not one that may be asked."""
    try:
        statements = database.extract_statements(sql)
    except duckdb.Error as error:
        raise Refused(str(error)) from error
    if len(statements) != 1:
        raise Refused(f"Send one statement; these are {len(statements)}.")
    kind = statements[0].type
    if kind != duckdb.StatementType.SELECT:
        raise Refused(f"Only a statement that reads can be asked (SELECT …), not {kind.name}.")
    statement: str = statements[0].query
    row = database.execute("SELECT json_serialize_sql($sql)", {"sql": statement}).fetchone()
    parsed = json.loads(row[0]) if row else {"error": True}
    if parsed["error"]:
        raise Refused(f"Only a plain SELECT can be asked: {parsed.get('error_message', '')}")
    for node in _nodes(parsed["statements"]):
        _check_node(node)
    return statement.rstrip().rstrip(";")


def _check_node(node: dict[str, Any]) -> None:
    kind = node.get("type")
    if kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        if name not in TABLE_FUNCTIONS:
            allowed = ", ".join(sorted(TABLE_FUNCTIONS))
            raise Refused(f"The function {name}() cannot be used as a table; allowed: {allowed}.")
    elif node.get("class") == "FUNCTION" and node.get("function_name") in _REFUSED_FUNCTIONS:
        raise Refused(f"The function {node['function_name']}() cannot be used here.")
    elif kind == "BASE_TABLE" and (node.get("schema_name") or node.get("catalog_name")):
        raise Refused("Name a table without a schema; GET /sql/tables lists the tables.")
    elif kind == "SHOW_REF":
        raise Refused("Only a SELECT can be asked; GET /sql/tables describes the tables.")


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """All objects in parsed JSON, however deep."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
