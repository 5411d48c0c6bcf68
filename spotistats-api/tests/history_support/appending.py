"""What tests of appending share: plays as the store gives them, and all that is held."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from spotistats_common.models.columns import observation_id
from spotistats_common.models.play import item_number
from spotistats_common.store.history import Appended
from spotistats_common.store.plays import to_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spotistats_api.engine.run import HeldHistory, Reader
    from spotistats_common.models.accounts import History
    from spotistats_common.models.play import Observation

LOW, HIGH, HIGHER, OTHER = "0" * 22, "1" * 22, "2" * 22, "3" * 22
"""Spotify's ids, in their order."""

_JOINED = {
    "plays": """
        SELECT
            ended_at, key, ms_played, estimated_ms, local, plays.kind, source, skipped, shuffle,
            offline, incognito, titles.id, titles.name, collections.id, collections.name,
            creators.id, creators.name, a.text, a.family, b.text, c.text, d.text
        FROM plays LEFT JOIN titles USING (title)
        LEFT JOIN collections ON collections.collection = plays.collection
        LEFT JOIN creators ON creators.creator = plays.creator
        LEFT JOIN words a ON a.word = platform LEFT JOIN words b ON b.word = country
        LEFT JOIN words c ON c.word = reason_start LEFT JOIN words d ON d.word = reason_end
    """,
    "titles": """
        SELECT titles.* EXCLUDE (title, collection, creator), collections.id, creators.id
        FROM titles LEFT JOIN collections USING (collection)
        LEFT JOIN creators ON creators.creator = titles.creator
    """,
    "collections": """
        SELECT collections.* EXCLUDE (collection, creator), creators.id
        FROM collections LEFT JOIN creators USING (creator)
    """,
    "creators": "SELECT * EXCLUDE (creator) FROM creators",
    "joins": "SELECT kind, id, spotify_id FROM aliases",
    "recordings": """
        SELECT recordings.id, titles.id FROM recordings JOIN titles USING (title)
    """,
    "words": "SELECT text, family FROM words",
    "usual": "SELECT * FROM usual",
}
_NUMBERED = {
    "titles": "title",
    "collections": "collection",
    "creators": "creator",
    "words": "word",
    "recordings": "recording",
}


def delta(
    observations: Iterable[Observation],
    version: History,
    isrcs: dict[str, str] | None = None,
    settled: Callable[[Iterable[int]], bool] = lambda _: False,
) -> Appended:
    """Plays as they are read from the store; `isrcs` is all that the catalogue knows."""
    found = list(observations)
    items = {item_number(each.item): each.item for each in found}
    fields = ("ended_at", "started_at")
    documents = [to_document("u", observation_id(each), each) for each in found]
    read = [{name: each[name] for name in each if name not in fields} for each in documents]
    read.sort(key=itemgetter("_id"))
    known = isrcs or {}
    theirs = {known[item.id] for item in items.values() if item.id in known}
    alike = {each: isrc for each, isrc in known.items() if isrc in theirs}
    told = None if settled(items) else items
    return Appended(version, told, alike, read)


def tables(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """All that is held, up to the order of the codes."""
    for name, code in _NUMBERED.items():
        codes = reader.rows(f"SELECT {code} FROM {name}", {})  # noqa: S608 - our own words
        assert codes == [(number,) for number in range(len(codes))]
    return {name: sorted(reader.rows(sql, {}), key=repr) for name, sql in _JOINED.items()}


def state(history: HeldHistory) -> tuple[Any, ...]:
    """What must be as before once an append was refused."""
    held = history.answer(tables), history.answer(lambda reader: reader.days)
    return *held, history.version, history.last, history.appended_plays, history.nbytes
