"""From the keys of a row that name what was played to the item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spotistats_common.models.play import Item, Kind, item_of
from spotistats_importer.formats import fields
from spotistats_importer.formats.base import BoundedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_URI = re.compile(r"spotify:([a-z]+):([0-9A-Za-z]{22})")
_CACHED_CHARACTERS = 512  # so that endless names cannot fill the memory


@dataclass
class Naming:
    """The keys that name one kind of item; None where the format has no such key."""

    kind: Kind
    name: str
    collection: str | None = None
    creator: str | None = None
    uri: str | None = None
    uri_kinds: tuple[str, ...] = ()
    """What may stand in the URI: `track` in `spotify:track:…`."""
    # Tracks come back: an item is made once and not for each of its plays.
    _items: BoundedDict[tuple[object, ...], Item] = field(
        default_factory=lambda: BoundedDict(32_768), init=False, repr=False
    )
    # The latest item of each URI with the names it came with: comparing is cheaper than hashing.
    _latest: BoundedDict[object, tuple[tuple[object, ...], Item]] = field(
        default_factory=lambda: BoundedDict(32_768), init=False, repr=False
    )

    def items(
        self, uris: Sequence[object], names: Iterable[tuple[object, ...]]
    ) -> list[Item | None]:
        """The items of URIs and (name, collection, creator); None where it was not made lately."""
        return [
            known[1] if known is not None and known[0] == said else None
            for known, said in zip(map(self._latest.get, uris), names, strict=True)
        ]

    def item(self, get: Callable[[str | None], object]) -> Item:
        """The item of the row whose values `get` gives; RowError if a value cannot be right."""
        return self.item_of_values(
            (get(self.uri), get(self.name), get(self.collection), get(self.creator))
        )

    def item_of_values(self, key: tuple[object, object, object, object]) -> Item:
        """The item with this URI, name, collection and creator; RowError as for `item`."""
        try:
            item = self._items.get(key)
        except TypeError:  # a list or an object: no text, as will be said
            item = None
        return item or self._made(*key)

    def _made(self, uri: object, name: object, collection: object, creator: object) -> Item:
        uri_text = fields.text(self.uri or "", uri)
        item = item_of(
            self.kind,
            id_in(uri_text, *self.uri_kinds),
            fields.text(self.name, name),
            fields.text(self.collection or "", collection),
            fields.text(self.creator or "", creator),
        )
        words = (uri_text, item.name, item.collection, item.creator)
        if sum([len(word) for word in words if word]) <= _CACHED_CHARACTERS:
            self._items.keep((uri, name, collection, creator), item)
            if uri_text:
                self._latest.keep(uri, ((name, collection, creator), item))
        return item


def id_in(uri: str | None, *kinds: str) -> str | None:
    """The 22-character id of a URI of one of these kinds; None if it is another thing.

    The URI of a local file holds names and no id.

    >>> id_in("spotify:track:4uLU6hMCjMI75M1A2tKUQC", "track")
    '4uLU6hMCjMI75M1A2tKUQC'
    """
    match = _URI.fullmatch(uri) if uri else None
    return match[2] if match and match[1] in kinds else None
