"""Bad input gets a problem that says what, where and how to mend it; nothing stored is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from spotistats_common.models.accounts import Scope
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from spotistats_common.store.users import Users
from tests.conftest import add_user
from tests.support.exports import a_zip_of, an_extended_row, as_json, as_zip
from tests.support.imports import imported

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from tests.support.stack import Stack


def ask(stack: Stack, secret: str | None, path: str, method: str = "GET", **more: Any) -> Any:
    headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
    headers |= more.pop("headers", {})
    return httpx.request(method, f"{stack.url}/api/v1{path}", headers=headers, timeout=30, **more)


def assert_problem(answer: httpx.Response, status: int, *words: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["x-request-id"]
    for word in words:
        assert word in problem["detail"]


@pytest.mark.parametrize(
    ("path", "field", "words"),
    [
        ("/stats/summary?tz=Mars/Olympus", "tz", ["Mars/Olympus", "Europe/"]),
        ("/stats/summary?tz=../../etc/passwd", "tz", []),
        ("/stats/summary?since=2024-02-30", "since", ["2024-02-30"]),
        ("/stats/summary?since=yesterday-or-so", "since", ["yesterday-or-so"]),
        ("/stats/summary?since=2024-01-02&until=2024-01-01", "since", ["until"]),
        ("/stats/summary?min_ms=-1", "min_ms", ["minimum of 0"]),
        ("/stats/summary?min_ms=ten", "min_ms", ["ten", "integer"]),
        ("/stats/summary?kind=film", "kind", ["film", "music"]),
        ("/stats/summary?sinse=2024-01-01", "sinse", ["no such parameter", "since"]),
        ("/stats/top/tracks?limit=1001", "limit", ["1001", "maximum of 1000"]),
        ("/stats/top/tracks?limit=0", "limit", ["minimum of 1"]),
        ("/stats/top/tracks?offset=-1", "offset", ["minimum of 0"]),
        ("/stats/top/genres", "entity", ["genres", "artists"]),
        ("/stats/timeline?step=decade", "step", ["decade", "month"]),
        ("/plays?cursor=nonsense", "cursor", []),
        ("/recaps/lastyear", "period", ["'lastyear' does not fit: A year (`2024`), a month"]),
        ("/views/Weekend", "name", ["'Weekend' does not fit", "lower-case letters"]),
    ],
)
def test_a_wrong_parameter_is_named(
    shared_stack: tuple[Stack, str], path: str, field: str, words: list[str]
) -> None:
    stack, secret = shared_stack
    answer = ask(stack, secret, path)
    assert_problem(answer, 422, field, *words)
    assert field in [each["field"] for each in answer.json()["errors"]]


def test_all_wrong_parameters_are_named_at_once(shared_stack: tuple[Stack, str]) -> None:
    stack, secret = shared_stack
    answer = ask(stack, secret, "/stats/top/tracks?limit=0&offset=-1")
    assert {each["field"] for each in answer.json()["errors"]} == {"limit", "offset"}


@pytest.mark.parametrize(
    "body",
    [
        {"time_zone": "Nowhere/Land"},
        {"time_zone": ""},
        {"display_name": "x" * 101},
        {"counting_rule": {"min_ms": "30 s"}},
        {"colour": "red"},
        {},
        [],
    ],
)
def test_a_wrong_field_of_the_account_changes_nothing(
    shared_stack: tuple[Stack, str], body: object
) -> None:
    stack, secret = shared_stack
    before = ask(stack, secret, "/me").json()
    answer = ask(stack, secret, "/me", "PATCH", json=body)
    assert_problem(answer, 422)
    assert answer.json()["errors"]
    assert ask(stack, secret, "/me").json() == before


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        (
            {"group_bye": ["artist"], "limits": 3},
            {"group_bye": "group_by, measures", "limits": "limit, offset"},
        ),
        ({"where": {"all": [{"and": []}]}}, {"where.all[0].and": "all, any, not, field, op"}),
        ({"order_by": [{"by": "plays", "way": "up"}]}, {"order_by[0].way": "by, direction"}),
    ],
)
def test_an_unknown_field_is_named_beside_those_that_are_known(
    shared_stack: tuple[Stack, str], body: dict[str, Any], unknown: dict[str, str]
) -> None:
    stack, secret = shared_stack
    answer = ask(stack, secret, "/query", "POST", json={"measures": ["plays"], **body})
    assert_problem(answer, 422)
    errors = {each["field"]: each["message"] for each in answer.json()["errors"]}
    assert errors.keys() == unknown.keys()
    for field, known in unknown.items():
        assert errors[field].startswith("there is no such field; known are: ")
        assert known in errors[field]


@pytest.mark.parametrize("body", [b"{", b'{"display_name": NaN}', b"\xff\xfe", b""])
def test_a_body_that_is_not_json_is_refused(shared_stack: tuple[Stack, str], body: bytes) -> None:
    stack, secret = shared_stack
    json_type = {"Content-Type": "application/json"}
    assert_problem(ask(stack, secret, "/me", "PATCH", content=body, headers=json_type), 400)


def test_a_body_of_another_type_is_refused(shared_stack: tuple[Stack, str]) -> None:
    stack, secret = shared_stack
    answer = ask(stack, secret, "/me", "PATCH", data={"display_name": "x"})
    assert_problem(answer, 415)


def test_an_endless_json_body_is_refused(shared_stack: tuple[Stack, str]) -> None:
    stack, secret = shared_stack
    body = {"display_name": "x" * 2_000_000}
    assert_problem(ask(stack, secret, "/me", "PATCH", json=body), 413, "1 MiB")


def test_without_a_token_the_person_is_told_to_send_one(shared_stack: tuple[Stack, str]) -> None:
    stack, _ = shared_stack
    for secret in (None, "spst_unknown"):
        answer = ask(stack, secret, "/stats/summary")
        assert_problem(answer, 401, "Authorization: Bearer spst_")
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_token_without_the_scope_is_told_what_it_lacks(
    stack: Stack, database: Database[dict[str, Any]]
) -> None:
    _, secret = add_user(database, Scope.READ)
    assert ask(stack, secret, "/stats/summary").status_code == 200
    assert_problem(ask(stack, secret, "/me/tokens"), 403, "'account'", "read")
    assert_problem(ask(stack, secret, "/imports", "POST", files={"files": b"[]"}), 403, "'import'")


def test_a_token_that_is_expired_is_refused(
    stack: Stack, database: Database[dict[str, Any]], user: User
) -> None:
    secret = new_secret()
    past = datetime.now(UTC) - timedelta(seconds=1)
    Tokens(database).add(new_token(user.id, "old", [Scope.READ], past), secret)
    assert_problem(ask(stack, secret, "/me"), 401, "expired")


def test_nobody_gives_more_than_they_have(stack: Stack, database: Database[dict[str, Any]]) -> None:
    _, secret = add_user(database, Scope.ACCOUNT)
    body = {"name": "more", "scopes": ["service"]}
    assert_problem(ask(stack, secret, "/me/tokens", "POST", json=body), 403, "'service'")


def test_what_is_not_ones_own_is_not_there(
    stack: Stack, database: Database[dict[str, Any]], secret: str
) -> None:
    rows = [an_extended_row()]
    import_id = imported(stack.client(secret), mine_json=as_json(rows)).id
    _, other = add_user(database)
    assert_problem(ask(stack, other, f"/imports/{import_id}"), 404)
    assert ask(stack, other, "/imports").json()["items"] == []
    assert ask(stack, other, "/imports").json()["covered"] == []
    assert_problem(ask(stack, other, f"/imports/{import_id}", "DELETE"), 404)
    assert ask(stack, other, "/plays").json()["items"] == []
    token_id = ask(stack, secret, "/me/tokens").json()["items"][0]["id"]
    assert_problem(ask(stack, other, f"/me/tokens/{token_id}", "DELETE"), 404)


def test_an_address_that_is_not_there_is_a_problem_too(shared_stack: tuple[Stack, str]) -> None:
    stack, secret = shared_stack
    assert_problem(ask(stack, secret, "/nothing/here"), 404, "docs")
    assert_problem(ask(stack, secret, "/me", "PUT"), 405)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"hello", "JSON", id="not json"),
        pytest.param(b'{"a": 1}', "", id="not an export"),
        pytest.param(b'[{"a": 1}]', "", id="a list of other things"),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\xff\xfe[\x00{\x00\xd8", "", id="UTF-16 that is none"),
        pytest.param(a_zip_of([an_extended_row()])[:-30], "", id="a ZIP cut off"),
        pytest.param(
            as_zip({"inner.zip": a_zip_of([an_extended_row()])}),
            "ZIP inside a ZIP",
            id="a ZIP of ZIPs",
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "", id="a picture"),
    ],
)
def test_a_file_that_is_no_export_fails_with_advice_and_loses_nothing(
    stack: Stack,
    secret: str,
    database: Database[dict[str, Any]],
    content: bytes,
    words: str,
) -> None:
    client = stack.client(secret)
    imported(client, good_json=as_json([an_extended_row()]))
    before = list(database.plays.find())
    report = imported(client, bad_file=content)
    assert report.state == "failed"
    assert "None of these files" in str(report.problem)
    (file,) = report.files
    assert file.state in ("unreadable", "ignored")
    assert file.detail
    assert words in file.detail
    assert list(database.plays.find()) == before
    assert before


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (
            b'--x\r\nContent-Disposition: form-data; name="files"\r\n\r\nhi\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nhi',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_an_upload_that_is_no_form_is_refused(
    stack: Stack,
    secret: str,
    database: Database[dict[str, Any]],
    body: bytes,
    content_type: str,
) -> None:
    headers = {"Content-Type": content_type}
    answer = ask(stack, secret, "/imports", "POST", content=body, headers=headers)
    assert answer.status_code in (400, 422), answer.text
    assert_problem(answer, answer.status_code)
    assert database.imports.count_documents({}) == 0


def test_one_bad_row_does_not_spoil_its_file(stack: Stack, secret: str) -> None:
    rows: list[Any] = [an_extended_row(f"2023-05-01T10:{m:02}:00Z") for m in range(5)]
    rows[2]["ts"] = "yesterday"
    rows[3] = 17
    report = imported(stack.client(secret), some_json=as_json(rows))
    assert report.state == "succeeded_with_errors"
    assert report.rows.to_dict() == {
        "read": 5,
        "stored": 3,
        "known": 0,
        "upgraded": 0,
        "skipped": 2,
    }
    reasons = {
        (each.reason.split(":")[0], tuple(each.first_rows)) for each in report.files[0].reasons
    }
    assert reasons == {("malformed", (3,)), ("malformed", (4,))}


def test_an_owner_of_a_deleted_account_is_refused(
    stack: Stack, database: Database[dict[str, Any]], user: User, secret: str
) -> None:
    database[Users(database)._collection.name].delete_one({"_id": user.id})
    assert_problem(ask(stack, secret, "/me"), 401)
