"""Search by name."""

TITLE = "Search"
LABEL = "Search your history"
PLACEHOLDER = "Search"
HINT = "A track, artist, album, show, episode or audiobook of your history."
FOUND = "{count} found"
NONE = "Nothing in your history is called that"
NONE_HINT = "Every word must be in the name or the artist's name; parts of words are enough."
BEGIN = "What are you looking for?"
ALL = "All results"
EVERYTHING = "Everything"
WHAT = "What to look for"
KINDS = {
    "tracks": "Track",
    "albums": "Album",
    "artists": "Artist",
    "shows": "Show",
    "episodes": "Episode",
    "audiobooks": "Audiobook",
}
NAME, KIND = "Name", "Kind"
LAST = "Last played"
