# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""What the services answer, as frozen dataclasses (times in UTC, durations in milliseconds)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from spotistats.records import Record, Rows
from spotistats_sdk.models import (
    AuditAction,
    CalendarStep,
    ChartKind,
    ComparedOrder,
    Dimension,
    HeardEntity,
    ImportFileState,
    ImportState,
    LinkProblem,
    LinkState,
    Measure,
    MusicEntity,
    ObsessionWindow,
    Operator,
    PlatformFamily,
    PlayKind,
    PlaySource,
    QueryName,
    RankMode,
    RankingEntity,
    RankingRange,
    SessionOrder,
    ShareKind,
    ShareState,
    SignUps,
    SortDirection,
    SyncKind,
    SyncState,
    TimelineSeriesRole,
    TimelineSplit,
    TimelineStep,
    TokenScope,
    TopEntity,
    TopOrder,
)


@dataclass(frozen=True, slots=True)
class Problem(Record):
    """What went wrong (RFC 9457)."""

    type: str
    """A URN that names the kind of problem."""
    title: str
    """The kind of problem in words."""
    status: int
    """The HTTP status."""
    detail: str
    """What happened here, and how to mend it."""
    request_id: str
    """The id under which the log has this request."""
    errors: Rows[FieldError]
    """What is wrong with which parameter or field; may be empty."""


@dataclass(frozen=True, slots=True)
class FieldError(Record):
    """Field error."""

    field: str
    """The parameter, or the path to the field in the body."""
    in_: Literal["path", "query", "header", "body"]
    """Where it was sent."""
    message: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class CountingRule(Record):
    """Which plays count."""

    min_ms: int
    """At least this much was heard."""
    count_skipped: bool
    """Whether skipped plays count (if long enough)."""
    count_incognito: bool
    """Whether plays in a private session count."""


@dataclass(frozen=True, slots=True)
class Account(Record):
    """Account."""

    id: str
    display_name: str
    time_zone: str
    """An IANA time zone."""
    counting_rule: CountingRule
    join_recordings: bool
    """Whether all statistics take the Spotify ids of one recording (those with the same ISRC)
    for one track."""
    created_at: datetime
    is_admin: bool
    """Whether the account may invite others."""
    spotify: SpotifyLink


@dataclass(frozen=True, slots=True)
class SpotifyLink(Record):
    """How the account is linked to Spotify, and how keeping it up to date goes."""

    state: LinkState
    display_name: str | None
    """The name at Spotify."""
    problem: LinkProblem | None
    advice: str | None
    """What the person should do now."""
    expires_at: datetime | None
    """When Spotify ends the link, unless it is renewed by signing in again."""
    days_left: int | None
    """Whole days until then."""
    last_sync_at: datetime | None
    """When Spotify was last asked for new plays."""
    last_error: SyncError | None


@dataclass(frozen=True, slots=True)
class SyncError(Record):
    """What went wrong when Spotify was last asked."""

    code: str
    """A word for programs: not_reachable, limit_reached, not_allowed, link_unusable, refused or
    internal."""
    message: str
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class SignInOptions(Record):
    """Sign in options."""

    is_configured: bool
    """Whether people can sign in."""
    redirect_uri: str | None
    """What to enter as the redirect URI of the app at Spotify, exactly so."""
    problems: tuple[str, ...]
    """What is in the way, and what to do about it."""
    sign_ups: SignUps


@dataclass(frozen=True, slots=True)
class Ticket(Record):
    """Ticket."""

    url: str
    """What to open in the browser."""
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation(Record):
    """Invitation."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationList(Record):
    """Invitation list."""

    items: Rows[Invitation]


@dataclass(frozen=True, slots=True)
class CreatedInvitation(Record):
    """Created invitation."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime
    url: str
    """The link to send to the person."""


@dataclass(frozen=True, slots=True)
class Token(Record):
    """Token."""

    id: str
    name: str
    scopes: tuple[TokenScope, ...]
    created_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class CreatedToken(Record):
    """Created token."""

    id: str
    name: str
    scopes: tuple[TokenScope, ...]
    created_at: datetime
    expires_at: datetime | None
    secret: str
    """The token itself; only its hash is stored."""


@dataclass(frozen=True, slots=True)
class TokenList(Record):
    """Token list."""

    items: Rows[Token]


@dataclass(frozen=True, slots=True)
class RowCounts(Record):
    """Where the rows went: read = stored + known + upgraded + skipped."""

    read: int
    """Rows found in the files."""
    stored: int
    """New plays."""
    known: int
    """Plays that were known already."""
    upgraded: int
    """Known plays of which more is known now."""
    skipped: int
    """Rows that could not be used."""


@dataclass(frozen=True, slots=True)
class ReasonCount(Record):
    """Reason count."""

    outcome: Literal["known", "upgraded", "skipped"]
    reason: str
    count: int
    first_rows: tuple[int, ...]
    """The first ten of these rows, counted from 1; none where a whole file was known."""


@dataclass(frozen=True, slots=True)
class ImportFile(Record):
    """Import file."""

    name: str
    state: ImportFileState
    format: str | None
    """What the file was found to be."""
    detail: str | None
    """Why it was ignored or not read, and what to do."""
    bytes: int
    """Its size when unpacked."""
    rows: RowCounts
    first_ended_at: datetime | None
    last_ended_at: datetime | None
    reasons: Rows[ReasonCount]


