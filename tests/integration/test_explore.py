"""Questions of one's own over HTTP: in four media types, saved by name, in SQL, and bounded."""

from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING, Any

import httpx
import pyarrow as pa
import pytest
from pyarrow import parquet

from spotistats_common.models.accounts import Scope
from spotistats_common.store.client import connect
from tests.conftest import add_user
from tests.support.exports import a_listener, a_zip_of
from tests.support.imports import imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

ARROW = "application/vnd.apache.arrow.stream"
PARQUET = "application/vnd.apache.parquet"


@pytest.fixture(scope="module")
def api(shared_stack: tuple[Stack, str]) -> Iterator[httpx.Client]:
    """A client of services that know somebody's history."""
    stack, secret = shared_stack
    imported(stack.client(secret), history_zip=a_zip_of(a_listener(seed=3, plays=500)))
    with client_of(stack, secret) as client:
        yield client


def client_of(stack: Stack, secret: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {secret}"}
    return httpx.Client(base_url=f"{stack.url}/api/v1", headers=headers, timeout=60)


def test_a_query_agrees_with_the_top_list(api: httpx.Client) -> None:
    body = {"group_by": ["artist"], "measures": ["plays", "listened_ms"], "limit": 5}
    body |= {"order_by": [{"by": "plays"}, {"by": "listened_ms"}]}
    found = api.post("/query", json=body).json()
    top = api.get("/stats/top/artists", params={"limit": 5}).json()
    assert [row[:4] for row in found["rows"]] == [
        [each["id"], each["name"], each["plays"], each["listened_ms"]] for each in top["items"]
    ]
    summary = api.get("/stats/summary").json()
    totals = {each["measure"]: each["value"] for each in found["totals"]}
    assert (totals["plays"], totals["listened_ms"]) == (summary["plays"], summary["listened_ms"])
    again = api.post("/query", json=found["query"]).json()
    assert again == found


@pytest.mark.parametrize("dimension", ["artist", "month", "weekday", "hour", "shuffle", "platform"])
def test_the_plays_behind_every_group_are_told(api: httpx.Client, dimension: str) -> None:
    body = {"group_by": [dimension], "measures": ["plays"], "limit": 5, "tz": "Asia/Kolkata"}
    groups = api.post("/query", json=body).json()
    assert groups["rows"]
    for *_, value, plays in groups["rows"]:
        known = {"field": dimension, "op": "eq", "value": value}
        where = {"field": dimension, "op": "is_null"} if value is None else known
        asked = {"where": where, "tz": "Asia/Kolkata", "limit": 1000}
        found = api.post("/plays/query", json=asked).json()
        assert sum(each["counts"] for each in found["items"]) == plays
        assert found["next_cursor"] is None


def test_plays_are_paged_as_in_the_list_of_all(api: httpx.Client) -> None:
    listed = api.get("/plays", params={"limit": 7}).json()
    asked: dict[str, Any] = {"limit": 4}
    first = api.post("/plays/query", json=asked).json()
    second = api.post("/plays/query", json=asked | {"cursor": first["next_cursor"]}).json()
    assert [*first["items"], *second["items"]][:7] == listed["items"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/query", {"group_by": ["artist", "day"], "measures": ["plays", "first_played_at"]}),
        ("/sql", {"sql": "SELECT artist, count(*) AS plays FROM plays GROUP BY ALL ORDER BY ALL"}),
    ],
)
def test_an_answer_is_the_same_in_all_media_types(
    api: httpx.Client, path: str, body: dict[str, Any]
) -> None:
    found = api.post(path, json=body).json()
    names = [each["name"] for each in found["columns"]]
    sent = api.post(path, json=body, headers={"Accept": "text/csv"})
    assert sent.headers["content-type"].startswith("text/csv")
    lines = list(csv.reader(io.StringIO(sent.text)))
    assert lines[0] == names
    assert lines[1:] == [
        ["" if value is None else str(value) for value in row] for row in found["rows"]
    ]
    sent = api.post(path, json=body, headers={"Accept": ARROW})
    assert sent.headers["content-type"] == ARROW
    table = pa.ipc.open_stream(sent.content).read_all()
    assert (table.column_names, table.num_rows) == (names, len(found["rows"]))
    sent = api.post(path, json=body, headers={"Accept": PARQUET})
    assert sent.headers["content-type"] == PARQUET
    assert parquet.read_table(io.BytesIO(sent.content)).to_pylist() == table.to_pylist()


def test_things_are_found_by_their_names(api: httpx.Client) -> None:
    first = api.get("/stats/top/artists", params={"limit": 1}).json()["items"][0]
    asked = {"q": first["name"].upper(), "entity": ["artists", "shows"], "limit": 1}
    found = api.get("/search", params=asked)
    (item,) = found.json()["items"]
    assert item["entity"] == "artists"
    for name in ("id", "name", "plays", "listened_ms", "last_played_at"):
        assert item[name] == first[name], name
    again = api.get("/search", params=asked, headers={"If-None-Match": found.headers["etag"]})
    assert again.status_code == 304
    whole = api.get("/search", params={"q": first["name"], "limit": 1000}).json()
    assert whole["total"] == len(whole["items"]) > 1
    blank = api.get("/search", params={"q": "  "})
    assert (blank.status_code, blank.json()["errors"][0]["field"]) == (422, "q")


