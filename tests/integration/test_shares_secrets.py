"""Who has a link, or none, gets at nothing else, and nobody learns who looked."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from spotistats_common.models.accounts import utc_now
from spotistats_common.service.contract import load_contract, resolved
from spotistats_common.store.accounts import delete_account
from tests.conftest import add_user
from tests.support.shared import PARTS, UNKNOWN, World, nothing

if TYPE_CHECKING:
    import pytest


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
    parts = ("", "/profile", "/comparison")
    wanted = {f"/api/v1/shared/…{part}" for part in parts} | {"/api/v1/shared/x/…/y"}

    def told() -> set[str]:
        found = [each for each in caplog.records if each.name == "spotistats.requests"]
        return {str(vars(each)["path"]) for each in found}

    with caplog.at_level(logging.DEBUG):
        for part in parts:
            assert world.eve.get(f"/shared/{token}{part}").status_code == 200
        for wrong in (f"/shared//{token}", f"/Shared/{token}", f"/shared/x/{token}/y"):
            assert world.anyone.get(wrong).status_code == 404
        deadline = time.monotonic() + 10
        while not wanted <= told():  # a request is logged when its answer is on its way
            assert time.monotonic() < deadline, told()
            time.sleep(0.01)
    ours = [each for each in caplog.records if each.name.startswith("spotistats")]
    assert not [each for each in ours if token in str(vars(each))]


def test_links_are_bounded(world: World) -> None:
    _, secret = add_user(world.database)
    with httpx.Client(
        base_url=f"{world.url}/api/v1", headers={"Authorization": f"Bearer {secret}"}
    ) as client:
        for _ in range(100):
            assert client.post("/shares", json={"kind": "profile"}).status_code == 201
        assert client.post("/shares", json={"kind": "profile"}).status_code == 409
