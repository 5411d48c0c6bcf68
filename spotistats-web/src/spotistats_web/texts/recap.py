"""A year, a month or a week in review."""

TITLE = "Recap"
HEADING = "Recap of {period}"
LEAD, LEAD_SO_FAR = "{days}", "{days}, so far"
PERIOD, UNIT = "Period", "What to review"
UNITS = {"year": "Year", "month": "Month", "week": "Week"}
EARLIER, LATER = "Earlier: {title}", "Later: {title}"
WEEK = "Week {week} of {year}"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SAVE = "Save as PNG"
EMPTY, EMPTY_HINT = "Nothing played in {period}", "Another one may have more to tell."
LATEST = "The latest with music: {title}"

# The poster
YOURS = "Your {period} in music"
MINUTES, MINUTE = "minutes listened", "minute listened"
IN_HOURS = "{hours} · {plays}"
CHANGE = "{change} against {before}"
TOP_ARTIST, TOP_ARTISTS, TOP_TRACKS = "Top artist", "Top artists", "Top tracks"
PLAYS = "{n} plays"
OVER_TIME = {"year": "Month by month", "month": "Day by day", "week": "Day by day"}
BEST_DAY, PEAK, STREAK, SESSION = "Best day", "Peak hour", "Longest streak", "Longest session"
NEW_ARTISTS, DISCOVERY, VARIETY = "New artists", "Discovery", "Variety"
PEAK_AT = "{weekday}s, {hour:02}:00"
ON = "on {day}"
VARIETY_OF = "{tracks} tracks"
BY_ARTISTS = "by {artists} artists"
NEW_TRACKS = "and {n} new tracks"
MADE_WITH = "Made with Spotify Stats"

# Below the poster
TIMELINE, TIMELINE_NOTE = "Over time", "Plays per {step}; a bar leads to its plays"
TOP = "Top {what}"
FIRST_PLAY, LAST_PLAY = "First play", "Last play"
FIRST_AND_LAST = "First and last"
SHARE = "Share by link"
