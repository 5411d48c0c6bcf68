"""Reading everything of one user's, as of one moment, to be given to them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spotistats_common.errors import NotFound
from spotistats_common.store import imports, items, library, plays, users, views
from spotistats_common.store.client import owned_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pymongo.client_session import ClientSession
    from pymongo.database import Database

    from spotistats_common.models.accounts import User
    from spotistats_common.models.play import Item
    from spotistats_common.store.client import Document

_BATCH = 2_000
_ENDED = ["succeeded", "succeeded_with_errors", "failed"]


@dataclass(frozen=True)
class Everything:
    """All of a user's, to be read in the context of `reading_everything`."""

    user: User
    items: Mapping[int, Item]
    """By the number that plays have in `item`."""
    _database: Database[Document]
    _session: ClientSession

    def plays(self) -> Iterator[Document]:
        """The plays as they are stored, by time."""
        return self._all(plays.COLLECTION)

    def library(self) -> Iterator[Document]:
        """What is saved."""
        return self._all(library.COLLECTION)

    def imports(self) -> Iterator[Document]:
        """The imports that have ended."""
        return self._all(imports.COLLECTION, {"state": {"$in": _ENDED}})

    def batches(self) -> Iterator[Document]:
        """What was written down of the imports' batches."""
        return self._all(imports.BATCHES)

    def views(self) -> Iterator[Document]:
        """The saved queries."""
        return self._all(views.COLLECTION)

    def _all(
        self, collection: str, wanted: Mapping[str, object] | None = None
    ) -> Iterator[Document]:
        mine = {**owned_by(self.user.id), **(wanted or {})}
        return self._database[collection].find(
            mine, sort=[("_id", 1)], batch_size=_BATCH, session=self._session
        )


@contextmanager
def reading_everything(database: Database[Document], user_id: str) -> Iterator[Everything]:
    """Read all of a user's as of now; NotFound if there is no such user."""
    with database.client.start_session(snapshot=True) as session:
        user = database[users.COLLECTION].find_one({"_id": user_id}, session=session)
        if user is None:
            raise NotFound("There is no such account.")
        found = database[items.COLLECTION].find(owned_by(user_id), session=session)
        by_number = dict(items.from_document(each) for each in found)
        yield Everything(users.from_document(user), by_number, database, session)
