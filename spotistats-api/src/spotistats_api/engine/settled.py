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

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from spotistats_api.engine.snapshot import KINDS, SETTLED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from spotistats_api.engine.identity import Identities, Key
    from spotistats_common.models.play import Item


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

    def __init__(self, table: pa.Table, usual_ms: pa.Array | pa.ChunkedArray) -> None:
        """`usual_ms` is what is usual for plays of each of them (see `engine.estimate`)."""
        self._table = table.append_column("usual_ms", usual_ms)
        self._numbers: NDArray[np.int64] = table["item"].to_numpy()

    def has_all(self, numbers: Iterable[int]) -> bool:
        """Whether all items with these numbers are settled."""
        return self._places(np.fromiter(numbers, dtype=np.int64)) is not None

    @property
    def nbytes(self) -> int:
        """What it takes of the memory."""
        return int(self._table.nbytes)

    def columns(self, numbers: NDArray[np.int64]) -> dict[str, pa.ChunkedArray] | None:
        """The columns of plays of these items that tell what was played, and `usual_ms`; None
        unless all are settled."""
        places = self._places(numbers)
        if places is None:
            return None
        found = self._table.take(pa.array(places)).drop_columns(["item"])
        return dict(zip(found.column_names, found.columns, strict=True))

    def without(self, changed: Mapping[str, Iterable[int]]) -> Settled:
        """Those that have none of some codes, by the column of the codes."""
        stays = np.ones(len(self._numbers), dtype=np.bool_)
        for name, codes in changed.items():
            stays &= ~np.isin(self._table[name].fill_null(-1).to_numpy(), list(codes))
        kept = self._table.filter(pa.array(stays))
        return Settled(kept.drop_columns(["usual_ms"]), kept["usual_ms"])

    def _places(self, numbers: NDArray[np.int64]) -> NDArray[np.intp] | None:
        places = np.searchsorted(self._numbers, numbers)
        if len(numbers) and (not len(self._numbers) or places.max() == len(self._numbers)):
            return None
        return places if (self._numbers[places] == numbers).all() else None
