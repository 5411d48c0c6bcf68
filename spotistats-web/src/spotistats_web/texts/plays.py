"""All plays of a period."""

TITLE = "Plays"
LEAD = "Every play, the newest first; those that do not count are faint."
OLDER = "Older plays"
NEWEST = "The newest plays"