@dataclass(frozen=True, slots=True)
class Import(Record):
    """Import."""

    id: str
    state: ImportState
    progress: float
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    bytes_total: int
    """Unpacked bytes to read; 0 until known."""
    bytes_read: int
    rows: RowCounts
    first_ended_at: datetime | None
    """The earliest play among its rows."""
    last_ended_at: datetime | None
    """The latest play among its rows."""
    problem: str | None
    """Why the import failed, and what to do."""
    files: Rows[ImportFile]


@dataclass(frozen=True, slots=True)
class TimeSpan(Record):
    """Time span."""

    since_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class ImportList(Record):
    """Import list."""

    items: Rows[Import]
    total: int
    covered: Rows[TimeSpan]
    """The times that all imports together cover, from first to last play of their files."""
    gaps: Rows[TimeSpan]
    """The times between them: over 30 days long, with no file that covers them."""


@dataclass(frozen=True, slots=True)
class SyncPlays(Record):
    """Sync plays."""

    seen: int
    """Plays that Spotify showed."""
    new: int
    """Of these, stored now."""
    known: int
    """Of these, stored before, by a sync or an import."""


@dataclass(frozen=True, slots=True)
class SyncFound(Record):
    """Sync found."""

    lists: int
    """Top lists that were kept."""
    tracks: int
    """Tracks that Spotify told about."""
    albums: int
    """Albums that Spotify told about."""
    artists: int
    """Artists that Spotify told about."""


@dataclass(frozen=True, slots=True)
class Sync(Record):
    """Sync."""

    id: str
    kind: SyncKind
    state: SyncState
    is_requested: bool
    """Whether somebody asked for it."""
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    calls: int
    """Calls that were made to Spotify."""
    plays: SyncPlays
    found: SyncFound
    gaps: Rows[TimeSpan]
    """Times in which plays may be missing: Spotify shows at most 50, and all of them were
    new."""
    errors: Rows[SyncError]


@dataclass(frozen=True, slots=True)
class SyncList(Record):
    """Sync list."""

    items: Rows[Sync]
    total: int


@dataclass(frozen=True, slots=True)
class RankingHead(Record):
    """Ranking head."""

    id: str
    entity: RankingEntity
    range: RankingRange
    taken_at: datetime
    size: int
    """How many places it has."""
    first: NamedRef | None


@dataclass(frozen=True, slots=True)
class RankingList(Record):
    """Ranking list."""

    items: Rows[RankingHead]
    total: int


@dataclass(frozen=True, slots=True)
class RankingItem(Record):
    """Ranking item."""

    rank: int
    id: str
    name: str
    artists: Rows[NamedRef]
    """Whose track it is; empty for artists."""
    previous_rank: int | None
    """Its place in the other list."""
    rank_change: int | None
    """Places gained since."""
    is_new: bool | None
    """Whether it was not in the other list; null if there is none."""


@dataclass(frozen=True, slots=True)
class Ranking(Record):
    """Ranking."""

    id: str
    entity: RankingEntity
    range: RankingRange
    taken_at: datetime
    other: RankingHead | None
    """The list that places are compared with."""
    items: Rows[RankingItem]
    left: Rows[NamedRef]


@dataclass(frozen=True, slots=True)
class ComparedRank(Record):
    """Compared rank."""

    rank: int
    id: str
    """Spotify's."""
    name: str
    own_rank: int | None
    """Its place among your own; null without a play that counts."""
    plays: int
    listened_ms: int
    estimated_ms: int


@dataclass(frozen=True, slots=True)
class MissingRank(Record):
    """Missing rank."""

    own_rank: int
    id: str
    """The one that statistics use."""
    name: str
    plays: int


@dataclass(frozen=True, slots=True)
class RankingComparison(Record):
    """Ranking comparison."""

    id: str
    entity: RankingEntity
    range: RankingRange
    taken_at: datetime
    period: Period
    items: Rows[ComparedRank]
    missing: Rows[MissingRank]
    """Of as many places of your own list, those that Spotify's lacks."""


@dataclass(frozen=True, slots=True)
class Playlist(Record):
    """Playlist."""

    id: str
    """Spotify's."""
    name: str
    url: str
    """Where to open it."""
    tracks: int
    """How many tracks it holds."""
    left_out: int
    """Tracks that are known only by their names, which Spotify cannot find."""


