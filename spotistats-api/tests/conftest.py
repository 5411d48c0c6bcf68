"""Builders of plays and histories, and the slow, obvious reading of a history to check against."""

from __future__ import annotations

import os
from collections import Counter, deque
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import bson
import hypothesis
import pytest
from hypothesis import strategies as st

from spotistats_api.engine.build import build
from spotistats_api.engine.run import HeldHistory
from spotistats_api.engine.scope import Filters, Question
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.accounts import CountingRule, History
from spotistats_common.models.columns import observation_ids
from spotistats_common.models.names import name_id, normalised
from spotistats_common.models.period import parse_period
from spotistats_common.models.platforms import family
from spotistats_common.models.play import (
    Item,
    Kind,
    Observation,
    Source,
    item_number,
    item_of,
)
from spotistats_common.store import plays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spotistats_api.engine.snapshot import Snapshot


# Each example opens a DuckDB: few are enough each time, `make test-long` asks for more.
hypothesis.settings.register_profile(
    "histories", max_examples=int(os.environ.get("SPOTISTATS_TEST_EXAMPLES", "12"))
)
hypothesis.settings.load_profile("histories")


class PlayBuilder(Protocol):
    """Makes a play of which only what matters is said."""

    def __call__(
        self,
        track: str | None = "Song",
        *,
        by: str | None = "Band",
        album: str | None = "Album",
        ended_at: str | int = "2024-03-01T12:00:00Z",
        ms_played: int | None = 200_000,
        uri_id: str | None = None,
        kind: Kind = Kind.MUSIC,
        source: Source = Source.EXTENDED,
        **details: Any,
    ) -> Observation: ...


def make_play(
    track: str | None = "Song",
    *,
    by: str | None = "Band",
    album: str | None = "Album",
    ended_at: str | int = "2024-03-01T12:00:00Z",
    ms_played: int | None = 200_000,
    uri_id: str | None = None,
    kind: Kind = Kind.MUSIC,
    source: Source = Source.EXTENDED,
    **details: Any,
) -> Observation:
    """A play; `track`, `album` and `by` are the title, collection and creator of any kind."""
    if isinstance(ended_at, str):
        ended_at = round(datetime.fromisoformat(ended_at).timestamp() * 1000)
    item = item_of(kind, uri_id, track, album, by)
    return Observation(source, ended_at, ms_played, item, **details)


def _as_sent(document: dict[str, Any]) -> dict[str, Any]:
    """A play as it is read for a snapshot: without its times, which its id tells."""
    return {name: document[name] for name in document if name not in ("ended_at", "started_at")}


def make_snapshot(
    observations: Iterable[Observation],
    isrcs: Mapping[str, str] | None = None,
    *,
    batch: int = 3,
) -> Snapshot:
    """The snapshot that is built if these plays are stored, read in batches of `batch`."""
    told = list(observations)
    items = {item_number(each.item): each.item for each in told}
    documents = [
        _as_sent(plays.to_document("u1", key, each))
        for key, each in dict(zip(observation_ids(told), told, strict=True)).items()
    ]
    sent = [bson.encode(each) for each in documents]
    batches = [b"".join(sent[at : at + batch]) for at in range(0, len(sent), batch)]
    return build(items, isrcs or {}, batches)


_open: deque[HeldHistory] = deque()
_MOST_OPEN = 20


def make_history(
    observations: Iterable[Observation],
    tz: str = "UTC",
    isrcs: Mapping[str, str] | None = None,
) -> HeldHistory:
    """These plays, ready for questions; closed when many more were made after it.

    `isrcs` is what the catalogue knows, by Spotify's id.
    """
    if len(_open) == _MOST_OPEN:
        _open.popleft().retire()
    _open.append(HeldHistory(make_snapshot(list(observations), isrcs), History(1, 0), tz))
    return _open[-1]


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
        if play.observation.item.kind in question.kinds
        and (since is None or play.ended_at >= since)
        and (until is None or play.ended_at < until)
        and passes(play, question.filters)
    ]


