"""Answers have one tag as long as nothing that they depend on changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spotistats_api.engine import etag as module
from spotistats_api.engine.etag import etag, unchanged
from spotistats_common.models.accounts import History

if TYPE_CHECKING:
    import pytest


def test_a_tag_tells_everything_apart(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    tags = [
        etag("u1", History(1, 0), "summary", asked()),
        etag("u2", History(1, 0), "summary", asked()),
        etag("u1", History(2, 0), "summary", asked()),
        etag("u1", History(1, 1), "summary", asked()),
        etag("u1", History(1, 0), "top", asked()),
        etag("u1", History(1, 0), "summary", asked(tz="Europe/Vilnius")),
        etag("u1", History(1, 0), "summary", asked("2024-01-01")),
        etag("u1", History(1, 0), "summary", asked(min_ms=1)),
    ]
    assert etag("u1", History(1, 0), "summary", asked()) == tags[0]
    monkeypatch.setattr(module, "__version__", "99.0.0")
    tags.append(etag("u1", History(1, 0), "summary", asked()))
    assert len(set(tags)) == len(tags)
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


def test_if_none_match_may_be_a_list_weak_or_a_star() -> None:
    tag = '"1.0-ab"'
    for header in (tag, f"W/{tag}", f'"x", {tag}', f'"x",W/{tag} ', "*"):
        assert unchanged(header, tag), header
    for other in (None, "", '"x"', "1.0-ab", '"1.0-abc"'):
        assert not unchanged(other, tag), other