@dataclass(frozen=True, slots=True)
class NamedRef(Record):
    """The id and name of a track, album, artist, …."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Play(Record):
    """Play."""

    id: str
    ended_at: datetime
    ms_played: int | None
    """Listened time; null if no source tells."""
    kind: PlayKind
    track: NamedRef | None
    album: NamedRef | None
    artist: NamedRef | None
    show: NamedRef | None
    episode: NamedRef | None
    audiobook: NamedRef | None
    chapter: NamedRef | None
    source: PlaySource
    counts: bool
    """Whether it counts under the counting rule."""
    skipped: bool | None
    """Whether the listener went on before its end; null if unknown."""
    platform: str | None
    """The platform as Spotify wrote it."""
    country: str | None
    reason_start: str | None
    reason_end: str | None
    shuffle: bool | None
    offline: bool | None
    incognito: bool | None


@dataclass(frozen=True, slots=True)
class PlayPage(Record):
    """Play page."""

    items: Rows[Play]
    next_cursor: str | None
    """Null on the last page."""


@dataclass(frozen=True, slots=True)
class Period(Record):
    """Period."""

    since: datetime | None
    until: datetime | None
    tz: str


@dataclass(frozen=True, slots=True)
class SummaryFigures(Record):
    """The key figures of one period."""

    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    tracks: int
    """Different tracks among the plays that count."""
    albums: int
    artists: int
    active_days: int
    """Days with at least one play that counts."""
    plays_per_active_day: float | None
    """Null without active days."""
    listened_ms_per_active_day: float | None
    """All time heard, shared out among the active days."""
    first_played_at: datetime | None
    """The first play that counts."""
    last_played_at: datetime | None


@dataclass(frozen=True, slots=True)
class SummaryChange(Record):
    """What each figure gained since the previous period; negative for a loss."""

    plays: int
    listened_ms: int
    estimated_ms: int
    tracks: int
    albums: int
    artists: int
    active_days: int
    plays_per_active_day: float | None
    """Null where either period has no average."""
    listened_ms_per_active_day: float | None


@dataclass(frozen=True, slots=True)
class Summary(Record):
    """The key figures of the period, and of the previous one of equal length."""

    period: Period
    counting_rule: CountingRule
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    tracks: int
    """Different tracks among the plays that count."""
    albums: int
    artists: int
    active_days: int
    """Days with at least one play that counts."""
    plays_per_active_day: float | None
    """Null without active days."""
    listened_ms_per_active_day: float | None
    """All time heard, shared out among the active days."""
    first_played_at: datetime | None
    """The first play that counts."""
    last_played_at: datetime | None
    previous_period: Period | None
    previous: SummaryFigures | None
    change: SummaryChange | None


@dataclass(frozen=True, slots=True)
class TopItem(Record):
    """Platforms and countries are their own id and name; `artist` may be an author, `album` is
    the show of an episode."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    family: PlatformFamily | None
    plays: int
    """Plays that count."""
    plays_share: float
    """Its part of all plays that count, from 0 to 1."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    listened_share: float
    """Its part of all time heard, from 0 to 1."""
    days: int
    """Days with at least one play that counts."""
    first_played_at: datetime
    """The first play that counts."""
    last_played_at: datetime
    previous_rank: int | None
    """Its rank in the list of the previous period; null if it was not in it."""
    rank_change: int | None
    """Places gained since then, negative for a fall; null without a previous rank."""
    is_new: bool | None
    """Whether it was not in the list of the previous period; null if there is no such
    period."""


@dataclass(frozen=True, slots=True)
class TopList(Record):
    """Top list."""

    entity: TopEntity
    order_by: TopOrder
    period: Period
    previous_period: Period | None
    counting_rule: CountingRule
    total: int
    """How many there are in all."""
    plays: int
    """All plays that count in the period, also those that name no such thing."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    items: Rows[TopItem]


@dataclass(frozen=True, slots=True)
class RankPoint(Record):
    """One step of a series; in cumulative mode all figures are sums up to its end."""

    rank: int | None
    """Null if no play counts."""
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class RankSeries(Record):
    """One of the top things of the period; `points` are those of `starts`."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    """Plays that count in the period."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    points: Rows[RankPoint]


@dataclass(frozen=True, slots=True)
class RankHistory(Record):
    """Rank history."""

    entity: HeardEntity
    step: CalendarStep
    mode: RankMode
    period: Period
    counting_rule: CountingRule
    starts: tuple[datetime, ...]
    """The first moment of each step, in the time zone."""
    items: Rows[RankSeries]


@dataclass(frozen=True, slots=True)
class DiscoveryStep(Record):
    """Discovery step."""

    start: datetime
    """The step's first moment, in the time zone."""
    discovered: int
    """How many were heard for the first time."""
    new_plays: int
    """Plays that count of what was discovered in this step and in the period."""
    familiar_plays: int
    """Plays that count of what was known before."""
    new_share: float | None
    """The part of the new plays; null where there are none at all."""


