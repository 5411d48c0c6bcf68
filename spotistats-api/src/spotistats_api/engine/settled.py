"""Items of which further plays change nothing but the table of plays.

Most plays that are appended are of something that was heard before, and say of it what is shown
already. All that such a play adds is its own row, with the codes that its item has: nothing has to
be looked up or compared, which takes most of the time of an append (see `engine.append`).

An item is settled where it says nothing that is shown otherwise, and where its plays are not
counted to find out which of several ids is joined to names. It stays so until another play says
otherwise of its title, collection or creator; then it is unsettled until the history is built
again. So is every item, once plays were appended that change what is usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from spotistats_api.engine.snapshot import KINDS, SETTLED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from spotistats_api.engine.identity import Identities, Key
    from spotistats_common.models.play import Item

_NONE = -1  # stands for null, which NumPy's numbers do not have


def settled_items(
    numbers: Sequence[int], items: Sequence[Item], known: Identities, counted: Container[Key]
) -> pa.Table:
    """The settled ones of some items, by their numbers, which ascend.

    `counted` are the ids whose plays are counted.
    """
    rows = [
        (number, KINDS.index(item.kind), *codes)
        for number, item, *codes in zip(
            numbers, items, known.title_of, known.collection_of, known.creator_of, strict=True
        )
        if (item.kind, item.id) not in counted and _is_shown(item, known, *codes)
    ]
    columns = zip(*rows, strict=True) if rows else ((),) * len(SETTLED)
    return pa.table(dict(zip(SETTLED.names, columns, strict=True)), schema=SETTLED)


def _is_shown(
    item: Item,
    known: Identities,
    title: int | None,
    collection: int | None,
    creator: int | None,
) -> bool:
    """Whether all that an item says is what is shown."""
    told = (
        (item.name, title, known.titles),
        (item.collection, collection, known.collections),
        (item.creator, creator, known.creators),
    )
    if any(
        name is not None and code is not None and table["name"][code] != name
        for name, code, table in told
    ):
        return False
    return title is None or all(
        said is None or known.titles[column][title] == code
        for said, column, code in (
            (item.collection, "collection", collection),
            (item.creator, "creator", creator),
        )
    )


class Settled:
    """Settled items, looked up by their numbers."""

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        """`columns` are those of `SETTLED` and `usual_ms`, with `_NONE` for null."""
        self._columns = dict(columns)
        self._numbers: NDArray[np.int64] = self._columns["item"]

    @classmethod
    def of(cls, table: pa.Table, usual_ms: pa.Array | pa.ChunkedArray) -> Settled:
        """`usual_ms` is what is usual for plays of each of them (see `engine.estimate`)."""
        whole = table.append_column("usual_ms", usual_ms)
        filled = {
            name: column.fill_null(_NONE) if column.null_count else column  # no kind is null
            for name, column in zip(whole.column_names, whole.columns, strict=True)
        }
        return cls({name: column.to_numpy() for name, column in filled.items()})

    def has_all(self, numbers: Iterable[int]) -> bool:
        """Whether all items with these numbers are settled."""
        return self._places(np.fromiter(numbers, dtype=np.int64)) is not None

    @property
    def nbytes(self) -> int:
        """What it takes of the memory."""
        return sum(column.nbytes for column in self._columns.values())

    def columns(self, numbers: Iterable[int]) -> dict[str, list[int | None]] | None:
        """The columns of plays of these items that tell what was played, and `usual_ms`; None
        unless all are settled."""
        places = self._places(np.fromiter(numbers, dtype=np.int64))
        if places is None:
            return None
        return {
            name: [None if each == _NONE else each for each in column[places].tolist()]
            for name, column in self._columns.items()
            if name != "item"
        }

    def without(self, changed: Mapping[str, Iterable[int]]) -> Settled:
        """Those that have none of some codes, by the column of the codes."""
        stays = np.ones(len(self._numbers), dtype=np.bool_)
        for name, codes in changed.items():
            stays &= ~np.isin(self._columns[name], list(codes))
        return Settled({name: column[stays] for name, column in self._columns.items()})

    def _places(self, numbers: NDArray[np.int64]) -> NDArray[np.intp] | None:
        places = np.searchsorted(self._numbers, numbers)
        if len(numbers) and (not len(self._numbers) or places.max() == len(self._numbers)):
            return None
        return places if (self._numbers[places] == numbers).all() else None
