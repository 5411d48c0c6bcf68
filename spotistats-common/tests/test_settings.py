"""Settings come from the environment, secrets also from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from spotistats_common.errors import ConfigurationError
from spotistats_common.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

URI = "mongodb://user:secret@db.example/"


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOTISTATS_PORT", "9000")
    assert Settings().port == 9000


def test_a_secret_can_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "uri"
    secret.write_text(f"{URI}\n", encoding="utf-8")
    monkeypatch.setenv("SPOTISTATS_MONGODB_URI_FILE", str(secret))
    assert Settings().mongodb_uri.get_secret_value() == URI


def test_both_are_one_too_many(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPOTISTATS_MONGODB_URI", URI)
    monkeypatch.setenv("SPOTISTATS_MONGODB_URI_FILE", str(tmp_path / "uri"))
    with pytest.raises(ConfigurationError, match="not both"):
        Settings()


def test_what_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("\n", encoding="utf-8")
    monkeypatch.setenv("SPOTISTATS_PORT", "")
    monkeypatch.setenv("SPOTISTATS_SPOTIFY_CLIENT_SECRET", "")
    monkeypatch.setenv("SPOTISTATS_SPOTIFY_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("SPOTISTATS_TOKEN_KEYS_FILE", "")
    settings = Settings()
    assert (settings.port, settings.spotify_client_secret, settings.token_keys) == (
        8080,
        None,
        None,
    )


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPOTISTATS_MONGODB_URI_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(ConfigurationError, match="nowhere"):
        Settings()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOTISTATS_MONGODB_URI", URI)
    assert "secret@" not in repr(Settings())


def test_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOTISTATS_PORT", "a lot")
    with pytest.raises(ValidationError, match="port"):
        Settings()


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://Stats.example.org", "https://stats.example.org"),
        ("https://stats.example.org/", "https://stats.example.org"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ],
)
def test_an_address_is_kept_as_an_origin(given: str, origin: str) -> None:
    assert Settings(public_url=given).public_url == origin


@pytest.mark.parametrize(
    "given",
    [
        "stats.example.org",
        "ftp://stats.example.org",
        "https://stats.example.org/app",
        "https://me:secret@stats.example.org",
        "https://stats.example.org?x=1",
        "https://stats.example.org:port",
        "https://",
    ],
)
def test_an_address_with_more_than_an_origin_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="public_url"):
        Settings(public_url=given)


def test_proxies_are_addresses_or_networks() -> None:
    settings = Settings(trusted_proxies=" 10.0.0.0/8, 192.0.2.1,::1")
    assert settings.trusted_proxies == "10.0.0.0/8,192.0.2.1/32,::1/128"
    for wrong in ("gateway", "10.0.0.1/8", "*"):
        with pytest.raises(ValidationError, match="trusted_proxies"):
            Settings(trusted_proxies=wrong)
