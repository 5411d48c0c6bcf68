"""One call of the Web API that got through the gate, and the ways to read and answer it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fake_spotify.bodies import Bodies, Body
from fake_spotify.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fake_spotify.behaviour import Group
    from fake_spotify.fake import FakeSpotify
    from fake_spotify.library import Library
    from fake_spotify.listeners import Listener


@dataclass(frozen=True)
class Question:
    """Who asks what. `now_ms` is the instant of the answer."""

    fake: FakeSpotify
    listener: Listener
    scopes: frozenset[str]
    path: str
    names: dict[str, str]  # of the path
    query: dict[str, str]
    content: bytes
    origin: str
    now_ms: int

    @property
    def bodies(self) -> Bodies:
        """Makes bodies for the answer."""
        return Bodies(self.fake.behaviour, self.fake.world.catalogue, self.origin)

    @property
    def library(self) -> Library:
        """What the listener keeps."""
        return self.fake.library(self.listener.id)

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number from the query; raises ApiError 400."""
        text = self.query.get(name, str(default))
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ApiError(400, f"Invalid {name}")
        return int(text)

    def listed(self, name: str, most: int) -> list[str]:
        """Comma separated values of the query; raises ApiError 400."""
        values = [value for value in self.query.get(name, "").split(",") if value]
        if not values:
            raise ApiError(400, f"Missing required field: {name}")
        if len(values) > most:
            raise ApiError(400, f"Too many {name} requested")
        return values

    def json(self) -> Body:
        """The object that was sent; raises ApiError 400."""
        try:
            sent = json.loads(self.content)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise ApiError(400, "Error parsing JSON.")
        return sent

    def link(self, **changes: object) -> str:
        """The address of this call with another query."""
        query = {**self.query, **changes}
        return f"{self.origin}{self.path}?{urlencode(query)}" if query else self.origin + self.path

    def page(
        self,
        items: Sequence[Any],
        body_of: Callable[[Any], Body],
        default: int = 20,
        most: int = 50,
    ) -> Body:
        """The page of a list that was asked for by `limit` and `offset`."""
        limit = self.number("limit", default, 1, most)
        offset = self.number("offset", 0, 0, 100_000)
        more, fewer = offset + limit < len(items), offset > 0
        back = max(0, offset - limit)
        return {
            "href": self.link(offset=offset, limit=limit),
            "items": [body_of(item) for item in items[offset : offset + limit]],
            "limit": limit,
            "next": self.link(offset=offset + limit, limit=limit) if more else None,
            "offset": offset,
            "previous": self.link(offset=back, limit=limit) if fewer else None,
            "total": len(items),
        }


@dataclass(frozen=True)
class Answer:
    """An answer that is not 200 with a body."""

    status: int
    body: Body | None = None


@dataclass(frozen=True)
class Endpoint:
    """What answers a method and path, and who may ask: one of the scopes is enough."""

    method: str
    path: str
    group: Group
    answer: Callable[[Question], Body | Answer]
    scopes: frozenset[str] = frozenset()
    gone: bool = False  # in development mode
