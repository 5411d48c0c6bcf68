"""Read-only links show what they are of as its owner sees it, but for private sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from spotistats_common.models.accounts import utc_now
from tests.support.shared import ALONE, PRIVATE_BAND, UNKNOWN, World, nothing


def test_a_saved_query_is_answered_as_for_its_owner_without_private_sessions(world: World) -> None:
    query = {"group_by": ["artist"], "measures": ["plays", "listened_ms"], "limit": 100_000}
    world.ada.put("/views/artists", json={"query": query, "title": "My artists"})
    link = world.shared("view", view="artists")
    head = world.seen(link["token"]).json()
    assert (head["kind"], head["owner"], head["title"]) == ("view", "Ada", "My artists")
    seen = world.seen(link["token"], "/view")
    where = {"where": {"not": {"field": "incognito", "op": "eq", "value": True}}}
    own = world.ada.post("/query", json={**query, **where, "limit": 10_000}).json()
    assert seen.json()["rows"] == own["rows"]
    assert seen.json()["query"]["limit"] == 10_000
    everything = world.ada.post("/query", json={**query, "limit": 10_000}).text
    assert PRIVATE_BAND in everything
    assert PRIVATE_BAND not in seen.text


def test_a_link_follows_its_query_and_ends_with_it(world: World) -> None:
    world.ada.put("/views/moving", json={"query": {"group_by": ["year"]}})
    link = world.shared("view", view="moving")
    world.ada.put("/views/moving", json={"query": {"group_by": ["month"]}})
    assert world.seen(link["token"], "/view").json()["query"]["group_by"] == ["month"]
    assert world.ada.delete("/views/moving").status_code == 204
    assert nothing(world.seen(link["token"])) == nothing(world.seen(UNKNOWN))
    assert link["id"] not in world.ada.get("/shares").text
    world.ada.put("/views/moving", json={"query": {"group_by": ["artist"]}})
    assert nothing(world.seen(link["token"], "/view")) == nothing(world.seen(UNKNOWN, "/view"))


def test_another_query_under_the_name_of_a_shared_one_is_not_shared(world: World) -> None:
    world.ada.put("/views/named", json={"query": {"group_by": ["year"]}})
    link = world.shared("view", view="named")
    world.database["views"].delete_one({"_id": f"{world.ada_id}:named"})  # died before its links
    assert nothing(world.seen(link["token"])) == nothing(world.seen(UNKNOWN))
    world.ada.put("/views/named", json={"query": {"group_by": ["artist"]}})
    assert nothing(world.seen(link["token"], "/view")) == nothing(world.seen(UNKNOWN, "/view"))


def test_a_recap_is_that_of_its_owner_without_private_sessions(world: World) -> None:
    link = world.shared("recap", recap="2024-03")
    assert world.seen(link["token"]).json()["title"] == "2024-03"
    seen = world.seen(link["token"], "/recap").json()
    assert seen == world.ada.get("/recaps/2024-03", params=ALONE).json()
    everything = world.ada.get("/recaps/2024-03").json()
    assert seen["summary"]["plays"] <= everything["summary"]["plays"] - 2


@pytest.mark.parametrize(
    ("period", "step"),
    [
        ({"since": "2024-03-01", "until": "2024-04-01"}, "day"),
        ({"since": "2024-01-01", "until": "2025-01-01"}, "month"),
        ({}, "month"),
    ],
)
def test_a_profile_is_what_its_owner_sees_without_private_sessions(
    world: World, period: dict[str, str], step: str
) -> None:
    link = world.shared("profile", **period)
    seen = world.seen(link["token"], "/profile").json()
    asked = {**ALONE, **period}
    assert seen["summary"] == world.ada.get("/stats/summary", params=asked).json()
    for entity in ("tracks", "albums", "artists"):
        top = world.ada.get(f"/stats/top/{entity}", params={**asked, "limit": 10}).json()
        assert seen[entity] == top["items"]
    timeline = world.ada.get("/stats/timeline", params={**asked, "step": step}).json()
    assert seen["timeline"] == timeline
    assert world.seen(link["token"]).json()["period"] == seen["summary"]["period"]


def test_the_latest_days_end_with_today(world: World) -> None:
    link = world.shared("profile", days=7)
    period = world.seen(link["token"]).json()["period"]
    assert len(world.seen(link["token"], "/profile").json()["timeline"]["items"]) == 7
    assert period["since"] < utc_now().isoformat() < period["until"]


def test_a_link_ends_after_thirty_days_unless_told_otherwise(world: World) -> None:
    usual = world.shared("profile")
    in_days = "2999-01-31T10:00:00+02:00"
    later = world.shared("profile", expires_at=in_days)
    assert later["expires_at"] == "2999-01-31T08:00:00Z"
    document = world.database["shares"].find_one({"_id": f"{world.ada_id}:{usual['id']}"})
    assert document is not None
    assert document["expires_at"] - document["created_at"] == timedelta(days=30)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "view"}, "view"),
        ({"kind": "view", "view": "no-such-view"}, "view"),
        ({"kind": "recap"}, "recap"),
        ({"kind": "recap", "recap": "2024-13"}, "recap"),
        ({"kind": "recap", "recap": "2024", "allow_comparison": True}, "allow_comparison"),
        ({"kind": "recap", "recap": "2024", "days": 3}, "days"),
        ({"kind": "profile", "recap": "2024"}, "recap"),
        ({"kind": "profile", "days": 3, "since": "2024-01-01"}, "days"),
        ({"kind": "profile", "since": "2024-02-30"}, "since"),
        ({"kind": "profile", "expires_at": "2024-01-01T00:00:00Z"}, "expires_at"),
        ({"kind": "everything"}, "kind"),
    ],
)
def test_what_cannot_be_shared_is_named(world: World, body: dict[str, Any], field: str) -> None:
    answer = world.ada.post("/shares", json=body)
    assert answer.status_code == 422
    assert [(each["field"], each["in"]) for each in answer.json()["errors"]] == [(field, "body")]


def test_two_people_are_put_side_by_side_if_one_of_them_agreed(world: World) -> None:
    period = {"since": "2024-03-01", "until": "2024-04-01"}
    agreed = world.shared("profile", allow_comparison=True, **period)["token"]
    assert world.anyone.get(f"/shared/{agreed}/comparison").status_code == 401
    found = world.eve.get(f"/shared/{agreed}/comparison", params={"limit": 3}).json()
    assert found["owner"] == "Ada"
    theirs = world.ada.get("/stats/summary", params={**ALONE, **period}).json()
    assert found["theirs"] == {name: theirs[name] for name in found["theirs"]}
    assert found["mine"]["plays"] == 5
    tracks = found["tracks"]
    (ours,) = tracks["shared"]
    assert (ours["name"], ours["mine"]["plays"], ours["theirs"]["plays"]) == ("Ours", 5, 20)
    share = 20 / theirs["plays"]
    assert tracks["overlap"] == pytest.approx(share / (2 - share))
    assert len(tracks["only_theirs"]) == min(3, tracks["only_theirs_total"])
    assert (tracks["only_mine"], tracks["only_mine_total"]) == ([], 0)
    assert PRIVATE_BAND not in str(found)


def test_nobody_is_compared_with_who_did_not_agree(world: World) -> None:
    told = nothing(world.eve.get(f"/shared/{UNKNOWN}/comparison"))
    for token in (world.shared("profile")["token"], world.shared("recap", recap="2024")["token"]):
        assert world.seen(token).status_code == 200
        assert nothing(world.eve.get(f"/shared/{token}/comparison")) == told
