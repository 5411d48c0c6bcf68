"""Generated plays, questions and filters, rich in ties, nulls and awkward moments."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bson.int64 import Int64
from hypothesis import strategies as st

from history_support.builders import make_play
from spotistats_api.engine.scope import Filters, Question
from spotistats_api.engine.snapshot import FLAG_COLUMNS, WORD_COLUMNS
from spotistats_common.errors import InvalidRequest
from spotistats_common.models.accounts import CountingRule
from spotistats_common.models.names import name_id
from spotistats_common.models.period import parse_period
from spotistats_common.models.play import (
    Kind,
    Observation,
    Source,
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
def observations(draw: st.DrawFn) -> Observation:
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
def questions(draw: st.DrawFn) -> Question:
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
    kind = draw(st.one_of(st.just(set()), st.just({Kind.MUSIC}), kinds))
    chosen = draw(st.one_of(st.just(Filters()), st.just(Filters()), filters()))
    return Question(period, rule, tuple(sorted(kind)), chosen)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
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


@st.composite
def stored_plays(draw: st.DrawFn) -> dict[str, Any]:
    """A play as its document has it, read for a snapshot; numbers of any size."""
    int64 = st.integers(-(2**63), 2**63 - 1).map(Int64)
    ended_at = draw(st.integers(0, 10**13 - 1))
    document = {
        "_id": f"{draw(st.sampled_from(['u', 'k3v9q0x7m2ab']))}:{ended_at:013d}:"
        f"{draw(st.integers(0, 2**64 - 1)):016x}",
        "item": draw(st.one_of(int64, st.integers(-5, 5))),
        "source": draw(st.sampled_from(Source)).value,
        "ms_played": draw(st.one_of(st.none(), int64, st.integers(0, 2**31 - 1))),
        **{name: draw(st.none() | st.text(max_size=12)) for name in WORD_COLUMNS},
        **{name: draw(st.none() | st.booleans()) for name in FLAG_COLUMNS},
    }
    return {name: value for name, value in document.items() if value is not None}
