"""Every switch of the fake Spotify. All may be changed at any time, while it serves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """The quota mode of an app."""

    DEVELOPMENT = "development"
    EXTENDED = "extended"


class Fraction(StrEnum):
    """Whether `played_at` has a fraction of a second."""

    ALWAYS = "always"
    NEVER = "never"
    SOME_PLAYS = "some_plays"  # a play has it at every read, or at none
    SOME_READS = "some_reads"  # the same play has it at one read and not at the next


class Group(StrEnum):
    """Endpoints that share a quota."""

    ME = "me"
    RECENTLY_PLAYED = "recently-played"
    CURRENTLY_PLAYING = "currently-playing"
    TOP = "top"
    TRACKS = "tracks"
    ALBUMS = "albums"
    ARTISTS = "artists"
    SEARCH = "search"
    LIBRARY = "library"
    PLAYLISTS = "playlists"
    OTHER = "other"


@dataclass(frozen=True)
class Faults:
    """Shares of calls (0 to 1) that go wrong; at most one thing goes wrong with a call.

    `server_errors` are answered with 500, 502 or 503; `timeouts` hang, then answer 504; both happen
    before anything is done. `truncated` bodies end before their Content-Length, `malformed` ones
    are whole but no JSON; both happen after everything was done.
    """

    server_errors: float = 0.0
    timeouts: float = 0.0
    truncated: float = 0.0
    malformed: float = 0.0


@dataclass(frozen=True)
class Outage:
    """A time in which recently-played tells nothing new; afterwards it tells all (the last 50)."""

    from_ms: int
    until_ms: int
    users: frozenset[str] | None = None  # None: everybody


@dataclass(frozen=True)
class Quota:
    """So many calls within a time; the next one locks the endpoint group out."""

    calls: int
    within_s: int = 86_400
    lockout_s: int = 86_000


@dataclass
class Behaviour:
    """How Spotify behaves. The defaults: development mode, nothing goes wrong."""

    # The app.
    mode: Mode = Mode.DEVELOPMENT
    owner_has_premium: bool = True  # False in development mode: every call is 403
    allowlist: set[str] | None = None  # in development mode: others get 403; None: all are on it
    plain_refusals: bool = True  # those two 403 are plain text, as reported; False: JSON

    # Limits, of the app as a whole.
    window_calls: int | None = None  # calls within a rolling 30 s; None: no limit
    quotas: dict[Group, Quota] = field(default_factory=dict)

    # Faults; chance is seeded.
    seed: int = 1
    faults: Faults = Faults()
    faults_of: dict[str, Faults] = field(default_factory=dict)  # of a user, instead of `faults`
    token_faults: Faults = Faults()  # of /api/token
    hang_s: float = 30.0  # how long a time-out hangs, in real seconds

    # Recently played.
    delay_ms: int = 0  # how long after its end a play is shown
    delays_ms: dict[str, int] = field(default_factory=dict)  # of a user, instead of `delay_ms`
    late_share: float = 0.0  # of plays that are shown later still, after newer ones
    late_by_ms: int = 3 * 3_600_000
    outages: list[Outage] = field(default_factory=list)
    fraction: Fraction = Fraction.ALWAYS
    played_at_jitter_ms: int = 0  # played_at is off by up to this, the same at each read
    duplicate_share: float = 0.0  # of items that come twice in a page
    relinked_share: float = 0.0  # of plays shown under another id of the recording (same ISRC)
    contexts: bool = True  # False: all contexts are null

    # Music and people.
    taken_down: set[str] = field(default_factory=set)  # ids of albums whose name is ""
    own_images: bool = True  # False: image URLs are those of Spotify's image host
    account_id: bool = True  # whether `/me` has it
    nameless: set[str] = field(default_factory=set)  # users whose display_name is null

    # Signing in.
    signs_in_as: str | None = None  # /authorize redirects at once, as this user
    denies: bool = False  # the user says no
    withheld_scopes: set[str] = field(default_factory=set)  # asked for, and not granted
    rotates_refresh_tokens: bool = False  # each refresh brings a new one and ends the old