def test_more_rows_are_allowed_where_they_are_read_one_by_one(api: httpx.Client) -> None:
    body = {"limit": 10_001}
    refused = api.post("/query", json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "limit"
    assert api.post("/query", json=body, headers={"Accept": "text/csv"}).status_code == 200


def test_a_wrong_condition_is_named(api: httpx.Client) -> None:
    leaf = {"field": "skipped", "op": "lt", "value": 1}
    said = api.post(
        "/query", json={"where": {"all": [{"field": "hour", "op": "ge", "value": 3}, leaf]}}
    )
    assert said.status_code == 422
    assert said.json()["errors"][0] | {"message": ""} == {
        "field": "where.all[1].op", "in": "body", "message": "",
    }  # fmt: skip
    said = api.post("/query", json={"where": {"all": [{"field": "hour", "op": "like"}]}})
    assert said.json()["errors"][0]["field"] == "where.all[0].op"
    assert "starts_with" in said.json()["errors"][0]["message"]
    said = api.post("/query", json={"tz": "Mars"})
    assert said.json()["errors"][0]["in"] == "body"
    deep: Any = {}
    for _ in range(500):
        deep = {"not": deep}
    assert api.post("/query", json={"where": deep}).status_code in {400, 422}


def test_views_are_saved_replaced_run_and_deleted(api: httpx.Client) -> None:
    query = {"group_by": ["month"], "measures": ["plays"], "limit": 3}
    assert api.put("/views/by-month", json={"query": query}).json()["title"] is None
    saved = api.put("/views/by-month", json={"query": query, "title": "Months"}).json()
    assert saved == api.get("/views/by-month").json()
    assert (saved["title"], saved["query"]) == ("Months", query)
    assert [each["name"] for each in api.get("/views").json()["items"]] == ["by-month"]
    answer = api.post("/views/by-month/run", json={}).json()
    assert answer == api.post("/query", json=query).json()
    other = api.post("/views/by-month/run", json={"until": "2000-01-01", "limit": 1}).json()
    assert (other["total_groups"], other["query"]["limit"]) == (0, 1)
    wrong = api.put("/views/wrong", json={"query": {"fill": True}})
    assert wrong.json()["errors"][0]["field"] == "query.fill"
    assert api.delete("/views/by-month").status_code == 204
    assert api.delete("/views/by-month").status_code == 404
    assert api.get("/views/by-month").status_code == 404
    assert api.post("/views/by-month/run", json={}).status_code == 404


def test_views_are_ones_own_and_bounded(
    stack: Stack, database: Database[dict[str, Any]], user: User, secret: str
) -> None:
    _, others = add_user(database, Scope.READ)
    with client_of(stack, secret) as mine, client_of(stack, others) as theirs:
        for number in range(200):
            assert mine.put(f"/views/v{number}", json={"query": {}}).status_code == 200
        assert mine.put("/views/v7", json={"query": {}, "title": "again"}).status_code == 200
        full = mine.put("/views/one-more", json={"query": {}})
        assert full.json()["errors"][0]["field"] == "name"
        assert theirs.get("/views").json() == {"items": []}
        assert theirs.get("/views/v7").status_code == 404
        assert theirs.put("/views/v7", json={"query": {}}).status_code == 403


def test_sql_answers_about_the_caller_alone(stack: Stack, settings: Settings, secret: str) -> None:
    database = connect(settings)
    _, others = add_user(database)
    database.client.close()
    imported(stack.client(secret), history_zip=a_zip_of(a_listener(seed=3, plays=50)))
    with client_of(stack, secret) as mine, client_of(stack, others) as theirs:
        counted = {"sql": "SELECT count(*) FROM plays"}
        assert mine.post("/sql", json=counted).json()["rows"] == [[50]]
        assert theirs.post("/sql", json=counted).json()["rows"] == [[0]]
        schemas = {"sql": f"SELECT * FROM history.plays"}  # noqa: F541
        assert theirs.post("/sql", json=schemas).status_code == 422


def test_sql_mistakes_are_told(api: httpx.Client) -> None:
    for sql in ("SELECT trak FROM plays", "SELEC 1", "SELECT 1; SELECT 2", "FROM read_text('/x')"):
        said = api.post("/sql", json={"sql": sql})
        assert said.status_code == 422, sql
        assert said.json()["errors"][0]["field"] == "sql"


def test_the_tables_are_those_that_there_are(api: httpx.Client) -> None:
    for table in api.get("/sql/tables").json()["items"]:
        found = api.post("/sql", json={"sql": f"FROM {table['name']} LIMIT 1"}).json()
        assert [each["name"] for each in found["columns"]] == [
            each["name"] for each in table["columns"]
        ]


def test_a_caller_who_goes_away_leaves_nothing_behind(api: httpx.Client) -> None:
    endless = {"sql": "SELECT count(*) FROM range(1000000000000)"}
    with pytest.raises(httpx.ReadTimeout):
        api.post("/sql", json=endless, timeout=1.5)
    started = time.monotonic()  # one at a time for a user: this waits for the other to end
    assert api.post("/sql", json={"sql": "SELECT 1"}).json()["rows"] == [[1]]
    assert time.monotonic() - started < 7
