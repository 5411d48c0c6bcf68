"""The log of services and workers: lines of JSON that can be followed, and hold nothing private."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import httpx
import pytest
from pymongo.errors import ServerSelectionTimeoutError

import spotistats
from spotistats_common.service.requests import outgoing_headers
from tests.support.exports import an_extended_row, as_json
from tests.support.imports import imported
from tests.support.log import Log, logging_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.stack import Stack

BAND, SONG = "Band that only Ada hears", "Song of hers"
AGENT = "Agent-Of-Ada/1.0"


@pytest.fixture
def log() -> Iterator[Log]:
    with logging_all() as found:
        yield found


def test_a_day_of_ada_leaves_nothing_of_her_in_the_log(stack: Stack, secret: str, log: Log) -> None:
    rows = [
        an_extended_row(
            f"2023-05-01T1{hour}:00:00Z",
            master_metadata_track_name=SONG,
            master_metadata_album_artist_name=BAND,
            ip_addr="192.0.2.77",
        )
        for hour in range(3)
    ]
    rows.append(an_extended_row(ts=f"at the time of {SONG}"))
    report = imported(stack.client(secret), Streaming_json=as_json(rows))
    with spotistats.connect(stack.url, secret) as ss:
        ss.search(SONG)
        ss.query("artist").measure("plays").where("artist", "eq", BAND).run()
        ss.sql("SELECT count(*) FROM plays WHERE artist = 'Band that only Ada hears'")
        with pytest.raises(spotistats.InvalidError):
            ss.sql("SELECT 'Song of hers' FROM nowhere")
        token = ss.create_token("for my notebook", ["read"])
        shared = ss.share_profile(days=30)
        link = httpx.get(f"{stack.url}/api/v1/shared/{shared.token}/profile")
    headers = {"Authorization": f"Bearer {token.secret}", "User-Agent": AGENT}
    for path in ("me?x=1", "plays?limit=2&since=2023-05-01", f"tracks/{SONG}"):
        httpx.get(f"{stack.url}/api/v1/{path}", headers=headers)
    httpx.get(f"{stack.url}/api/v1/me", cookies={"spotistats_session": "secret-session"})
    assert link.status_code == 200
    asked = log.requests(13)
    lines = log.lines()
    text = json.dumps(lines, ensure_ascii=False)
    for forbidden in (
        BAND, SONG.replace(" ", "%20"), "192.0.2.77", "127.0.0.1", secret, token.secret,
        shared.token, "secret-session", AGENT, "for my notebook", "SELECT", "since=", "x=1",
    ):  # fmt: skip
        assert forbidden not in text, forbidden
    ours = [line for line in lines if line["logger"].startswith("spotistats")]
    assert {"create_import", "ask_sql", "query", "get_shared_profile", "get_me"} <= {
        line["operation"] for line in asked
    }
    for line in asked:
        assert len(line["request_id"]) >= 8
        assert line["took_ms"] >= 0
    of_import = [line for line in ours if line.get("job") == "import"]
    assert [line["message"] for line in of_import] == ["import begins", "import finished"]
    assert {line["job_id"] for line in of_import} == {report.id}
    assert of_import[1]["stored"] == 3


def test_a_failure_is_found_by_the_id_that_its_answer_tells(stack: Stack, log: Log) -> None:
    answer = httpx.get(f"{stack.url}/api/v1/me", headers={"X-Request-Id": "of-the-gateway"})
    assert answer.headers["x-request-id"] == answer.json()["request_id"] == "of-the-gateway"
    (line,) = log.requests(1)
    assert (line["request_id"], line["status"]) == ("of-the-gateway", 401)
    assert outgoing_headers() == {}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "cannot use mongodb://me:secret@db.example:27017",
            "cannot use mongodb://…@db.example:27017",
        ),
        ("the token spst_0aT7cV3kfoJ is unknown", "the token … is unknown"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer …"),
        ("spotistats_session is not a secret", "spotistats_session is not a secret"),
    ],
)
def test_secrets_in_the_words_of_an_error_are_blotted_out(words: str, shown: str, log: Log) -> None:
    logger = logging.getLogger("spotistats.test")
    logger.warning("%s", words)
    try:
        raise ServerSelectionTimeoutError(words)
    except ServerSelectionTimeoutError:
        logger.exception("no database")
    told, failed = log.lines()
    assert told["message"] == shown
    assert failed["exception"].endswith(shown)
