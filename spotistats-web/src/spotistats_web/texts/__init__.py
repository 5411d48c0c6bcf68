"""Every English sentence of the dashboard: one module a page, and what all pages share here."""

from __future__ import annotations

NAME = "Spotify Stats"
SKIP = "Skip to the content"
NAVIGATION = "Pages"
OPEN_NAVIGATION = "Open the navigation"
SCHEME = "Light or dark"
LOADING = "Loading …"
SIGN_OUT = "Sign out"

# The period picker
PRESETS = {
    "4w": "Last 4 weeks",
    "6m": "Last 6 months",
    "12m": "Last 12 months",
    "this-month": "This month",
    "last-month": "Last month",
    "this-year": "This year",
    "last-year": "Last year",
    "all": "All time",
}
PERIOD = "Period"
CUSTOM = "Custom"
ANY_RANGE = "Any range"
FIRST_DAY, LAST_DAY, SHOW_RANGE = "From", "To", "Show"
EARLIER, LATER = "Earlier period", "Later period"
COMPARE = "Compare with previous"
FROM_THE_START, UNTIL_NOW = "from the start", "until now"

# What counts
COUNTS_FROM = "Plays count from {time} on"
COUNTS_ALL = "Every play counts"

# States
RETRY = "Try again"
NOT_FOUND = "There is no such page"
NOT_FOUND_HINT = "The address may have a typing error, or the page has moved."
TO_OVERVIEW = "To the overview"
FAILED = "This did not work"
FAILED_HINT = "An error of ours; it is noted in the log."
NO_ANSWER = "Spotify Stats does not answer"
NO_ANSWER_HINT = "Is it still running, and are you connected? Nothing is lost."
BAD_ADDRESS = "The address asks for something that does not exist"
RESET = "Show the page without it"
REQUEST = "Request {id}"
SIGNED_OUT = "You are signed out"
SIGN_IN_AGAIN = "Sign in again"
EMPTY_PERIOD = "Nothing played in this period"
EMPTY_PERIOD_HINT = "Your history has plays at other times."
SHOW_ALL = "Show all time"
NO_HISTORY = "Nothing to show yet"
NO_HISTORY_HINT = "Bring in your history from Spotify, or play some music."
ADD_HISTORY = "Add your history"

# Charts and lists
AS_TABLE = "As a table"
AS_PICTURE = "Save as a picture"
PLAYS, LISTENED, DAYS = "Plays", "Listened", "Days"
MEASURE = "Measure"
HOURS = "hours"
LISTENED_TIME = "Listened time"
PART, TOTAL, ALL_OF = "Part", "In all", "All {total}"
NEW = "new"
NEW_HINT = "Not in the list of the previous period"
UP, DOWN, SAME = "up {n}", "down {n}", "same place"
SECTIONS = "Parts of the page"
WHAT, PER = "What", "Per"
UNKNOWN_ARTIST = "Unknown artist"
PREVIOUS, NEXT = "Previous", "Next"
NO_PAGE = "the list has only {total}"
PAGES, RANGE = "Pages of the list", "{first}–{last} of {total}"
ESTIMATED = "about {time} of it estimated"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENTITIES = {
    "tracks": "Tracks",
    "artists": "Artists",
    "albums": "Albums",
    "shows": "Shows",
    "episodes": "Episodes",
    "audiobooks": "Audiobooks",
    "platforms": "Platforms",
    "countries": "Countries",
}
FAMILIES = {
    "ios": "iOS",
    "android": "Android",
    "windows": "Windows",
    "macos": "macOS",
    "linux": "Linux",
    "web": "Web player",
    "tv": "TV",
    "speaker": "Speaker",
    "car": "Car",
    "console": "Game console",
    "cast": "Chromecast",
    "other": "Other",
}
STEPS = {"hour": "Hour", "day": "Day", "week": "Week", "month": "Month", "quarter": "Quarter"}
STEPS["year"] = "Year"
WEEK_OF = "Week of {day}"
THIS_PERIOD, PREVIOUS_PERIOD = "This period", "Previous period"
WEEKDAY_AND_HOUR, DAY = "Weekday and hour", "Day"
UNNAMED = "Something without a name"
SKIPPED, DOES_NOT_COUNT = "skipped", "does not count"
WAS = "was {before}"
UNCHANGED = "as before"
IN_THE_PREVIOUS_PERIOD = " in the previous period"
