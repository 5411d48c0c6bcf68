"""Taking in a library (`YourLibrary.json`): what is saved, and the URIs for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats_common.models.play import Kind, item_number, item_of
from spotistats_common.store.items import Items
from spotistats_common.store.library import Library
from spotistats_importer.documents import read_document
from spotistats_importer.formats.library import SavedKind, saved_items

if TYPE_CHECKING:
    from pymongo.database import Database

    from spotistats_common.models.play import Item
    from spotistats_common.store.client import Document
    from spotistats_common.store.imports import Import
    from spotistats_importer.archive import ExportFile
    from spotistats_importer.formats.base import RowError
    from spotistats_importer.formats.library import SavedItem
    from spotistats_importer.limits import Limits

_KINDS = {SavedKind.TRACK: Kind.MUSIC, SavedKind.EPISODE: Kind.PODCAST}
_NUMBERS_PER_FILE = 1_000_000


def take_in_library(
    database: Database[Document], job: Import, file_number: int, file: ExportFile, limits: Limits
) -> str:
    """Keep what a library says is saved; what was kept, in words. May be done again.

    Raises:
        UnreadableInput: the file cannot be read.
    """
    problems: list[RowError] = []
    with file.open() as stream:
        saved = list(saved_items(read_document(stream, limits), problems.append))
    items: dict[int, Item] = {}
    entries = []
    for each in saved:
        entry = {name: value for name, value in each._asdict().items() if value is not None}
        if (item := _item(each)) is not None:
            entry["item"] = item_number(item)
            items[entry["item"]] = item
        entries.append(entry)
    Items(database, job.user_id).add(items)
    Library(database, job.user_id).add(job.document_id, file_number * _NUMBERS_PER_FILE, entries)
    told = f"{len(saved):,} saved things, {len(items):,} of them tracks or episodes with their ids"
    return told + (f"; {len(problems):,} entries make no sense" if problems else "")


def _item(saved: SavedItem) -> Item | None:
    kind = _KINDS.get(saved.kind)
    if kind is None or saved.id is None or saved.name is None:
        return None
    return item_of(kind, saved.id, saved.name, saved.collection, saved.creator)