@dataclass(frozen=True, slots=True)
class DiscoveredItem(Record):
    """Discovered item."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    first_played_at: datetime
    """The first play that counts in the whole history."""
    plays: int
    """Plays that count in the period."""
    plays_since: int
    """Plays that count from the first one to the end of the history."""


@dataclass(frozen=True, slots=True)
class Discoveries(Record):
    """Discoveries."""

    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    total: int
    """How many were discovered in the period."""
    new_plays: int
    """Plays that count of what was discovered in the period."""
    familiar_plays: int
    """Plays that count of what was known before."""
    new_share: float | None
    """The part of the new plays; null where there are none at all."""
    steps: Rows[DiscoveryStep]
    items: Rows[DiscoveredItem]


@dataclass(frozen=True, slots=True)
class RetentionCohort(Record):
    """Retention cohort."""

    start: datetime
    """The first moment of the month of discovery, in the time zone."""
    artists: int
    """How many artists (or shows, or audiobooks) were discovered."""
    heard: tuple[int, ...]
    """How many of them were heard n months later, from n = 0."""


@dataclass(frozen=True, slots=True)
class Retention(Record):
    """Retention."""

    months: int
    """For how many months cohorts are followed."""
    period: Period
    counting_rule: CountingRule
    items: Rows[RetentionCohort]


@dataclass(frozen=True, slots=True)
class ForgottenItem(Record):
    """Forgotten item."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    """Plays that count in the period."""
    best_plays: int
    """The most plays that count within 90 days in a row."""
    silent_days: int
    """Days from the last play that counts to the end."""
    score: float
    """best_plays × √silent_days."""
    first_played_at: datetime
    """The first play that counts."""
    last_played_at: datetime


@dataclass(frozen=True, slots=True)
class Forgotten(Record):
    """Forgotten."""

    entity: HeardEntity
    min_plays: int
    """As asked."""
    silent_days: int
    """As asked."""
    period: Period
    counting_rule: CountingRule
    total: int
    """How many there are in all."""
    items: Rows[ForgottenItem]


@dataclass(frozen=True, slots=True)
class OneHitItem(Record):
    """An artist (or a show, or an audiobook)."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    track: NamedRef
    plays: int
    """Plays of the artist that count."""
    track_plays: int
    """Plays of the track that count."""
    track_share: float
    """The part of the track, from 0 to 1."""
    tracks: int
    """Different tracks of the artist among the plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    first_played_at: datetime
    """The first play that counts."""
    last_played_at: datetime


@dataclass(frozen=True, slots=True)
class OneHits(Record):
    """One hits."""

    min_plays: int
    """As asked."""
    min_share: float
    """As asked."""
    period: Period
    counting_rule: CountingRule
    total: int
    """How many there are in all."""
    items: Rows[OneHitItem]


@dataclass(frozen=True, slots=True)
class DiversityFigures(Record):
    """All but `plays` and `things` are null where nothing was played."""

    plays: int
    """Plays that count and name such a thing."""
    things: int
    """How many different ones (n)."""
    entropy_bits: float | None
    """Shannon entropy: −Σ pᵢ log₂ pᵢ, where pᵢ is the part of one thing in the plays."""
    effective: float | None
    """Effective number: 2 to the power of the entropy."""
    gini: float | None
    """Gini coefficient: Σ (2i − n − 1) xᵢ ∕ (n Σ xᵢ), with the plays xᵢ of each in ascending
    order."""
    top_one_share: float | None
    """The part of the most played one in the plays."""
    top_ten_share: float | None
    """The part of the ten most played ones."""
    top_hundred_share: float | None
    """The part of the hundred most played ones."""


@dataclass(frozen=True, slots=True)
class DiversityStep(Record):
    """Diversity step."""

    start: datetime
    """The step's first moment, in the time zone."""
    figures: DiversityFigures


@dataclass(frozen=True, slots=True)
class Eddington(Record):
    """Over all music that counts, whatever it names."""

    number: int
    """The largest E such that on E local days at least E plays count."""
    days_missing: int
    """How many more days with at least E + 1 plays make it E + 1."""


@dataclass(frozen=True, slots=True)
class Diversity(Record):
    """Diversity."""

    entity: HeardEntity
    step: CalendarStep
    period: Period
    counting_rule: CountingRule
    overall: DiversityFigures
    eddington: Eddington
    items: Rows[DiversityStep]


@dataclass(frozen=True, slots=True)
class TimelineItem(Record):
    """Timeline item."""

    start: datetime
    """The step's first moment, in the time zone."""
    plays: int
    listened_ms: int
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class TimelineSeries(Record):
    """Timeline series."""

    role: TimelineSeriesRole
    key: str | None
    """The value, or the id of the artist, album or track."""
    label: str | None
    """The value, or the name of the artist, album or track."""
    artist: NamedRef | None
    plays: int
    """Plays that count in all steps."""
    listened_ms: int
    estimated_ms: int
    """The part of it that is estimated."""
    items: Rows[TimelineItem]
    """The same steps as those of the timeline."""


@dataclass(frozen=True, slots=True)
class Timeline(Record):
    """Timeline."""

    step: TimelineStep
    split_by: TimelineSplit | None
    period: Period
    counting_rule: CountingRule
    items: Rows[TimelineItem]
    """All plays."""
    series: Rows[TimelineSeries]
    """The parts of them; none if nothing is split."""


@dataclass(frozen=True, slots=True)
class ClockCell(Record):
    """Clock cell."""

    weekday: int
    """From Monday, 1."""
    hour: int
    """Of the local clock."""
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class Clock(Record):
    """Clock."""

    period: Period
    counting_rule: CountingRule
    items: Rows[ClockCell]


@dataclass(frozen=True, slots=True)
class CalendarDay(Record):
    """Calendar day."""

    day: date
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class Calendar(Record):
    """Calendar."""

    period: Period
    counting_rule: CountingRule
    items: Rows[CalendarDay]


@dataclass(frozen=True, slots=True)
class SessionLengths(Record):
    """Session lengths."""

    from_ms: int
    """Inclusive."""
    below_ms: int | None
    """Exclusive; null for the last."""
    sessions: int


@dataclass(frozen=True, slots=True)
class SessionEdge(Record):
    """Session edge."""

    id: str
    name: str
    artist: NamedRef | None
    sessions: int
    """How many sessions it opens or closes."""


