"""Read-only links over HTTP: they show what they are of, to everybody who has them, and no more."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from spotistats_common.models.accounts import utc_now
from spotistats_common.service.contract import load_contract, resolved
from spotistats_common.store.accounts import delete_account
from spotistats_common.store.client import connect
from spotistats_common.store.schema import prepare
from tests.conftest import add_user, own_settings
from tests.support.exports import a_listener, a_zip_of, an_extended_row
from tests.support.imports import imported
from tests.support.stack import running_stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymongo.database import Database

SECRET_BAND = "Band of private sessions"
ALONE = {"incognito": "false", "count_incognito": "false"}
"""What the owner asks for to see what others see."""
UNKNOWN = "spsh_" + "0" * 43
PARTS = ("", "/view", "/recap", "/profile")


@dataclass
class World:
    """Ada, who has a history with private sessions in it, and Eve, who has another one."""

    url: str
    database: Database[dict[str, Any]]
    ada_id: str
    ada: httpx.Client
    eve: httpx.Client
    anyone: httpx.Client
    """Who has not signed in."""

    def shared(self, kind: str, **more: Any) -> dict[str, Any]:
        """A fresh link of Ada's."""
        answer = self.ada.post("/shares", json={"kind": kind, **more})
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def seen(self, token: str, part: str = "") -> httpx.Response:
        """What anyone sees."""
        return self.anyone.get(f"/shared/{token}{part}")


def nothing(answer: httpx.Response) -> dict[str, Any]:
    """What a link tells that shows nothing, without what each answer has of its own."""
    assert answer.status_code == 404, answer.text
    own = ("date", "x-request-id")
    headers = {name: value for name, value in answer.headers.items() if name not in own}
    return {**answer.json(), "request_id": "", "headers": headers}


@pytest.fixture(scope="module")
def world(mongodb_uri: str) -> Iterator[World]:
    """Services that know the histories of both."""
    with own_settings(mongodb_uri) as settings:
        database = connect(settings)
        prepare(database)
        ada, ada_secret = add_user(database)
        _, eve_secret = add_user(database)
        with running_stack(settings) as stack:
            private = {"incognito_mode": True, "master_metadata_album_artist_name": SECRET_BAND}
            rows = a_listener(seed=3, plays=300)
            ours = [
                an_extended_row(f"2024-03-{day:02}T10:00:00Z", master_metadata_track_name="Ours")
                for day in range(1, 21)
            ]
            hidden = [an_extended_row(f"2024-03-{day:02}T11:00:00Z", **private) for day in (1, 5)]
            imported(stack.client(ada_secret), history_zip=a_zip_of([*rows, *ours, *hidden]))
            imported(stack.client(eve_secret), history_zip=a_zip_of(ours[:5]))
            ada_client, eve_client, anyone = (
                httpx.Client(
                    base_url=f"{stack.url}/api/v1",
                    headers={"Authorization": f"Bearer {secret}"} if secret else {},
                    timeout=60,
                )
                for secret in (ada_secret, eve_secret, None)
            )
            yield World(stack.url, database, ada.id, ada_client, eve_client, anyone)
            for client in (ada_client, eve_client, anyone):
                client.close()
        database.client.close()


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
    assert SECRET_BAND in everything
    assert SECRET_BAND not in seen.text


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


def test_nobody_can_tell_why_a_link_shows_nothing(world: World) -> None:
    revoked, expired = world.shared("recap", recap="2024"), world.shared("recap", recap="2024")
    assert world.ada.delete(f"/shares/{revoked['id']}").status_code == 204
    world.database["shares"].update_one(
        {"_id": f"{world.ada_id}:{expired['id']}"},
        {"$set": {"expires_at": utc_now() - timedelta(seconds=1)}},
    )
    other, gone_secret = add_user(world.database)
    with httpx.Client(headers={"Authorization": f"Bearer {gone_secret}"}) as client:
        made = client.post(f"{world.url}/api/v1/shares", json={"kind": "profile"}).json()
    assert world.seen(made["token"], "/profile").status_code == 200
    delete_account(world.database, other.id, lease_seconds=1)
    profile = world.shared("profile")
    for part in PARTS:
        told = nothing(world.seen(UNKNOWN, part))
        for token in (revoked["token"], expired["token"], made["token"], "x", f"{UNKNOWN}é"):
            assert nothing(world.seen(token, part)) == told
    for part in ("/view", "/recap"):
        assert nothing(world.seen(profile["token"], part)) == nothing(world.seen(UNKNOWN, part))
    states = {each["id"]: each["state"] for each in world.ada.get("/shares").json()["items"]}
    assert (states[expired["id"]], states[profile["id"]]) == ("expired", "active")
    assert revoked["id"] not in states