def group_obviously(
    plays: Iterable[ReadPlay], entity: str
) -> dict[tuple[str, str], list[ReadPlay]]:
    """The plays of each thing of `entity`, by (id, display name)."""
    kind, attribute = {
        "tracks": (Kind.MUSIC, "title"),
        "albums": (Kind.MUSIC, "collection"),
        "artists": (Kind.MUSIC, "creator"),
        "shows": (Kind.PODCAST, "collection"),
        "episodes": (Kind.PODCAST, "title"),
        "audiobooks": (Kind.AUDIOBOOK, "collection"),
        "platforms": (None, "platform"),
        "countries": (None, "country"),
    }[entity]
    groups: dict[tuple[str, str], list[ReadPlay]] = {}
    for play in plays:
        if kind is None:
            text = getattr(play.observation, attribute)
            thing = None if text is None else (text, text)
        else:
            thing = getattr(play, attribute) if play.observation.item.kind is kind else None
        if thing is not None:
            groups.setdefault(thing, []).append(play)
    return groups


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


ZONES = (
    "UTC",
    "Europe/Vilnius",
    "America/New_York",
    "America/Sao_Paulo",  # midnight did not exist in spring
    "America/St_Johns",  # minus three and a half hours
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Africa/Casablanca",  # four changes a year
    "Pacific/Apia",  # 30 December 2011 did not exist
)
_MOMENTS = (
    "2011-12-30T09:59:59.999Z",  # Apia leaps over a day
    "2016-02-29T12:00:00Z",
    "2018-11-04T02:30:00Z",  # Sao Paulo leaps over midnight
    "2019-12-31T23:59:59.999Z",
    "2020-01-01T00:00:00Z",
    "2021-01-03T22:30:00Z",  # end of the last ISO week of 2020
    "2024-03-31T00:59:00Z",  # spring in Europe
    "2024-10-27T00:30:00Z",  # autumn in Europe, twice the same local time
    "2024-10-27T01:30:00Z",
    "2024-04-06T14:45:00Z",  # autumn on Lord Howe Island, half an hour
    "2024-11-03T05:30:00Z",  # autumn in New York
)
_NAMES = st.sampled_from(["Song", "SONG ", "Ａnother", "Another", "Żółw", "a", "B"])
_IDS = st.sampled_from([None, None, "0" * 22, "1" * 22, "2" * 22, "n" * 22])
_FLAGS = st.sampled_from([None, False, True])


@st.composite
def _observations(draw: st.DrawFn) -> Observation:
    moment = datetime.fromisoformat(draw(st.sampled_from(_MOMENTS)))
    minutes = draw(st.one_of(st.integers(-90, 90), st.integers(-400_000, 400_000)))
    kind = draw(st.sampled_from([Kind.MUSIC, Kind.MUSIC, Kind.MUSIC, *Kind]))
    named = kind is not Kind.UNKNOWN
    optional = st.one_of(_NAMES, _NAMES, st.none())
    return make_play(
        draw(optional) if named else None,
        by=draw(optional) if named and kind is not Kind.PODCAST else None,
        album=draw(optional) if named else None,
        uri_id=draw(_IDS) if named else None,
        kind=kind,
        ended_at=round(moment.timestamp() * 1000) + minutes * 60_000,
        ms_played=draw(st.sampled_from([None, 0, 29_999, 30_000, 30_000, 200_000, 2**31])),
        source=draw(st.sampled_from(Source)),
        reason_end=draw(st.sampled_from([None, "trackdone", "fwdbtn", "nextbtn"])),
        skipped=draw(_FLAGS),
        incognito=draw(_FLAGS),
        platform=draw(st.sampled_from([None, "ios", "iOS 14.2 (iPhone10,3)", "Ünix"])),
        country=draw(st.sampled_from([None, "DE", "LT"])),
        reason_start=draw(st.sampled_from([None, "clickrow", "ios"])),
        shuffle=draw(_FLAGS),
        offline=draw(_FLAGS),
    )