@dataclass(frozen=True, slots=True)
class Session(Record):
    """Session."""

    rank: int
    """From 1 over the whole list."""
    started_at: datetime
    """The start of its first play."""
    ended_at: datetime
    """The end of its last play."""
    length_ms: int
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    tracks: int
    """Different tracks (or episodes, chapters) among the plays that count."""
    opener: NamedRef | None
    closer: NamedRef | None
    platform: str | None
    """The platform of most of its plays, counted or not; of equals the first byte by byte."""
    platform_family: PlatformFamily | None


@dataclass(frozen=True, slots=True)
class Sessions(Record):
    """Sessions."""

    period: Period
    counting_rule: CountingRule
    gap_ms: int
    order_by: SessionOrder
    total: int
    """How many there are in all."""
    listened_ms: int
    """All time heard in sessions."""
    estimated_ms: int
    """The part of it that is estimated."""
    length_ms: int
    """The lengths of all, pauses included."""
    mean_length_ms: int | None
    """Rounded down; null if there is no session."""
    median_length_ms: int | None
    """The lower one of two."""
    active_days: int
    """Days with at least one play that counts."""
    sessions_per_active_day: float | None
    """Null if there is no such day."""
    lengths: Rows[SessionLengths]
    """How many sessions are how long: below 5, 15 and 30 minutes, 1, 2, 4 and 8 hours, and
    longer."""
    openers: Rows[SessionEdge]
    """The tracks of the first play that counts."""
    closers: Rows[SessionEdge]
    """The tracks of the last play that counts."""
    items: Rows[Session]


@dataclass(frozen=True, slots=True)
class Streak(Record):
    """Streak."""

    first_day: date
    last_day: date
    days: int
    plays: int
    """Plays that count."""


@dataclass(frozen=True, slots=True)
class StreakGap(Record):
    """Streak gap."""

    first_day: date
    last_day: date
    days: int


@dataclass(frozen=True, slots=True)
class Streaks(Record):
    """Streaks."""

    period: Period
    counting_rule: CountingRule
    last_day: date | None
    """The day that decides which streak is current; null in an empty history."""
    active_days: int
    """Days with at least one play that counts."""
    current: Streak | None
    longest: Streak | None
    total: int
    """How many streaks there are in all."""
    items: Rows[Streak]
    """The longest streaks."""
    gaps: Rows[StreakGap]
    """The longest gaps between streaks."""


@dataclass(frozen=True, slots=True)
class SkipsOfHour(Record):
    """Skips of hour."""

    hour: int
    """Of the local clock."""
    plays: int
    """Plays that count."""
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skipped: int
    skip_rate: float | None
    """Null where nothing is known."""


@dataclass(frozen=True, slots=True)
class SkipsOfShuffle(Record):
    """Skips of shuffle."""

    shuffle: bool | None
    """Null where unknown."""
    plays: int
    """Plays that count."""
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skipped: int
    skip_rate: float | None
    """Null where nothing is known."""


@dataclass(frozen=True, slots=True)
class SkipsOfFamily(Record):
    """Skips of family."""

    platform_family: PlatformFamily | None
    plays: int
    """Plays that count."""
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skipped: int
    skip_rate: float | None
    """Null where nothing is known."""


@dataclass(frozen=True, slots=True)
class SkipsOfThing(Record):
    """Skips of thing."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    plays: int
    """Plays that count."""
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skipped: int
    skip_rate: float | None
    """Null where nothing is known."""


@dataclass(frozen=True, slots=True)
class SkipPosition(Record):
    """Skip position."""

    from_ms: int
    """Inclusive."""
    below_ms: int | None
    """Exclusive; null for the last."""
    skips: int


@dataclass(frozen=True, slots=True)
class SkipShare(Record):
    """Skip share."""

    from_share: float
    """Inclusive."""
    to_share: float
    """Exclusive, but for the last."""
    skips: int


@dataclass(frozen=True, slots=True)
class TurnedTrack(Record):
    """Turned track."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skip_rate_before: float
    """Of the first half of the known plays."""
    skip_rate_after: float
    """Of the second half."""
    turned_at: datetime
    """The first play of the second half."""


@dataclass(frozen=True, slots=True)
class Skips(Record):
    """Skips."""

    period: Period
    counting_rule: CountingRule
    min_plays: int
    plays: int
    """Plays that count."""
    known: int
    """Plays, counted or not, of which it is known whether they were skipped."""
    skipped: int
    skip_rate: float | None
    """Null where nothing is known."""
    hours: Rows[SkipsOfHour]
    """All 24 hours."""
    shuffle: Rows[SkipsOfShuffle]
    """With shuffle, without, unknown; those there are."""
    platform_families: Rows[SkipsOfFamily]
    """By name, the unknown last; those there are."""
    tracks: Rows[SkipsOfThing]
    artists: Rows[SkipsOfThing]
    positions: Rows[SkipPosition]
    """Below 5, 10, 20 and 30 seconds, 1, 2, 3 and 5 minutes, and later."""
    shares: Rows[SkipShare]
    """Ten parts of the track."""
    turned: Rows[TurnedTrack]


