"""What changes stored documents from one version of them to the next.

Each migration is run by one process while the others wait (see `schema.prepare`), and by the next
one from its start if that process dies: it must pass over what it has done already, and do no harm
if it goes on for a moment while another has taken over. Services of the version before may still be
serving then, so that what a migration leaves has to be readable by them, or `schema.READABLE_BY`
has to say that it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymongo.errors import DuplicateKeyError

from spotistats_common.store import users

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymongo.database import Database

    from spotistats_common.store.client import Document


@dataclass(frozen=True, slots=True)
class Migration:
    """Brings all documents to `version`."""

    version: int
    run: Callable[[Database[Document]], None]


def accounts_say_all(database: Database[Document]) -> None:
    """Accounts from before there were recordings and admins say what was understood."""
    accounts = database[users.COLLECTION]
    accounts.update_many(
        {"join_recordings": {"$exists": False}}, {"$set": {"join_recordings": True}}
    )
    silent = {"is_admin": {"$exists": False}}
    try:
        accounts.update_many({**silent, "is_local_owner": True}, {"$set": {"is_admin": True}})
    except DuplicateKeyError:  # somebody else became the admin since
        accounts.update_many(silent, {"$set": {"is_admin": False}})
    accounts.update_many(silent, {"$set": {"is_admin": False}})


MIGRATIONS = (Migration(2, accounts_say_all),)