@st.composite
def _questions(draw: st.DrawFn) -> Question:
    moments = [each[:10] for each in _MOMENTS] + list(_MOMENTS)
    bounds = st.one_of(st.none(), st.none(), st.sampled_from(moments))
    since, until, tz = draw(bounds), draw(bounds), draw(st.sampled_from(ZONES))
    try:
        period = parse_period(since, until, tz)
    except InvalidRequest:
        period = parse_period(until, since, tz)
    rule = CountingRule(
        draw(st.sampled_from([0, 30_000, 30_001])), draw(st.booleans()), draw(st.booleans())
    )
    kinds = st.sets(st.sampled_from(Kind), min_size=1)
    kind = draw(st.one_of(st.just({Kind.MUSIC}), kinds))
    filters = draw(st.one_of(st.just(Filters()), st.just(Filters()), _filters()))
    return Question(period, rule, tuple(sorted(kind)), filters)


@st.composite
def _filters(draw: st.DrawFn) -> Filters:
    def some(*values: Any) -> Any:
        return draw(
            st.one_of(st.just(()), st.lists(st.sampled_from(values), max_size=2).map(tuple))
        )

    flags = st.one_of(st.none(), st.none(), _FLAGS)
    return Filters(
        track_id=some("0" * 22, "1" * 22, "2" * 22, "n" * 22),
        album_id=some(*(name_id("album", by, "a") for by in ("a", "Song", None))),
        artist_id=some(*(name_id("artist", by) for by in ("Song", "a", "b"))),
        platform=some("ios", "Ünix", "no such platform"),
        platform_family=some("ios", "other"),
        country=some("DE", "LT"),
        reason_start=some("clickrow", "ios"),
        reason_end=some("trackdone", "fwdbtn"),
        source=some(*Source),
        shuffle=draw(flags),
        skipped=draw(flags),
        offline=draw(flags),
        incognito=draw(flags),
    )


@pytest.fixture(scope="session")
def a_play() -> PlayBuilder:
    """Makes a play: `a_play("Song", by="Band", ended_at="2024-03-01T12:00:00Z")`."""
    return make_play


@pytest.fixture(scope="session")
def snapshot_of() -> Callable[..., Snapshot]:
    """Builds the snapshot of plays."""
    return make_snapshot


@pytest.fixture(scope="session")
def history_of() -> Callable[..., HeldHistory]:
    """Opens a history of plays (for a time zone) for questions."""
    return make_history


@pytest.fixture(scope="session")
def read() -> Callable[..., list[ReadPlay]]:
    """Reads plays the obvious way: `read(plays, isrcs)`."""
    return read_obviously


@pytest.fixture(scope="session")
def select() -> Callable[..., list[ReadPlay]]:
    """Selects the plays of a question the obvious way: `select(plays, question, isrcs)`."""
    return select_obviously


@pytest.fixture(scope="session")
def group() -> Callable[..., dict[tuple[str, str], list[ReadPlay]]]:
    """Groups plays by the thing that they name, the obvious way: `group(plays, "tracks")`."""
    return group_obviously


@pytest.fixture(scope="session")
def first_day_of() -> Callable[[str, date], date]:
    """Finds the first day of a step, the obvious way: `first_day_of("week", day)`."""
    return first_day_obviously


@pytest.fixture(scope="session")
def histories() -> st.SearchStrategy[list[Observation]]:
    """Generates histories, rich in ties, nulls and awkward moments."""
    return st.lists(_observations(), max_size=12)


@pytest.fixture(scope="session")
def isrcs() -> st.SearchStrategy[dict[str, str]]:
    """Generates what the catalogue knows of the ids in histories, and of some that are in none."""
    known = st.sampled_from(["0" * 22, "1" * 22, "2" * 22, "3" * 22])
    some = st.dictionaries(known, st.sampled_from(["USRC1", "USRC2"]))
    return st.one_of(st.just({}), some)


@pytest.fixture(scope="session")
def questions() -> st.SearchStrategy[Question]:
    """Generates questions."""
    return _questions()


@pytest.fixture(scope="session")
def asked() -> Callable[..., Question]:
    """Makes a question: `asked("2024-01-01", None, "Europe/Vilnius", kinds=…, min_ms=…)`."""

    def make(
        since: str | None = None,
        until: str | None = None,
        tz: str = "UTC",
        *,
        kinds: tuple[Kind, ...] = (Kind.MUSIC,),
        filters: Filters = Filters(),  # noqa: B008 - frozen
        **rule: Any,
    ) -> Question:
        return Question(parse_period(since, until, tz), CountingRule(**rule), kinds, filters)

    return make
