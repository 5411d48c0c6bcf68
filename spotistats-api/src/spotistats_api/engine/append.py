"""New plays for a history that is ready for questions, without building it again.

They all come after the plays that are there, so that rows are added to the tables, and what is
shown of a title, collection or creator becomes what they say. What they say can also change how the
*past* is read (`PastChanges`), and then the history has to be built again:

- a Spotify id that names which were known alone are now joined to, or that gets as many plays as
  the id to which they are joined;
- a Spotify id that is new to the history and has the ISRC of another one in it;
- names without an id that may belong to any of the ids that were ever known by these names;
- an album (artist) of a title whose plays that named none have taken another, or had none to take;
- numbers for which a column has no room.

Anything else is exactly what building would give, but for the order of codes. Plays of items that
are settled (see `engine.settled`) change nothing but the table of plays, in a fraction of the time.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from spotistats_api.engine.arrived import columns_of
from spotistats_api.engine.build import played_items, things_of
from spotistats_api.engine.estimate import insert_estimated, usual_of
from spotistats_api.engine.identity import identify, names_of, only_names, title_ids
from spotistats_api.engine.inserting import tells_no_more
from spotistats_api.engine.merge import Merged, count_of, held_rows, insert
from spotistats_api.engine.snapshot import (
    COLLECTIONS,
    CREATORS,
    KINDS,
    TITLES,
    WORD_COLUMNS,
    with_families,
)
from spotistats_api.engine.zones import local_days, local_ms
from spotistats_common.models.play import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spotistats_api.engine.build import PlayedItems
    from spotistats_api.engine.identity import Identities, Key
    from spotistats_api.engine.inserting import Arrived
    from spotistats_api.engine.merge import Row
    from spotistats_api.engine.run import HeldHistory
    from spotistats_api.engine.settled import Settled
    from spotistats_common.store.history import Appended


class PastChanges(Exception):  # noqa: N818 - reads as the sentence it is
    """With these plays, earlier ones are to be read in another way."""


def append(held: HeldHistory, appended: Appended) -> None:
    """Add what was appended to the plays of a history, by one thread at a time.

    PastChanges if it has to be built again; like after any other exception, nothing has changed.
    """
    arrived = columns_of(appended.plays)
    settled = held.settled
    alone = appended.items is None and tells_no_more(arrived)
    with held.extending(appended.version, arrived, by_one_statement=alone) as cursor:
        if appended.plays:
            numbers = arrived.pop("item")
            if appended.items is None:
                things = _of_settled(settled, numbers)
            else:
                played = played_items(np.array(numbers, dtype=np.int64), appended.items)
                things, changed = _merge(cursor, played, appended.isrcs)
                settled = settled and settled.without(changed)
            if _insert(cursor, arrived | things, held.tz):
                settled = None
    held.settled = settled


def _of_settled(settled: Settled | None, numbers: Iterable[int]) -> Arrived:
    things = settled and settled.columns(numbers)
    if not things:
        raise PastChanges("items that were settled no longer are")
    return things


def _merge(
    cursor: duckdb.DuckDBPyConnection, played: PlayedItems, isrcs: Mapping[str, str]
) -> tuple[Arrived, dict[str, list[int]]]:
    """Bring what plays say of titles, collections and creators into the tables of these.

    Gives the columns of the plays that tell what was played, with `usual_ms`, and the codes of what
    was there and is now shown otherwise, by the column that has them.
    """
    names = [names_of(item) for item in played.items]
    held = held_rows(cursor, "titles", {*names, *(item.id for item in played.items)})
    joined = _joined(cursor, played, names, held)
    recordings = _recordings(cursor, {*joined.values(), *(item.id for item in played.items)})
    _check_recordings(cursor, played, held, recordings, isrcs)
    ids = title_ids(joined, recordings)
    known = identify(played.items, played.latest, ids)
    held |= held_rows(cursor, "titles", set(ids.values()) - {key[1] for key in held})

    creators = Merged(
        cursor,
        "creators",
        CREATORS,
        known.creators,
        held_rows(cursor, "creators", known.creators["id"]),
    )
    known.collections["creator"] = creators.codes(known.collections["creator"])
    collections = Merged(
        cursor,
        "collections",
        COLLECTIONS,
        known.collections,
        held_rows(cursor, "collections", known.collections["id"]),
    )
    known.titles["collection"] = collections.codes(known.titles["collection"])
    known.titles["creator"] = creators.codes(known.titles["creator"])
    titles = Merged(cursor, "titles", TITLES, known.titles, held)
    _check_filled(titles)
    changed = {table.schema.names[0]: table.write() for table in (creators, collections, titles)}
    things = things_of(
        played,
        titles.codes(known.title_of),
        _filled(known, collections.codes(known.collection_of), titles, "collection"),
        _filled(known, creators.codes(known.creator_of), titles, "creator"),
    )
    things["usual_ms"] = usual_of(cursor, things)
    return {name: column.to_pylist() for name, column in things.items()}, changed


def _insert(cursor: duckdb.DuckDBPyConnection, plays: Arrived, tz: str) -> bool:
    """Add plays, of which all is told but the local time; whether they change what is usual."""
    local = local_ms(np.array(plays["ended_at"], dtype=np.int64), tz)
    times = {"local": local.tolist(), "day": local_days(local).tolist()}
    try:
        return insert_estimated(cursor, plays | _words(cursor, plays) | times)
    except duckdb.ConversionException as error:
        raise PastChanges("a number has no room in its column") from error


def _joined(
    cursor: duckdb.DuckDBPyConnection,
    played: PlayedItems,
    names: Sequence[str],
    held: Mapping[tuple[int, str], Row],
) -> dict[Key, str]:
    """What items known only by names are joined to.

    `names` is what each item would be joined by, `held` the titles with these ids and the items'.
    """
    gained: Counter[Key] = Counter()
    for item, count in zip(played.items, played.plays, strict=True):
        if not only_names(item):
            gained[item.kind, item.id] += count
    rows = cursor.execute(
        """
        SELECT alias, kind, id, spotify_id, behind FROM aliases
        WHERE alias IN (
            SELECT alias FROM aliases WHERE id IN (SELECT unnest($names)) UNION
            SELECT alias FROM aliases WHERE spotify_id IN (SELECT unnest($ids))
        )
        """,
        {"names": list(names), "ids": [item.id for item in played.items]},
    ).fetchall()
    joined: dict[Key, str] = {}
    others: set[tuple[Key, str]] = set()
    for alias, number, names_id, thing_id, behind in rows:
        kind = KINDS[number]
        if behind is None:
            joined[kind, names_id] = thing_id
            continue
        others.add(((kind, names_id), thing_id))
        gain = gained[kind, thing_id]
        if gain and gain >= behind:
            raise PastChanges("an id may have caught up with the one to which names are joined")
        cursor.execute(
            "UPDATE aliases SET behind = behind - $gain WHERE alias = $alias",
            {"gain": gain, "alias": alias},
        )
    for item, name in zip(played.items, names, strict=True):
        key = (item.kind, name)
        known_alone = (KINDS.index(item.kind), name) in held
        if item.name is None:
            continue
        if only_names(item):
            if key not in joined and not known_alone:
                raise PastChanges("names without an id may belong to any id known by them")
        elif (known_alone and key not in joined) or (
            joined.get(key, item.id) != item.id and (key, item.id) not in others
        ):
            raise PastChanges("an id goes by names that were known without it")
    return joined


def _recordings(cursor: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, str]:
    """Those of some ids of music that are joined to another one, and to which."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = cursor.execute(
        """
        SELECT recordings.id, titles.id FROM recordings JOIN titles USING (title)
        WHERE recordings.id IN (SELECT unnest($ids))
        """,
        {"ids": wanted},
    ).fetchall()
    return dict(rows)