def test_nobody_keeps_what_a_link_shows_or_passes_it_on(world: World) -> None:
    link = world.shared("profile")
    for token in (link["token"], UNKNOWN):
        for part in ("", "/profile"):
            headers = world.seen(token, part).headers
            assert headers["cache-control"] == "private, no-store"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["x-robots-tag"] == "noindex"


def test_the_secret_of_a_link_opens_nothing_else(world: World) -> None:
    token = world.shared("profile", allow_comparison=True)["token"]
    contract = load_contract()
    with httpx.Client(
        base_url=f"{world.url}/api/v1",
        headers={"Authorization": f"Bearer {token}"},
        cookies={"spotistats_session": token},
        timeout=60,
    ) as client:
        for path, methods in contract["paths"].items():
            for method, operation in methods.items():
                if not operation["security"]:
                    continue
                known = {"token": token, "user_id": world.ada_id, "confirm": world.ada_id}
                query = {}
                for each in operation.get("parameters", ()):
                    parameter = resolved(contract, each)
                    value = str(known.get(parameter["name"], parameter["example"]))
                    if parameter["in"] == "path":
                        path = path.replace(f"{{{parameter['name']}}}", value)  # noqa: PLW2901
                    elif parameter.get("required"):
                        query[parameter["name"]] = value
                answer = client.request(method, path, params=query)
                assert answer.status_code == 401, (method, path, answer.text)


def test_a_link_is_told_by_its_secret_alone(world: World) -> None:
    link = world.shared("profile", label="For Grace", expires_at=None)
    assert link["expires_at"] is None
    listed = world.ada.get("/shares")
    assert link["token"] not in listed.text
    mine = next(each for each in listed.json()["items"] if each["id"] == link["id"])
    assert mine == {name: value for name, value in link.items() if name != "token"}
    assert link["token"].encode() not in str(list(world.database["shares"].find())).encode()
    assert "For Grace" not in world.seen(link["token"]).text
    assert world.ada_id not in world.seen(link["token"]).text
    assert world.eve.get("/shares").json()["items"] == []
    assert world.eve.delete(f"/shares/{link['id']}").status_code == 404
    assert world.seen(link["token"]).status_code == 200


def test_a_link_ends_after_thirty_days_unless_told_otherwise(world: World) -> None:
    usual = world.shared("profile")
    in_days = "2999-01-31T10:00:00+02:00"
    later = world.shared("profile", expires_at=in_days)
    assert later["expires_at"] == "2999-01-31T08:00:00Z"
    document = world.database["shares"].find_one({"_id": f"{world.ada_id}:{usual['id']}"})
    assert document is not None
    assert document["expires_at"] - document["created_at"] == timedelta(days=30)


def test_a_link_answers_only_so_often_and_its_owner_always(world: World) -> None:
    link, other = world.shared("recap", recap="2024"), world.shared("recap", recap="2024")
    answers = [world.seen(link["token"]) for _ in range(80)]
    refused = [each for each in answers if each.status_code == 429]
    assert 10 <= len(refused) <= 20
    assert int(refused[0].headers["retry-after"]) > 0
    assert refused[0].json()["title"] == "Too many requests"
    assert world.seen(other["token"]).status_code == 200
    assert world.ada.get("/recaps/2024").status_code == 200


def test_secrets_do_not_get_into_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    token = world.shared("profile", allow_comparison=True)["token"]
    with caplog.at_level(logging.DEBUG):
        for path in (f"/shared/{token}", f"/shared/{token}/profile"):
            world.anyone.get(path)
        world.eve.get(f"/shared/{token}/comparison")
    told = [vars(each) for each in caplog.records if each.name == "spotistats.requests"]
    assert {each["path"] for each in told} >= {
        "/api/v1/shared/…",
        "/api/v1/shared/…/profile",
        "/api/v1/shared/…/comparison",
    }
    ours = [each for each in caplog.records if each.name.startswith("spotistats")]
    assert not [each for each in ours if token in str(vars(each))]


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


def test_links_are_bounded(world: World) -> None:
    _, secret = add_user(world.database)
    with httpx.Client(
        base_url=f"{world.url}/api/v1", headers={"Authorization": f"Bearer {secret}"}
    ) as client:
        for _ in range(100):
            assert client.post("/shares", json={"kind": "profile"}).status_code == 201
        assert client.post("/shares", json={"kind": "profile"}).status_code == 409


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
    assert SECRET_BAND not in str(found)


def test_nobody_is_compared_with_who_did_not_agree(world: World) -> None:
    told = nothing(world.eve.get(f"/shared/{UNKNOWN}/comparison"))
    for token in (world.shared("profile")["token"], world.shared("recap", recap="2024")["token"]):
        assert world.seen(token).status_code == 200
        assert nothing(world.eve.get(f"/shared/{token}/comparison")) == told
