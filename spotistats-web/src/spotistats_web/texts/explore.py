"""The query builder and what it shows."""

from spotistats_web.texts import FAMILIES
from spotistats_web.texts.countries import COUNTRIES

TITLE = "Explore"
LEAD = "Ask anything of your plays: choose, and the answer is there."
TABS = "How to ask"
BUILDER, SQL = "Builder", "SQL"

SHOW, BY, WHERE, GROUPS = "Show", "by", "where", "groups with"
ADD_MEASURE, ADD_DIMENSION, ADD_FILTER = "Add a measure", "Group by", "Filter"
ADD_HAVING = "Group filter"
MORE_MEDIA = "Media"
REMOVE = "Remove {what}"
NEGATE, UNNEGATE = "Turn round: not {what}", "Take back: {what}"
ALTERNATIVE = "or …"
ADD_ALTERNATIVE = "Add an alternative to {what}"
REQUIREMENT, ADD_REQUIREMENT = "and …", "Add what must be true with {what}"
ADD_TO_GROUP, NOT_GROUP = "Add to {what}", "not"
REGROUP, REGROUP_ALL = "Exchange “and” and “or” in these brackets", "{word}: exchange in {what}"
MATCH = "How the filters go together"
MATCH_ALL, MATCH_ANY = "all of them", "any of them"
FILL, FILL_HINT = "Empty steps too", "List steps of time in which nothing was played"
START_ANEW = "Start anew"

TIME = "Time"
DIMENSION_GROUPS = (
    ("Things", ("artist", "album", "track", "show", "episode", "audiobook")),
    (TIME, ("year", "quarter", "month", "week", "day", "weekday", "hour", "session")),
    (
        "Circumstances",
        (
            "platform_family",
            "platform",
            "country",
            "reason_start",
            "reason_end",
            "shuffle",
            "skipped",
            "offline",
            "incognito",
            "kind",
            "source",
        ),
    ),
)
DIMENSIONS = {
    "artist": "Artist",
    "album": "Album",
    "track": "Track",
    "show": "Show",
    "episode": "Episode",
    "audiobook": "Audiobook",
    "kind": "Kind",
    "platform": "Platform (exact)",
    "platform_family": "Platform",
    "country": "Country",
    "shuffle": "Shuffle",
    "skipped": "Skipped",
    "offline": "Offline",
    "incognito": "Private session",
    "reason_start": "Why it began",
    "reason_end": "Why it ended",
    "source": "Source",
    "year": "Year",
    "quarter": "Quarter",
    "month": "Month",
    "week": "Week",
    "day": "Day",
    "weekday": "Weekday",
    "hour": "Hour",
    "session": "Session",
}
FIELDS = {
    **DIMENSIONS,
    "listened_ms": "Listened time",
    "ms_played": "Listened time as told",
    "ended_at": "Moment",
    **{f"{name}_id": DIMENSIONS[name] for name in ("artist", "album", "track", "show")},
    "episode_id": "Episode",
    "audiobook_id": "Audiobook",
}
MEASURES = {
    "plays": "Plays",
    "listened_ms": "Listened time",
    "estimated_ms": "Estimated time",
    "tracks": "Different tracks",
    "albums": "Different albums",
    "artists": "Different artists",
    "days": "Days",
    "skip_rate": "Skip rate",
    "completion": "Completion",
    "first_played_at": "First play",
    "last_played_at": "Last play",
    "share": "Share of plays",
    "listened_share": "Share of time",
}
MEASURE_HINTS = {
    "plays": "Plays that count",
    "listened_ms": "All time heard",
    "estimated_ms": "The part of the time that is estimated",
    "tracks": "How many different ones",
    "albums": "How many different ones",
    "artists": "How many different ones",
    "days": "Days with a play",
    "skip_rate": "How often it was skipped",
    "completion": "How much of it is heard, on average",
    "first_played_at": "The first play that counts",
    "last_played_at": "The last play that counts",
    "share": "Of all plays in the answer",
    "listened_share": "Of all time in the answer",
}
UNITS = {"listened_ms": "hours", "estimated_ms": "hours"}
VALUES = {
    "kind": {
        "music": "Music",
        "podcast": "Podcasts",
        "audiobook": "Audiobooks",
        "unknown": "Unknown",
    },
    "platform_family": FAMILIES,
    "country": COUNTRIES,
    "source": {"extended": "Extended history", "account": "Account data", "api": "Synced"},
}
FLAG_VALUES = {
    "shuffle": ("Shuffled", "Not shuffled"),
    "skipped": ("Skipped", "Not skipped"),
    "offline": ("Offline", "Online"),
    "incognito": ("Private", "Not private"),
}
YES, NO, UNKNOWN = "yes", "no", "unknown"
OPERATORS = {
    "eq": "is",
    "ne": "is not",
    "in": "is any of",
    "not_in": "is none of",
    "lt": "less than",
    "le": "at most",
    "gt": "more than",
    "ge": "at least",
    "between": "from … to",
    "contains": "contains",
    "starts_with": "starts with",
    "is_null": "is unknown",
}
TIME_OPERATORS = {"ge": "from", "le": "up to", "lt": "before", "gt": "after", "eq": "on"}
SAID = {
    "eq": "{field} is {value}",
    "ne": "{field} is not {value}",
    "in": "{field} is {value}",
    "not_in": "{field} is not {value}",
    "lt": "{field} < {value}",
    "le": "{field} ≤ {value}",
    "gt": "{field} > {value}",
    "ge": "{field} ≥ {value}",
    "between": "{field} {value}",
    "contains": "{field} contains “{value}”",
    "starts_with": "{field} starts with “{value}”",
    "is_null": "{field} is unknown",
}
IS_KNOWN = "{field} is known"
OR, AND, NOT, RANGE = " or ", " and ", "not ({what})", "{first} – {last}"
AND_MORE = "{values} and {count} more"
# The form of a condition
CONDITION, VALUE, TO_VALUE, OPERATOR = "Condition on {field}", "Value", "To", "How"
TYPE_VALUE = "Any other"
ADD, APPLY, CANCEL = "Add", "Apply", "Cancel"
CHANGE, NO_PLACE = "Change {what}", "is no place of the condition"
IN_SECONDS, IN_MINUTES, IN_PERCENT = "seconds", "minutes", "%"

