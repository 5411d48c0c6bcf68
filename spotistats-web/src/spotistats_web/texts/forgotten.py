"""Forgotten favourites, this day in earlier years, obsessions, one-hit artists."""

TITLE = "Memories"
SECTIONS = {
    "forgotten": "Forgotten",
    "day": "On this day",
    "obsessions": "Obsessions",
    "one-hits": "One-hit artists",
}
LEADS = {
    "forgotten": "What you loved, and have not heard for a long time",
    "day": "What you played on {day} of earlier years",
    "obsessions": "Tracks that you could not stop playing",
    "one-hits": "Artists of whom you play one track alone",
}

# Forgotten
SILENT, MIN_PLAYS = "Not heard for", "At least"
SILENCES = {"90": "3 months", "180": "6 months", "365": "1 year", "730": "2 years"}
LEAST = {"5": "5 plays", "10": "10 plays", "25": "25 plays"}
NAME, SCORE, BEST, SILENCE, LAST = "Name", "Score", "At its best", "Silent for", "Last played"
SCORE_HINT = "Most plays within 90 days × √ days of silence"
BEST_HINT = "The most plays within 90 days in a row"
DAYS_AGO = "{days} days"
SCORE_EXPLAINED = (
    "The score is the most plays within 90 days in a row, times the square root of the days of "
    "silence: it is high for what you once played a lot and have long not heard. “{name}”: "
    "{best} plays × √{silent} days = {score}."
)
FORGOTTEN_TOTAL = "{total}, by your whole history"
NONE_FORGOTTEN = "You have forgotten nothing"
NONE_FORGOTTEN_HINT = "A shorter silence or fewer plays may find something."

# On this day
YEARS_AGO = ("this year", "1 year ago", "{n} years ago")
FIRST = "Began with {track}{artist} at {time}"
BY = " by {artist}"
NO_DAY = "Nothing was played on this day in earlier years"
NO_DAY_HINT = "Another day may remember more."
DAY_BEFORE, DAY_AFTER, TODAY = "Day before", "Day after", "Today"
ALL_OF_DAY = "All plays of the day"

# Obsessions
WINDOW, WINDOWS = "Within", {"day": "A day", "week": "A week"}
TRACK, WHEN = "Track", "When"
OBSESSIONS_TOTAL = "{total}, each at its most in {window}"
A_DAY, A_WEEK = "one day", "one week"

# One-hit artists
ARTIST_AND_TRACK, PART = "Artist and their track", "Of the artist's plays"
SHARE, SHARES = "Their track has", {"1": "All plays", "0.9": "90%", "0.75": "75%"}
ONE_HITS_TOTAL = "{total}, by plays"
NONE_ONE_HIT = "No such artist in this period"
NONE_ONE_HIT_HINT = "Fewer plays, a smaller part or a longer period may find some."
