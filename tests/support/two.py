"""Ada, who has something of everything, and Eve, who knows the ids of all of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import bson

from spotistats_common.models.accounts import Scope
from spotistats_common.service.contract import load_contract, resolved
from spotistats_common.store.tokens import Tokens, new_secret, new_token
from tests.conftest import EVERYTHING, own_settings
from tests.support.exports import a_zip_of, an_extended_row
from tests.support.imports import imported
from tests.support.sign_in import a_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.browser import Browser
    from tests.support.sign_in import Place

CONTRACT = load_contract()
BAND = "Band that only Ada hears"
_UNIQUE = "ada-s-own"
_OF_NOBODY = ("entity", "period")  # parameters in paths that name no one's anything


@dataclass
class Two:
    """Ada, who has everything, and Eve, who knows all the ids that Ada has."""

    place: Place
    ada: Browser
    ada_id: str
    ada_secret: str
    eve: Browser
    eve_id: str
    eve_secret: str
    ids: dict[str, str]
    """Ada's ids, by the names of the contract's parameters."""

    def content(self) -> dict[str, list[bytes]]:
        """Every document that holds something of Ada's, but for what a look at it moves."""
        database = self.place.database
        return {
            name: sorted(
                encoded
                for encoded in map(bson.encode, database[name].find())
                if self.ada_id.encode() in encoded
            )
            for name in sorted(database.list_collection_names())
            if not name.startswith("system.")
        }


@contextmanager
def two_people(mongodb_uri: str) -> Iterator[Two]:
    """Both of them, signed in, until the context ends."""
    with own_settings(mongodb_uri) as settings, a_place(settings) as place:
        ada, eve = place.browser("open"), place.browser("open")
        ada.sign_in(place.person(0))
        place.wait_for_first_sync(ada)
        place.update()
        eve.sign_in(place.person(1))
        ada_id, eve_id = ada.me()["id"], eve.me()["id"]
        tokens = Tokens(place.database)
        secrets = {}
        for user in (ada_id, eve_id):
            secrets[user] = new_secret()
            scopes = {*EVERYTHING, Scope.PLAYLISTS}
            tokens.add(new_token(user, "tests", scopes, None), secrets[user])
        rows = [
            an_extended_row(f"2024-01-{day:02}T10:00:00Z", master_metadata_album_artist_name=BAND)
            for day in range(1, 20)
        ]
        done = imported(place.stack("open").client(secrets[ada_id]), history_zip=a_zip_of(rows))
        place.wait_for_sync("metadata")  # which the importer asks for
        view = {"query": {"group_by": ["artist"], "measures": ["plays"]}}
        assert ada.ask("PUT", f"/views/{_UNIQUE}", json=view).status_code in (200, 201)
        made = ada.ask("POST", "/me/tokens", json={"name": _UNIQUE, "scopes": ["read"]}).json()
        invited = ada.ask("POST", "/auth/invitations", json={"name": _UNIQUE}).json()
        sync = ada.ask("GET", "/syncs").json()["items"][0]
        ranking = ada.ask("GET", "/rankings").json()["items"][0]
        play = ada.ask("GET", "/plays").json()["items"][0]
        shared = ada.ask("POST", "/shares", json={"kind": "profile", "label": _UNIQUE}).json()
        # Links that can be opened are there for others; of one that was revoked nothing is.
        revoked = ada.ask("POST", "/shares", json={"kind": "profile"}).json()
        assert ada.ask("DELETE", f"/shares/{revoked['id']}").status_code == 204
        ids = {
            "import_id": done.id,
            "token_id": made["id"],
            "invitation_id": invited["id"],
            "sync_id": sync["id"],
            "ranking_id": ranking["id"],
            "share_id": shared["id"],
            "token": revoked["token"],
            "user_id": ada_id,
            "name": _UNIQUE,
            "q": "only ada hears",
            "confirm": ada_id,
            "track_id": play["track"]["id"],
            "album_id": play["album"]["id"],
            "artist_id": play["artist"]["id"],
        }
        yield Two(place, ada, ada_id, secrets[ada_id], eve, eve_id, secrets[eve_id], ids)


def asked(two: Two, path: str, operation: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The address, and the options of the request: Ada's ids where they fit, else the examples."""
    query: dict[str, Any] = {}
    for parameter in (resolved(CONTRACT, each) for each in operation.get("parameters", [])):
        name = parameter["name"]
        value = two.ids.get(name, parameter["example"])
        if parameter["in"] == "path":
            assert name in two.ids or name in _OF_NOBODY, f"give Ada a {name}, for Eve to try"
            path = path.replace(f"{{{name}}}", str(value))
        elif parameter["in"] == "query" and (parameter.get("required") or name.endswith("_id")):
            query[name] = value
    options: dict[str, Any] = {"params": query}
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        if media_type == "multipart/form-data":
            options["files"] = {"files": ("none.json", b"[]")}
        else:
            options["json"] = media["example"]
    return path, options