# The answer
CHARTS = {
    "bar": "Bars",
    "line": "Line",
    "stacked": "Stacked",
    "heat": "Heat map",
    "scatter": "Scatter",
    "table": "Table",
}
SHOWN_AS = "Shown as"
DRAWN = "What is drawn"
AGAINST = "{y} against {x}"
OF_BY = "{measure} by {by}"
BY_AND = "{first} and {second}"
ROWS = "The answer"
GROUPS_IN_ALL = ("group", "groups")
TO_PLAYS = "The plays behind {what}"
PLAYS_BEHIND = "Plays behind it"
SORT = "Order by {what}"
TOTAL = "In all"
ONLY_FIRST = "the first {count} of {total}"
ONLY_TOP = "the {count} with most of it"
NOTHING = "No play fits this question"
NOTHING_HINT = "Take a filter away or choose a longer period."
CLEAR_FILTERS = "Without filters"
CSV, PARQUET, COPY = "CSV", "Parquet", "Copy link"
COPIED, DOWNLOADING, DOWNLOAD_FAILED = "Copied", "On its way …", "The download failed."
DOWNLOAD = "Download all rows as {format}"

# Saved views
SAVE, SAVE_AS, SAVE_HINT = (
    "Save",
    "Save as a view",
    "The question with its period, to come back to.",
)
NAME, NAME_HINT = "Name", "Weekend artists"
SAVED = "Saved. It is among your views."
NEEDS_NAME = "Give it a name with at least one letter or digit."
VIEWS, NO_VIEWS = "Saved views", "A question that you save is listed here."
DELETE, DELETE_ONE = "Delete", "Delete {what}"
SHARE_ONE = "Share {what} by a link"
REALLY = "Delete the view “{what}”? Links that you shared to it end as well."
KEEP = "Keep it"

EXAMPLES_TITLE = "Questions to begin with"
EXAMPLES = (
    ("calendar", "Who plays on my weekends?", "Artists on Saturdays and Sundays"),
    ("clock", "When do I listen?", "Hours of the week, as a heat map"),
    ("mic-vocal", "How did my taste change?", "Time with the top artists, year by year"),
    ("moon", "What plays at night?", "Tracks between midnight and five"),
    ("sparkles", "How varied is it?", "Different artists and tracks, month by month"),
    ("scale", "Who do I hear to the end?", "Plays against completion, artist by artist"),
    ("smartphone", "Where do I skip?", "Plays and skip rate by platform"),
    ("repeat", "Do I shuffle more than I used to?", "Shuffled plays, quarter by quarter"),
)