def _check_recordings(
    cursor: duckdb.DuckDBPyConnection,
    played: PlayedItems,
    held: Mapping[tuple[int, str], Row],
    recordings: Mapping[str, str],
    isrcs: Mapping[str, str],
) -> None:
    """PastChanges if an id that is new to the history is of a recording that is known by another.

    `held` are the titles with the items' ids, `recordings` which of these ids are joined, `isrcs`
    those of the items' ids and of all ids that share one of these.
    """
    ids = {item.id for item in played.items if item.kind is Kind.MUSIC}
    music = KINDS.index(Kind.MUSIC)
    new = {each for each in ids & isrcs.keys() if (music, each) not in held} - recordings.keys()
    sought = {isrcs[each] for each in new}
    others = {each for each, isrc in isrcs.items() if isrc in sought} - new
    by_others = any(kind == music for kind, _ in held_rows(cursor, "titles", others))
    if len(new) > len(sought) or by_others or _recordings(cursor, others):
        raise PastChanges("an id that is new is of a recording that is known by another id")


def _check_filled(titles: Merged) -> None:
    """PastChanges if earlier plays, which took what their title said, would take another."""
    for row, before in titles.rows:
        for name in ("collection", "creator"):
            if before is None or row[name] in {None, before[name]}:
                continue
            if before[f"fills_{name}"]:
                raise PastChanges(f"earlier plays that named no {name} take it from these")


def _filled(
    known: Identities, codes: list[int | None], titles: Merged, name: str
) -> list[int | None]:
    """The codes of items; what they and the new plays of their title leave out is as before."""
    found = []
    for title, code in zip(known.title_of, codes, strict=True):
        before = None if title is None else titles.rows[title][1]
        found.append(before[name] if code is None and before is not None else code)
    return found


def _words(cursor: duckdb.DuckDBPyConnection, plays: Arrived) -> Arrived:
    """The columns of words as codes in the table, to which new words are added."""
    texts = sorted({text for name in WORD_COLUMNS for text in plays[name] if text is not None})
    if not texts:  # as of plays that are polled
        return {}
    rows = cursor.execute(
        "SELECT text, word FROM words WHERE text IN (SELECT unnest($texts))", {"texts": texts}
    ).fetchall()
    code_of = dict(rows)
    new = [text for text in texts if text not in code_of]
    if new:
        first = count_of(cursor, "words")
        code_of |= {text: first + number for number, text in enumerate(new)}
        added = pa.table({"word": [code_of[text] for text in new], "text": new})
        insert(cursor, "words", with_families(added))
    return {name: [code_of.get(text) for text in plays[name]] for name in WORD_COLUMNS}
