"""Pages of single artists, albums and tracks."""

ARTIST, ALBUM, TRACK = "Artist", "Album", "Track"
KINDS = {"artists": ARTIST, "albums": ALBUM, "tracks": TRACK}
BY = "by {name}"
ON = "on {name}"
RANK, RANK_NOTE = "Rank", "of {count} by plays"
RANK_TIME = "#{rank} by time"
COMPLETION, COMPLETION_NOTE = "Heard", "of each play, on average"
SKIPS, SKIPS_NOTE = "Skipped", "of the plays where it is known"
DAYS = "Days with it"
FIRST, LAST = "First play", "Last play"
OVER_TIME = "Over time"
PER_MONTH = "{unit} a month"
BEST = "Best month: {month}, {plays}"
MEASURE = "What is counted"
TOP_TRACKS, TOP_ALBUMS = "Top tracks", "Top albums"
ALL_TRACKS, ALL_ALBUMS = "All tracks", "All albums"
CONTEXTS = "How it is played"
STARTS, FAMILIES, SHUFFLE = "Why it began", "Where", "Shuffle"
BEFORE, AFTER = "Often right before", "Often right after"
NEIGHBOURS = "Neighbours"
NO_NEIGHBOURS = "Nothing was played close to it in this period."
TIMES = ("time", "times")
RECENT = "Latest plays"
ALL_PLAYS = "All plays"
EXPLORE = "Ask about it"
NOTHING = "Not played in this period"
NOTHING_HINT = "It has plays at other times."
UNKNOWN = "unknown"
SHUFFLED = {"true": "Shuffled", "false": "In order"}
REASONS = {
    "trackdone": "The one before ended",
    "fwdbtn": "Skipped to it",
    "backbtn": "Went back to it",
    "clickrow": "Chosen from a list",
    "clickside": "Chosen at the side",
    "playbtn": "Play button",
    "remote": "By another device",
    "appload": "The app opened",
    "trackerror": "The one before failed",
    "unknown": "Unknown",
}
