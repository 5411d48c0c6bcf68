"""What was done with an account is written down, shown to the person alone, and gone with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

import spotistats
from spotistats.local.folder import DataFolder
from spotistats.local.owner import ensure_owner
from spotistats_api import owner
from spotistats_common.models.accounts import Scope
from spotistats_common.store.accounts import delete_account
from tests.conftest import add_user
from tests.support.exports import a_listener, as_json
from tests.support.imports import imported
from tests.support.sign_in import left_of

if TYPE_CHECKING:
    from pathlib import Path

    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.settings import Settings
    from tests.support.stack import Stack

    Documents = Database[dict[str, Any]]


def test_what_was_done_is_told_latest_first(
    stack: Stack, secret: str, user: User, database: Documents, tmp_path: Path
) -> None:
    report = imported(stack.client(secret), Streaming_json=as_json(a_listener(seed=1, plays=40)))
    with spotistats.connect(stack.url, secret) as ss:
        token = ss.create_token("notebook", ["read"])
        ss.revoke_token(token.id)
        share = ss.share_profile(days=30)
        ss.unshare(share.id)
        ss.export_everything(tmp_path / "all.zip")
        ss.undo_import(report.id)
        ss.sign_out_everywhere()
        found = ss.audit()
        assert [(each.action, each.subject_id) for each in found.items] == [
            ("signed_out_everywhere", None),
            ("import_deleted", report.id),
            ("export_taken", None),
            ("share_revoked", share.id),
            ("share_created", share.id),
            ("token_revoked", token.id),
            ("token_created", token.id),
        ]
        assert found.total == 7
        mine = ss.tokens().items[0].id
        assert {(each.by, each.token_id) for each in found.items} == {("token", mine)}
        assert [each.action for each in ss.audit.all(limit=2)] == [
            "signed_out_everywhere",
            "import_deleted",
        ]
    for entry in database.audit.find():
        assert entry["_id"].startswith(f"{user.id}:")
        kept = entry["expires_at"] - entry["happened_at"]
        assert kept == timedelta(days=365)
        assert entry.keys() == {
            "_id", "happened_at", "action", "by", "token_id", "subject_id", "expires_at",
        }  # fmt: skip


def test_what_did_not_happen_is_not_told(stack: Stack, secret: str, database: Documents) -> None:
    with spotistats.connect(stack.url, secret) as ss:
        with pytest.raises(spotistats.NotFoundError):
            ss.revoke_token("nothing")
        with pytest.raises(spotistats.NotFoundError):
            ss.undo_import("nothing")
        with pytest.raises(spotistats.InvalidError):
            ss.delete_account("wrong")
        assert ss.audit().items == ()
    assert database.audit.count_documents({}) == 0


def test_only_the_admin_sees_what_admins_did(
    stack: Stack, secret: str, user: User, database: Documents
) -> None:
    database.users.update_one({"_id": user.id}, {"$set": {"is_admin": True}})
    other, others_secret = add_user(database, Scope.READ, Scope.ACCOUNT)
    gone, secret_of_gone = add_user(database, Scope.ACCOUNT)
    with (
        spotistats.connect(stack.url, secret) as admin,
        spotistats.connect(stack.url, others_secret) as nobody,
        spotistats.connect(stack.url, secret_of_gone) as leaver,
    ):
        nobody.create_token("x", ["read"])
        invitation = admin.invite("Eve")
        admin.set_sign_ups("closed")
        admin.remove_user(other.id, other.id)
        leaver.delete_account(gone.id)
        found = [(each.action, each.subject_id) for each in admin.admin_audit().items]
        assert found == [
            ("account_deleted", None),
            ("user_removed", None),
            ("sign_ups_changed", None),
            ("invitation_created", invitation.id),
        ]
        assert len(admin.audit().items) == 3
    for removed in (other, gone):
        assert left_of(database, removed.id) == {}


def test_nobody_else_sees_it(stack: Stack, secret: str, database: Documents) -> None:
    _, others_secret = add_user(database)
    _, weak = add_user(database, Scope.READ)
    with spotistats.connect(stack.url, secret) as ss:
        ss.create_token("notebook", ["read"])
    with spotistats.connect(stack.url, others_secret) as other:
        assert other.audit().total == 0
        with pytest.raises(spotistats.NotAllowedError):
            other.admin_audit()
    with spotistats.connect(stack.url, weak) as reader, pytest.raises(spotistats.NotAllowedError):
        reader.audit()


def test_the_record_goes_with_the_account(
    stack: Stack, secret: str, user: User, database: Documents, settings: Settings
) -> None:
    with spotistats.connect(stack.url, secret) as ss:
        ss.create_token("notebook", ["read"])
    assert left_of(database, user.id)["audit"] == 1
    delete_account(database, user.id, lease_seconds=settings.lease_seconds)
    assert left_of(database, user.id) == {}


def test_tokens_that_commands_make_are_told_of(
    stack: Stack, settings: Settings, database: Documents, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path)
    for _ in range(2):  # the token that it finds the second time stays
        _, secret = ensure_owner(database, folder, settings.audit_days)
    made = owner.token(database, "Ada", "Europe/Vilnius", "notebook", settings)
    with spotistats.connect(stack.url, made) as ss:
        names = {each.id: each.name for each in ss.tokens().items}
        found = ss.audit().items
    assert [(each.action, names[each.subject_id or ""]) for each in found] == [
        ("token_created", "notebook"),
        ("token_created", "command line"),
    ]
    assert {(each.by, each.token_id) for each in found} == {("command", None)}
    for entry in database.audit.find():
        assert entry["expires_at"] - entry["happened_at"] == timedelta(days=365)
        assert not {secret, made} & set(map(str, entry.values()))


def test_old_entries_are_removed_by_mongodb(database: Documents) -> None:
    indexes = database.audit.index_information().values()
    assert any(
        each["key"] == [("expires_at", 1)] and each["expireAfterSeconds"] == 0 for each in indexes
    )
