"""The slow, obvious reading of a history, to check against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from spotistats_api.engine.snapshot import KINDS
from spotistats_common.models.columns import observation_ids
from spotistats_common.models.names import name_id, normalised
from spotistats_common.models.platforms import family
from spotistats_common.models.play import (
    Item,
    Kind,
    Observation,
    item_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spotistats_api.engine.scope import Filters, Question


@dataclass
class ReadPlay:
    """A play as the obvious reading has it; names of things are (id, display name)."""

    observation: Observation
    play_id: str
    title: tuple[str, str] | None = None
    collection: tuple[str, str] | None = None
    creator: tuple[str, str] | None = None
    skipped: bool | None = None
    estimated_ms: int | None = None
    ids: frozenset[str] = frozenset()
    """All ids by which the title can be found."""

    @property
    def ended_at(self) -> int:
        return self.observation.ended_at

    @property
    def ms_played(self) -> int | None:
        return self.observation.ms_played

    @property
    def heard_ms(self) -> int:
        known = self.ms_played if self.ms_played is not None else self.estimated_ms
        assert known is not None
        return known

    @property
    def is_music(self) -> bool:
        return self.observation.item.kind is Kind.MUSIC

    @property
    def instant(self) -> datetime:
        """In UTC: of datetimes in one zone Python compares the clocks, which autumn repeats."""
        return datetime.fromtimestamp(self.ended_at / 1000, UTC)

    def local(self, question: Question) -> datetime:
        return self.instant.astimezone(question.period.zone)

    def counts(self, question: Question) -> bool:
        rule = question.rule
        return (
            (self.ms_played is None or self.ms_played >= rule.min_ms)
            and (rule.count_skipped or self.skipped is not True)
            and (rule.count_incognito or self.observation.incognito is not True)
        )


def _by_id(observations: Iterable[Observation]) -> dict[str, Observation]:
    told = list(observations)
    ids = [key.replace(":", "-") for key in observation_ids(told)]
    return dict(zip(ids, told, strict=True))


def _skipped(play: Observation) -> bool | None:
    if play.skipped or play.reason_end in {"fwdbtn", "nextbtn"}:
        return True
    return None if play.skipped is None and play.reason_end is None else False


def read_obviously(  # noqa: PLR0912, PLR0915 - play by play is long, and meant to be
    observations: Iterable[Observation], isrcs: Mapping[str, str] | None = None
) -> list[ReadPlay]:
    """All plays in order of time, with what each is a play of; play by play, nothing clever."""
    found = [ReadPlay(each, play_id) for play_id, each in sorted(_by_id(observations).items())]

    def names_of(play: ReadPlay) -> tuple[str, ...]:
        item = play.observation.item
        by = item.creator if item.kind is Kind.MUSIC else item.collection
        return item.kind, normalised(by or ""), normalised(item.name or "")

    def only_names(item: Item) -> bool:
        return item == item_of(item.kind, None, item.name, item.collection, item.creator)

    spotify_ids: dict[tuple[str, ...], Counter[str]] = {}
    plays_of = Counter((play.observation.item.kind, play.observation.item.id) for play in found)
    for play in found:
        item = play.observation.item
        if item.name is not None and not only_names(item):
            ids = spotify_ids.setdefault(names_of(play), Counter())
            ids[item.id] = plays_of[item.kind, item.id]

    played = {play.observation.item.id for play in found if play.is_music}

    def recording(spotify_id: str) -> list[str]:
        same = [
            each
            for each in played
            if isrcs and each in isrcs and isrcs[each] == isrcs.get(spotify_id)
        ]
        return sorted(same) or [spotify_id]

    names: dict[tuple[str, str], str] = {}
    albums: dict[tuple[str, str], tuple[str, str]] = {}
    artists: dict[tuple[str, str], tuple[str, str]] = {}
    keys: list[tuple[tuple[str, str] | None, tuple[str, str] | None, tuple[str, str] | None]] = []
    for play in found:
        item = play.observation.item
        title = album = artist = None
        if item.kind is not Kind.UNKNOWN:
            ids = spotify_ids.get(names_of(play), Counter())
            joined = item.id
            if only_names(item) and item.name is not None and ids:
                joined = min(ids, key=lambda each: (-ids[each], each))
            found_by = recording(joined) if play.is_music else [joined]
            play.ids = frozenset(found_by)
            title = (str(item.kind), found_by[0])
            if item.name is not None:
                names[title] = item.name
        if item.creator is not None and item.kind is not Kind.PODCAST:
            word = "artist" if item.kind is Kind.MUSIC else "author"
            artist = (f"{item.kind} creator", name_id(word, item.creator))
            names[artist] = item.creator
        if item.collection is not None:
            ids_from = {
                Kind.MUSIC: ("album", item.creator, item.collection),
                Kind.PODCAST: ("show", item.collection),
                Kind.AUDIOBOOK: ("audiobook", item.creator, item.collection),
            }[item.kind]
            album = (f"{item.kind} collection", name_id(*ids_from))
            names[album] = item.collection
        if title and album:
            albums[title] = album
        if title and artist:
            artists[title] = artist
        keys.append((title, album, artist))

    def shown(thing: tuple[str, str] | None) -> tuple[str, str] | None:
        return None if thing is None else (thing[1], names[thing])

    nameless = {"music": "Unknown track", "podcast": "Unknown episode"}
    for play, (title, album, artist) in zip(found, keys, strict=True):
        if title is not None:
            fallback = nameless.get(title[0], "Unknown chapter")
            play.title = (title[1], names.get(title, fallback))
            play.collection = shown(album or albums.get(title))
            play.creator = shown(artist or artists.get(title))
        else:
            play.collection, play.creator = shown(album), shown(artist)
        play.skipped = _skipped(play.observation)
    return _with_estimates(found)


def _with_estimates(plays: list[ReadPlay]) -> list[ReadPlay]:
    for play in plays:
        if play.ms_played is not None:
            continue
        kind = play.observation.item.kind
        alike = [each for each in plays if each.observation.item.kind is kind]
        same = [each for each in alike if play.title and each.title == play.title]
        for group in (same, alike):
            heard = [each.ms_played for each in group if each.ms_played is not None]
            known = sorted(ms for ms in heard if ms >= 30_000)
            if known:
                play.estimated_ms = known[(len(known) - 1) // 2]
                break
        else:
            play.estimated_ms = 0
    return plays


def select_obviously(
    observations: Iterable[Observation],
    question: Question,
    isrcs: Mapping[str, str] | None = None,
) -> list[ReadPlay]:
    """Those plays that the question is about, counted or not."""
    since, until = question.period.since_ms, question.period.until_ms
    return [
        play
        for play in read_obviously(observations, isrcs)
        if play.observation.item.kind in question.media
        and (since is None or play.ended_at >= since)
        and (until is None or play.ended_at < until)
        and passes(play, question.filters)
    ]


HEARD = {
    "tracks": "title",
    "albums": "collection",
    "artists": "creator",
    "shows": "collection",
    "episodes": "title",
    "audiobooks": "collection",
}
"""What a play calls the things that are heard."""
_AROUND = {"platforms": "platform", "countries": "country"}
_OWN_KIND = {"shows": Kind.PODCAST, "episodes": Kind.PODCAST, "audiobooks": Kind.AUDIOBOOK}


def asked_of(entity: str, question: Question) -> tuple[Question, Question]:
    """The question as it can be asked of an entity, and as it is understood then."""
    kind = _OWN_KIND.get(entity)
    if kind is None:
        return question, question
    told = tuple({*question.kinds, kind}) if question.kinds else ()
    return replace(question, kinds=told), replace(question, kinds=(kind,))


def group_obviously(
    plays: Iterable[ReadPlay], entity: str
) -> dict[tuple[str, str, int], list[ReadPlay]]:
    """The plays of each thing of `entity`, by (id, display name, number of its kind).

    Makers are artists of music, else shows and audiobooks. Platforms and countries have no kind.
    """
    groups: dict[tuple[str, str, int], list[ReadPlay]] = {}
    for play in plays:
        kind = KINDS.index(play.observation.item.kind)
        if entity in _AROUND:
            text = getattr(play.observation, _AROUND[entity])
            thing, kind = None if text is None else (text, text), 0
        elif entity == "makers":
            thing = play.creator if play.is_music else play.collection
        else:
            thing = getattr(play, HEARD[entity])
        if thing is not None:
            groups.setdefault((*thing, kind), []).append(play)
    return groups


def place_obviously(thing: tuple[str, str, int]) -> tuple[bytes, str, int]:
    """What parts things with equal figures."""
    thing_id, name, kind = thing
    return name.encode(), thing_id, kind


def first_day_obviously(step: str, day: date) -> date:
    """The first day of the step that `day` is in, by going back day by day."""

    def label(each: date) -> tuple[int, ...]:
        return {
            "day": (each.toordinal(),),
            "week": each.isocalendar()[:2],
            "month": (each.year, each.month),
            "quarter": (each.year, (each.month - 1) // 3),
            "year": (each.year,),
        }[step]

    first = day
    while label(first - timedelta(days=1)) == label(day):
        first -= timedelta(days=1)
    return first


def passes(play: ReadPlay, filters: Filters) -> bool:
    """Whether a play passes all filters."""
    said = play.observation
    texts = {
        "album_id": play.collection and play.collection[0],
        "artist_id": play.creator and play.creator[0],
        "platform": said.platform,
        "platform_family": family(said.platform),
        "country": said.country,
        "reason_start": said.reason_start,
        "reason_end": said.reason_end,
        "source": said.source,
    }
    flags = {
        "shuffle": said.shuffle,
        "skipped": play.skipped,
        "offline": said.offline,
        "incognito": said.incognito,
    }
    by_id = not filters.track_id or not play.ids.isdisjoint(filters.track_id)
    return (
        by_id
        and all(
            not getattr(filters, name) or text in getattr(filters, name)
            for name, text in texts.items()
        )
        and all(getattr(filters, name) in {None, flag} for name, flag in flags.items())
    )