@dataclass(frozen=True, slots=True)
class OnThisDayTrack(Record):
    """On this day track."""

    id: str
    name: str
    artist: NamedRef | None
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class OnThisDayYear(Record):
    """On this day year."""

    day: date
    years_ago: int
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    first_track: NamedRef | None
    first_artist: NamedRef | None
    first_played_at: datetime
    """When the first play that counts ended."""
    tracks: Rows[OnThisDayTrack]
    """The most played ones."""


@dataclass(frozen=True, slots=True)
class OnThisDay(Record):
    """On this day."""

    period: Period
    counting_rule: CountingRule
    day: date
    items: Rows[OnThisDayYear]


@dataclass(frozen=True, slots=True)
class Obsession(Record):
    """Obsession."""

    rank: int
    """From 1 over the whole list."""
    id: str
    name: str
    artist: NamedRef | None
    first_day: date
    """The day, or the Monday of the week."""
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""


@dataclass(frozen=True, slots=True)
class Obsessions(Record):
    """Obsessions."""

    period: Period
    counting_rule: CountingRule
    window: ObsessionWindow
    total: int
    """How many there are in all."""
    items: Rows[Obsession]


@dataclass(frozen=True, slots=True)
class ContextCount(Record):
    """Context count."""

    value: str | None
    """As the filter of that name takes it; null if unknown."""
    plays: int
    """Plays that count."""


@dataclass(frozen=True, slots=True)
class Contexts(Record):
    """In what circumstances it was played, the most frequent first."""

    reason_starts: Rows[ContextCount]
    platform_families: Rows[ContextCount]
    shuffle: Rows[ContextCount]
    """`true`, `false` or unknown."""


@dataclass(frozen=True, slots=True)
class Neighbour(Record):
    """Neighbour."""

    id: str
    name: str
    plays: int
    """How often it was the neighbour."""


@dataclass(frozen=True, slots=True)
class Neighbours(Record):
    """What is most often played right before and right after it, at most five each: of the
    plays that count, with at most 30 minutes of silence between them. The thing itself is left
    out."""

    before: Rows[Neighbour]
    after: Rows[Neighbour]


@dataclass(frozen=True, slots=True)
class Detail(Record):
    """Detail."""

    entity: Literal["tracks", "albums", "artists"]
    """What it is one of."""
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    period: Period
    counting_rule: CountingRule
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    active_days: int
    """Days with at least one play that counts."""
    first_played_at: datetime | None
    """The first play that counts."""
    last_played_at: datetime | None
    rank_by_plays: int | None
    """Its rank in the top list; null if no play counts."""
    rank_by_listened_ms: int | None
    ranked: int
    """How many have a rank."""
    completion: float | None
    """The mean share that a play heard of the longest listen of its track there ever was, over
    all plays, counted or not, whose listened time is known; null if there is none."""
    skip_rate: float | None
    """The share of skipped plays, over all plays, counted or not, of which it is known."""
    months: Rows[TimelineItem]
    """As the timeline by month: empty ones are listed."""
    best_month: TimelineItem | None
    contexts: Contexts
    neighbours: Neighbours
    top_tracks: Rows[TopItem]
    """Its five most played tracks, as the top list; none of a track."""
    top_albums: Rows[TopItem]
    """Their five most played albums; only of an artist."""


@dataclass(frozen=True, slots=True)
class ComparedPlace(Record):
    """Compared place."""

    rank: int
    """In the top list of its side, by `order_by`."""
    plays: int
    listened_ms: int
    estimated_ms: int
    """The part of it that is estimated."""
    share: float | None
    """Its share of the `order_by` of all in that list; null if that is 0."""


@dataclass(frozen=True, slots=True)
class ComparedItem(Record):
    """Compared item."""

    id: str
    name: str
    artist: NamedRef | None
    first: ComparedPlace | None
    second: ComparedPlace | None
    rank_move: int | None
    """By how many places it rose, or fell if negative; null if it is not on both sides."""


@dataclass(frozen=True, slots=True)
class ComparedGroup(Record):
    """Compared group."""

    total: int
    """How many there are in all."""
    first_share: float | None
    """What all of them have of the first side's `order_by`; null if that is 0."""
    second_share: float | None
    """The same of the second side."""
    items: Rows[ComparedItem]


@dataclass(frozen=True, slots=True)
class Comparison(Record):
    """Comparison."""

    entity: HeardEntity
    order_by: ComparedOrder
    counting_rule: CountingRule
    first_period: Period
    second_period: Period
    first: SummaryFigures
    second: SummaryFigures
    change: SummaryChange
    new: ComparedGroup
    lost: ComparedGroup
    kept: ComparedGroup


@dataclass(frozen=True, slots=True)
class RecapPlay(Record):
    """Recap play."""

    ended_at: datetime
    track: NamedRef | None
    artist: NamedRef | None


@dataclass(frozen=True, slots=True)
class Recap(Record):
    """Recap."""

    name: str
    """The name of the period."""
    unit: Literal["year", "month", "week"]
    summary: Summary
    tracks: Rows[TopItem]
    """The ten most played, as the top list."""
    albums: Rows[TopItem]
    artists: Rows[TopItem]
    timeline: Timeline
    best_day: TimelineItem | None
    clock_peak: ClockCell | None
    longest_streak: Streak | None
    longest_session: Session | None
    new_tracks: int
    """Tracks that were discovered in it."""
    new_albums: int
    new_artists: int
    top_new_artist: DiscoveredItem | None
    first_play: RecapPlay | None
    last_play: RecapPlay | None


