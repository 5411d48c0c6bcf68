"""Whether sign-in is set up, what a person has to do, and where a browser may be sent."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr

from spotistats_api.signing_in.setup import (
    check,
    path_on_our_origin,
    problems,
    redirect_uri,
)
from spotistats_common.errors import Conflict, InvalidRequest
from spotistats_common.sealing import new_key
from spotistats_common.settings import Settings

COMPLETE: dict[str, Any] = {
    "spotify_client_id": "client",
    "token_keys": SecretStr(new_key()),
    "public_url": "https://stats.example.org",
}


def test_nothing_is_in_the_way_of_a_complete_set() -> None:
    settings = Settings(**COMPLETE)
    assert problems(settings) == []
    check(settings)
    assert redirect_uri(settings) == "https://stats.example.org/api/v1/auth/callback"
    assert settings.is_https


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        ("spotify_client_id", "SPOTISTATS_SPOTIFY_CLIENT_ID"),
        ("token_keys", "SPOTISTATS_TOKEN_KEYS"),
        ("public_url", "SPOTISTATS_PUBLIC_URL"),
    ],
)
def test_what_is_missing_is_named(missing: str, named: str) -> None:
    settings = Settings(**{key: value for key, value in COMPLETE.items() if key != missing})
    (problem,) = problems(settings)
    assert named in problem
    with pytest.raises(Conflict, match=named):
        check(settings)


@pytest.mark.parametrize(
    ("public_url", "advice"),
    [
        ("http://127.0.0.1:8080", None),
        ("http://[::1]:8080", None),
        ("https://stats.example.org:8443", None),
        ("https://192.168.1.5", None),
        ("http://localhost:8080", "http://127.0.0.1:8080/api/v1/auth/callback"),
        ("https://localhost:8080", "https://127.0.0.1:8080/api/v1/auth/callback"),
        ("http://192.168.1.5:8080", "https address"),
        ("http://stats.local", "https address"),
        ("http://stats.example.org", "https address"),
        ("http://127.0.0.1.example.org", "https address"),
    ],
)
def test_an_address_that_spotify_refuses_comes_with_advice(
    public_url: str, advice: str | None
) -> None:
    found = problems(Settings(**{**COMPLETE, "public_url": public_url}))
    if advice is None:
        assert found == []
    else:
        (problem,) = found
        assert advice in problem


@pytest.mark.parametrize(
    "path", ["/", "/top", "/top?since=2024-01-01&limit=5#x", "/a//b", "/%2F/x"]
)
def test_a_path_on_our_origin_is_taken(path: str) -> None:
    assert path_on_our_origin(path) == path


@pytest.mark.parametrize(
    "path",
    ["", "top", "//x", "/\\x", "\\/x", "/\t/x", "/x\n", "https://x/", "/ x", "/\x00", "/\x7f"],
)
def test_everything_else_is_refused(path: str) -> None:
    with pytest.raises(InvalidRequest):
        path_on_our_origin(path)
