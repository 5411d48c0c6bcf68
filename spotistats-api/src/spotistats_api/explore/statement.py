"""What may be asked in SQL: one statement that only reads the documented tables.

DuckDB's own parser says what a statement is made of. Everything else is kept out by the settings
of the process that answers (see `sandbox`); this is the first wall, and tells of it in words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb

from spotistats_api.explore.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest", "repeat", "repeat_row"})
"""Functions that may stand where a table does; others reach files, pointers or settings."""

_REFUSED_FUNCTIONS = frozenset(
    {
        *("current_setting", "getenv", "getvariable", "current_query", "current_connection_id"),
        *("nextval", "currval", "setval", "setseed", "sleep_ms", "write_log"),
        *("parse_duckdb_log_message",),
    }
)
_TABLES = frozenset(table.name for table in TABLES)


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
    asked = database.execute("SELECT json_serialize_sql($sql)", {"sql": statement})
    try:
        parsed = json.loads(asked.fetchall()[0][0])
    except RecursionError as error:
        raise Refused("The statement is nested too deeply.") from error
    if parsed["error"]:
        raise Refused(f"Only a plain SELECT can be asked: {parsed.get('error_message', '')}")
    nodes = list(_nodes(parsed["statements"]))
    known = _TABLES | {name.lower() for node in nodes for name in _named_in(node)}
    for node in nodes:
        _check_node(node, known)
    return statement.rstrip().rstrip(";")


def _named_in(node: dict[str, Any]) -> list[str]:
    """What `WITH` names at a place."""
    ctes = node.get("cte_map")
    return [each["key"] for each in ctes["map"]] if isinstance(ctes, dict) else []


def _check_node(node: dict[str, Any], known: frozenset[str]) -> None:
    kind = node.get("type")
    if kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        if name not in TABLE_FUNCTIONS:
            allowed = ", ".join(sorted(TABLE_FUNCTIONS))
            raise Refused(f"The function {name}() cannot be used as a table; allowed: {allowed}.")
    elif node.get("class") == "FUNCTION" and node.get("function_name") in _REFUSED_FUNCTIONS:
        raise Refused(f"The function {node['function_name']}() cannot be used here.")
    elif kind == "BASE_TABLE":
        path = [name for name in ("catalog_name", "schema_name", "table_name") if node.get(name)]
        name = ".".join(node[each] for each in path)
        if name.lower() not in known:
            raise Refused(f"There is no table {name}; there are: {', '.join(sorted(_TABLES))}.")
    elif kind == "SHOW_REF":
        raise Refused("Only a SELECT can be asked; docs/sql.md describes the tables.")


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