@dataclass(frozen=True, slots=True)
class Condition(Record):
    """Either `all`, `any` or `not` of other conditions, or a `field` with an `op` and its
    `value`. In `where`, a field is a dimension (but session), the id of a thing (`artist_id`),
    `ended_at`, `ms_played` or `listened_ms`; in `having`, a measure. What is not known fulfils
    only `is_null`. Texts are compared byte by byte."""

    all_: Rows[Condition] | None = None
    any_: Rows[Condition] | None = None
    not_: Condition | None = None
    field: str | None = None
    op: Operator | None = None
    value: Any | None = None


@dataclass(frozen=True, slots=True)
class Ordering(Record):
    """Ordering."""

    by: QueryName
    direction: SortDirection | None = None


@dataclass(frozen=True, slots=True)
class Query(Record):
    """What to ask; everything can be left out."""

    since: str | None = None
    """Start of the period, inclusive."""
    until: str | None = None
    """End of the period, exclusive."""
    tz: str | None = None
    """An IANA time zone instead of the account's."""
    kind: tuple[PlayKind, ...] | None = None
    """The media to look at; music unless told otherwise."""
    min_ms: int | None = None
    count_skipped: bool | None = None
    count_incognito: bool | None = None
    group_by: tuple[Dimension, ...] | None = None
    measures: tuple[Measure, ...] | None = None
    where: Condition | None = None
    having: Condition | None = None
    order_by: Rows[Ordering] | None = None
    limit: int | None = None
    """How many groups; 1000 unless told otherwise, at most 10000 in JSON."""
    offset: int | None = None
    """How many groups to pass over."""
    fill: bool | None = None
    """Whether to list the empty steps of a single dimension of time."""


@dataclass(frozen=True, slots=True)
class FullQuery(Record):
    """A query as it was understood, nothing left out; sent again, it asks the same."""

    since: str | None
    """Start of the period, inclusive."""
    until: str | None
    """End of the period, exclusive."""
    tz: str
    """An IANA time zone instead of the account's."""
    kind: tuple[PlayKind, ...]
    """The media to look at; music unless told otherwise."""
    min_ms: int
    count_skipped: bool
    count_incognito: bool
    group_by: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    where: Condition | None
    having: Condition | None
    order_by: Rows[Ordering]
    limit: int
    """How many groups; 1000 unless told otherwise, at most 10000 in JSON."""
    offset: int
    """How many groups to pass over."""
    fill: bool
    """Whether to list the empty steps of a single dimension of time."""


@dataclass(frozen=True, slots=True)
class ResultColumn(Record):
    """Result column."""

    name: str
    type: Literal[
        "string",
        "integer",
        "number",
        "boolean",
        "date",
        "timestamp",
        "time",
        "decimal",
        "binary",
        "list",
        "struct",
        "map",
        "null",
    ]
    unit: str | None
    """`ms`, `share` (0 to 1), or null."""


@dataclass(frozen=True, slots=True)
class MeasureTotal(Record):
    """Measure total."""

    measure: Measure
    value: Any


@dataclass(frozen=True, slots=True)
class QueryAnswer(Record):
    """Query answer."""

    columns: Rows[ResultColumn]
    rows: tuple[tuple[Any, ...], ...]
    totals: Rows[MeasureTotal]
    """The measures over all plays that the query looks at, whatever `having` leaves."""
    total_groups: int
    """How many groups there are in all."""
    query: FullQuery


@dataclass(frozen=True, slots=True)
class View(Record):
    """A saved query."""

    name: str
    title: str | None
    description: str | None
    chart: ChartKind | None
    query: Query
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ViewList(Record):
    """View list."""

    items: Rows[View]


@dataclass(frozen=True, slots=True)
class SqlAnswer(Record):
    """Sql answer."""

    columns: Rows[ResultColumn]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    """Whether there were more rows."""


@dataclass(frozen=True, slots=True)
class SqlColumn(Record):
    """Sql column."""

    name: str
    type: str
    """In DuckDB."""
    description: str


@dataclass(frozen=True, slots=True)
class SqlTable(Record):
    """Sql table."""

    name: str
    description: str
    columns: Rows[SqlColumn]


@dataclass(frozen=True, slots=True)
class SqlTableList(Record):
    """Sql table list."""

    items: Rows[SqlTable]


@dataclass(frozen=True, slots=True)
class SearchItem(Record):
    """Something of the history; `artist` may be an author, `album` is the show of an
    episode."""

    entity: HeardEntity
    id: str
    name: str
    artist: NamedRef | None
    album: NamedRef | None
    plays: int
    """Plays that count in the whole history."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    last_played_at: datetime | None
    """The last play that counts; null if none does."""


@dataclass(frozen=True, slots=True)
class SearchList(Record):
    """Search list."""

    counting_rule: CountingRule
    total: int
    """How many were found in all."""
    items: Rows[SearchItem]


@dataclass(frozen=True, slots=True)
class Image(Record):
    """A picture on one of Spotify's image hosts."""

    url: str
    width: int | None
    """In pixels; null if not told."""
    height: int | None
    """In pixels; null if not told."""


