"""Habits: when and how."""

TITLE = "Habits"
SECTIONS = {
    "sessions": "Sessions",
    "streaks": "Streaks",
    "skips": "Skips",
    "platforms": "Platforms",
    "clock": "Clock",
}
LEADS = {
    "sessions": "Plays without a longer pause between them",
    "streaks": "Days in a row with music",
    "skips": "What you do not hear to its end",
    "platforms": "What you listen on",
    "clock": "When in the day and in the week",
}

# Sessions
COUNT, MEDIAN, MEAN, PER_DAY = "Sessions", "Middle one", "Average", "A day"
MEDIAN_NOTE, MEAN_NOTE, PER_DAY_NOTE = "half are longer", "pauses included", "on days with music"
GAP = "A pause ends a session after"
GAPS = {"10": "10 min", "20": "20 min", "30": "30 min", "60": "1 h"}
LENGTHS, LENGTHS_NOTE = "How long sessions are", "Sessions by length"
LENGTH, SESSIONS = "Length", "Sessions"
FROM_ON, BELOW, BETWEEN = "{first} and more", "below {last}", "{first}–{last}"
LONGEST = "Longest sessions"
STARTED, TOOK, OPENER, CLOSER, PLAYED_ON = "Began", "Took", "Began with", "Ended with", "On"
OPENERS, OPENERS_NOTE = "What you begin with", "First tracks of sessions"
CLOSERS, CLOSERS_NOTE = "What you end with", "Last tracks of sessions"

# Streaks
CURRENT, LONGEST_STREAK, ACTIVE = "Current streak", "Longest streak", "Days with music"
NO_STREAK, NO_STREAK_NOTE = "none", "no play on the last day"
OF_DAYS = "{part} of the days"
STREAKS, STREAKS_NOTE = "Longest streaks", "Days in a row with at least one play that counts"
GAPS_TITLE, GAPS_NOTE = "Longest silences", "Days in a row without one"
NO_GAPS = "Not a day without music"
NO_GAPS_HINT = "From the first play in this period to the last one."
CALENDAR, CALENDAR_NOTE = "Day by day", "Plays a day; a day leads to its plays"

# Skips
RATE, SKIPPED, KNOWN = "Skip rate", "Skipped", "Known"
KNOWN_NOTE = "plays of which it is known whether they were"
BY_HOUR, BY_HOUR_NOTE = "By hour", "Part of the plays that was skipped, by hour of the day"
RATE_WORDS = "{rate} skipped: {skipped} of {known}"
HOUR = "Hour"
BY_SHUFFLE, SHUFFLE = "With and without shuffle", {True: "Shuffle on", False: "Shuffle off"}
BY_PLATFORM = "By platform"
UNKNOWN = "Unknown"
WHERE, WHERE_NOTE = "Where in the track", "Skips by the tenth of the track, from where it begins"
PART_OF_TRACK = "{first}–{last}%"
AFTER, AFTER_NOTE = "After how long", "Skips by the time listened, from where it begins"
SKIPS = "Skips"
MOST_SKIPPED_TRACKS, MOST_SKIPPED_ARTISTS = "Most skipped tracks", "Most skipped artists"
AT_LEAST = "By skip rate, with at least {n} plays"
TURNED = "Once loved, now skipped"
TURNED_NOTE = "Tracks whose skip rate rose from the first half of their plays to the second"
BEFORE, SINCE_THEN, TURN = "Before", "Since", "Turned"
NO_TURNED, NO_TURNED_HINT = "No track turned into a skip", "A longer period may know one."
NO_SKIPS = "Nothing known of skips in this period"
NO_SKIPS_HINT = (
    "Spotify tells of skips in your export (extended streaming history), not in what it tells of "
    "recent plays."
)
TRACK = "Track"
NONE_ENOUGH = "Nothing has been played so often"

# Platforms
OVER_TIME = "Over time"
OVER_TIME_NOTE = "{unit} per {step}"
IN_ALL, IN_ALL_NOTE = "In all", "Part of the {unit}"
DEVICES, DEVICES_NOTE = "Devices and apps", "As Spotify names them"
REST = "Others"

# Clock
AROUND, AROUND_NOTE = "Around the week", "{unit} by weekday and hour"
HOURS, HOURS_NOTE = "Through the day", "{unit} by hour"
WEEKDAYS, WEEKDAYS_NOTE = "Through the week", "{unit} by weekday"
WEEKDAY = "Weekday"
