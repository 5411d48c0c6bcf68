"""What the forms of the settings mean, without a browser."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from spotistats_sdk.models import AuditEntry, Import, NewShare, Share, Sync
from spotistats_web.query import Query
from spotistats_web.settings.counting import rule_of
from spotistats_web.settings.coverage import coverage, joined
from spotistats_web.settings.profile import zones
from spotistats_web.settings.record import by_whom
from spotistats_web.settings.share_form import kind_of, recaps_between, share_of
from spotistats_web.settings.shares import name_of
from spotistats_web.settings.spotify import brought
from spotistats_web.texts import settings as texts

ZONE = ZoneInfo("Europe/Vilnius")
NOW = "2024-07-01T12:00:00Z"
ROWS = {"read": 10, "stored": 10, "known": 0, "upgraded": 0, "skipped": 0}


def a_moment(month: int, day: int = 1) -> datetime:
    return datetime(2024, month, day, tzinfo=UTC)


def an_import(*spans: tuple[str, str], state: str = "succeeded") -> Import:
    files: list[dict[str, Any]] = [
        {
            "name": "f.json",
            "state": "read",
            "format": "extended",
            "detail": None,
            "bytes": 1,
            "rows": ROWS,
            "first_ended_at": f"{first}T00:00:00Z",
            "last_ended_at": f"{last}T00:00:00Z",
            "reasons": [],
        }
        for first, last in spans
    ]
    return Import.from_dict(
        {
            "id": "i1",
            "state": state,
            "progress": 1.0,
            "created_at": NOW,
            "started_at": NOW,
            "finished_at": NOW,
            "bytes_total": 1,
            "bytes_read": 1,
            "rows": ROWS,
            "first_ended_at": None,
            "last_ended_at": None,
            "problem": None,
            "files": files,
        }
    )


def a_share(kind: str, **what: Any) -> Share:
    nothing = dict.fromkeys(("label", "view", "recap", "since", "until", "days", "expires_at"))
    return Share.from_dict(
        {
            "id": "s1",
            "kind": kind,
            "state": "active",
            "allow_comparison": False,
            "created_at": NOW,
            **nothing,
            **what,
        }
    )


def test_files_that_follow_each_other_are_one_time() -> None:
    january, june = (a_moment(1), a_moment(2, 20)), (a_moment(6), a_moment(7))
    march = (a_moment(3), a_moment(3, 9))
    inside = (a_moment(1, 5), a_moment(1, 6))
    assert joined([june, march, january, inside]) == [(a_moment(1), a_moment(3, 9)), june]


def test_what_imports_do_not_cover_is_told() -> None:
    found = [
        an_import(("2023-01-01", "2023-03-01"), ("2023-08-01", "2023-12-31")),
        an_import(("2023-02-01", "2023-04-10")),
        an_import(("2023-04-10", "2023-08-01"), state="failed"),
    ]
    told = str(coverage(found, ZONE))
    assert "1 Jan 2023 to 31 Dec 2023, in 3 files" in told
    assert "Nothing from 10 Apr 2023 to 1 Aug 2023." in told
    assert coverage([an_import(state="failed")], ZONE) is None


@pytest.mark.parametrize("seconds", ["", "many", None, -1, 86_401])
def test_what_is_no_number_of_seconds_is_no_rule(seconds: object) -> None:
    assert rule_of(seconds, skipped=True, incognito=True) is None


def test_a_rule_has_milliseconds() -> None:
    rule = rule_of("12.5", skipped=False, incognito=True)
    assert rule is not None
    assert rule.to_dict() == {"min_ms": 12_500, "count_skipped": False, "count_incognito": True}


def test_every_place_and_the_stored_zone_can_be_chosen() -> None:
    names = dict(zones("EST"))
    assert names["Asia/Kathmandu"] == "Asia/Kathmandu (UTC+05:45)"
    assert {"UTC", "EST", "Europe/Vilnius"} <= names.keys()
    assert not any(name.startswith("Etc/") for name in names)


def test_a_history_has_its_recaps() -> None:
    years, months, weeks = recaps_between(date(2023, 11, 5), date(2024, 1, 3))
    assert [each["value"] for each in years["items"]] == ["2024", "2023"]
    assert [each["value"] for each in months["items"]] == ["2024-01", "2023-12", "2023-11"]
    assert [each["value"] for each in weeks["items"]][::9] == ["2024-W01", "2023-W44"]


def test_an_address_says_what_is_shared() -> None:
    assert kind_of(Query.of("?recap=2024")) == "recap"
    assert kind_of(Query.of("?view=x")) == "view"
    assert kind_of(Query.of("?kind=profile&view=x")) == "profile"


def test_what_is_shared_follows_from_the_form() -> None:
    profile = share_of(
        "profile",
        {"period": "range", "days": ["2024-01-01", "2024-01-31"], "ends": "never", "label": " a "},
        compare=True,
    )
    assert isinstance(profile, NewShare)
    assert profile.to_dict() == {
        "kind": "profile",
        "label": "a",
        "since": "2024-01-01",
        "until": "2024-02-01",
        "allow_comparison": True,
        "expires_at": None,
    }
    assert share_of("recap", {"recap": None, "ends": "30"}, compare=False) == texts.CHOOSE_RECAP
    assert share_of("view", {"ends": "30"}, compare=False) == texts.CHOOSE_VIEW
    half = {"period": "range", "days": ["2024-01-01", None], "ends": "30"}
    assert share_of("profile", half, compare=False) == texts.CHOOSE_RANGE


def test_links_are_named_by_what_they_show() -> None:
    assert name_of(a_share("recap", recap="2024-07")) == "Recap 2024-07"
    assert name_of(a_share("view", view="stars")) == "Query stars"
    assert name_of(a_share("profile", days=28)) == "Profile, last 28 days"
    days = a_share("profile", since="2024-01-01", until="2024-02-01")
    assert name_of(days) == "Profile, 1 – 31 Jan 2024"
    assert name_of(a_share("profile")) == "Profile, all time"


def test_a_sync_tells_what_it_brought_and_what_may_be_missing() -> None:
    sync = Sync.from_dict(
        {
            "id": "y1",
            "kind": "poll",
            "state": "succeeded",
            "is_requested": False,
            "created_at": NOW,
            "started_at": NOW,
            "finished_at": NOW,
            "calls": 1,
            "plays": {"seen": 50, "new": 50, "known": 0},
            "found": {"lists": 0, "tracks": 2, "albums": 1, "artists": 0},
            "gaps": [{"since_at": "2024-07-01T08:00:00Z", "until_at": "2024-07-01T09:00:00Z"}],
            "errors": [{"code": "refused", "message": "Spotify said no.", "happened_at": NOW}],
        }
    )
    assert brought(sync, ZONE) == [
        "50 new plays",
        "2 tracks, 1 album, 0 artists",
        "Plays may be missing from 1 Jul 2024, 11:00 to 1 Jul 2024, 12:00.",
        "Spotify said no.",
    ]


@pytest.mark.parametrize(
    ("by", "token_id", "words"),
    [
        ("sign_in", None, "signing in"),
        ("session", None, "a signed-in browser"),
        ("command", None, "a command on the machine itself"),
        ("token", "t1", "the token “notebook”"),
        ("token", "t2", "a token that is gone"),
    ],
)
def test_a_deed_says_with_what_it_was_done(by: Any, token_id: str | None, words: str) -> None:
    entry = AuditEntry("a1", a_moment(1), "token_created", by, token_id, None)
    assert by_whom(entry, {"t1": "notebook"}) == words


def test_every_action_has_its_words() -> None:
    from typing import get_args

    from spotistats_sdk.models import AuditAction

    assert texts.ACTIONS.keys() == set(get_args(AuditAction))