@dataclass(frozen=True, slots=True)
class Artwork(Record):
    """The cover of a track or an album, or the picture of an artist."""

    entity: MusicEntity
    id: str
    images: Rows[Image]
    """The same picture in several sizes, the largest first; at least one."""


@dataclass(frozen=True, slots=True)
class ArtworkList(Record):
    """Artwork list."""

    items: Rows[Artwork]


@dataclass(frozen=True, slots=True)
class Share(Record):
    """Share."""

    id: str
    kind: ShareKind
    label: str | None
    """Its owner's note, which nobody else sees."""
    state: ShareState
    view: str | None
    """The name of the saved query."""
    recap: str | None
    """The name of the period."""
    since: str | None
    until: str | None
    days: int | None
    allow_comparison: bool
    created_at: datetime
    expires_at: datetime | None
    """Null for never."""


@dataclass(frozen=True, slots=True)
class CreatedShare(Record):
    """Created share."""

    id: str
    kind: ShareKind
    label: str | None
    """Its owner's note, which nobody else sees."""
    state: ShareState
    view: str | None
    """The name of the saved query."""
    recap: str | None
    """The name of the period."""
    since: str | None
    until: str | None
    days: int | None
    allow_comparison: bool
    created_at: datetime
    expires_at: datetime | None
    """Null for never."""
    token: str
    """The secret: what is shared is at `/shared/{token}`. Only its hash is stored."""


@dataclass(frozen=True, slots=True)
class ShareList(Record):
    """Share list."""

    items: Rows[Share]


@dataclass(frozen=True, slots=True)
class Shared(Record):
    """What a link shows, and whose it is."""

    kind: ShareKind
    owner: str
    """The display name of whose it is."""
    title: str | None
    """Of a saved query its title, else its name; of a recap the name of the period."""
    description: str | None
    """Of a saved query."""
    chart: ChartKind | None
    period: Period | None
    expires_at: datetime | None
    allow_comparison: bool
    """Whether a signed-in person may compare themselves with the owner."""


@dataclass(frozen=True, slots=True)
class Profile(Record):
    """What somebody listened to in a period."""

    summary: Summary
    tracks: Rows[TopItem]
    """The ten most played, as the top list."""
    albums: Rows[TopItem]
    artists: Rows[TopItem]
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class ListenerPlace(Record):
    """Listener place."""

    rank: int
    """In that person's list by plays."""
    plays: int
    """Plays that count."""
    listened_ms: int
    """All time heard, counted or not."""
    estimated_ms: int
    """The part of it that is estimated."""
    share: float
    """Its part of the plays of all in that list, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ListenerItem(Record):
    """Something that one person heard, or both."""

    id: str
    """The caller's, where the caller has it."""
    name: str
    artist: NamedRef | None
    mine: ListenerPlace | None
    theirs: ListenerPlace | None


@dataclass(frozen=True, slots=True)
class ListenerOverlap(Record):
    """Listener overlap."""

    overlap: float | None
    """From 0 to 1; null if a side has no plays."""
    shared_total: int
    """How many both heard."""
    only_mine_total: int
    only_theirs_total: int
    shared: Rows[ListenerItem]
    """What both heard: by the smaller one of both shares, then by the larger one."""
    only_mine: Rows[ListenerItem]
    """By the caller's ranks."""
    only_theirs: Rows[ListenerItem]
    """By the owner's ranks."""


@dataclass(frozen=True, slots=True)
class ListenerComparison(Record):
    """The caller (`mine`) beside the owner of a shared profile (`theirs`)."""

    owner: str
    """The display name of whose profile it is."""
    period: Period
    counting_rule: CountingRule
    mine: SummaryFigures
    theirs: SummaryFigures
    artists: ListenerOverlap
    albums: ListenerOverlap
    tracks: ListenerOverlap


@dataclass(frozen=True, slots=True)
class UserHead(Record):
    """An account, as the admin sees it."""

    id: str
    display_name: str
    created_at: datetime
    is_admin: bool
    link_state: LinkState
    last_sync_at: datetime | None
    """When Spotify was last asked for new plays."""
    plays: int
    """How many are stored, of any kind."""


@dataclass(frozen=True, slots=True)
class UserList(Record):
    """User list."""

    items: Rows[UserHead]
    total: int


@dataclass(frozen=True, slots=True)
class SignUpsPolicy(Record):
    """Sign ups policy."""

    sign_ups: SignUps
    is_fixed: bool
    """Whether the server's setting `SPOTISTATS_SIGN_UPS` says so, so that it cannot be changed
    here."""


@dataclass(frozen=True, slots=True)
class AuditEntry(Record):
    """Audit entry."""

    id: str
    happened_at: datetime
    action: AuditAction
    by: Literal["sign_in", "session", "token", "command"]
    """A sign-in, a browser that was signed in, an access token, or a command on the machine
    itself."""
    token_id: str | None
    """Which token it was; it may have been revoked since."""
    subject_id: str | None
    """Of a token, an import, a share or an invitation: which one."""


@dataclass(frozen=True, slots=True)
class AuditList(Record):
    """Audit list."""

    items: Rows[AuditEntry]
    total: int
