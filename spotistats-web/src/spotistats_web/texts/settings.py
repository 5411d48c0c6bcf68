"""Settings: the person, how plays count, and everything that is theirs."""

TITLE = "Settings"
LEAD = "How plays count, who may see them, and everything that is yours."
SECTIONS = {
    "/settings": "Profile and counting",
    "/settings/spotify": "Spotify",
    "/settings/imports": "Imports",
    "/settings/shares": "Shares",
    "/settings/access": "Access",
    "/settings/data": "Export and delete",
}
ADMIN = "Admin"

# What many of them say
SAVE, SAVED = "Save", "Saved."
CANCEL = "Cancel"
WORKING = "Working on it; this can take half a minute."
COPY, COPIED = "Copy", "Copied"
NEVER = "never"
ENDS_AFTER = "Ends after"
AFTER = {"7": "a week", "30": "30 days", "90": "90 days", "365": "a year", "never": "never"}
TYPE_WORD = "Type “{word}” to confirm"
WRONG_WORD = "Type “{word}” exactly, then it can be done."
SHOWN_ONCE = "Copy it now: it is shown this once and stored nowhere."

# Profile
PROFILE = "Profile"
NAME, NAME_HINT = "Display name", "Seen by those you share something with."
ZONE = "Time zone"
ZONE_HINT = "Days, weeks and hours of every figure begin here."
ZONE_SEARCH = "Search a city or region"
ZONE_NOTHING = "No such time zone"
ZONE_HERE = "Your history is shown in UTC, and this browser is in "
ZONE_USE = "Use it"

# Covers and pictures
ARTWORK = "Covers and pictures"
ARTWORK_SHOW = "Show those of Spotify in this browser"
ARTWORK_HINT = (
    "This browser loads them from Spotify’s image servers, which see its address and which "
    "pictures it wants. "
    "Without them, covers are drawn here."
)

# How plays count
COUNTING = "How plays count"
COUNTING_HINT = "Every play stays stored; the rule says which ones figures count."
LEAST = "A play counts from"
LEAST_HINT = "Heard for at least this long; Spotify itself counts from 30 seconds."
SECONDS = " seconds"
SKIPPED, SKIPPED_HINT = "Count skipped plays", "If they were heard for long enough."
INCOGNITO = "Count plays in private sessions"
INCOGNITO_HINT = "Shared links never tell of them, whatever you choose."
JOIN = "Join recordings"
JOIN_HINT = (
    "Spotify gives one recording several ids, on singles and albums: count them as one track."
)
PREVIEW = "What it changes"
PREVIEW_HINT = "All of your music, by the rule now and by the one you chose"
COLUMNS = ("", "Now", "With this rule", "Change")
FIGURES = {
    "plays": "Plays",
    "artists": "Artists",
    "albums": "Albums",
    "tracks": "Tracks",
    "active_days": "Active days",
    "listened_ms": "Listened time",
}
LISTENED_STAYS = "Listened time is all that was heard, whether it counts or not."
NO_DIFFERENCE = "The same rule as now."
OUT_OF_RANGE = "Say a number of seconds from 0 to 86,400."

# Spotify
LINK = "Link to Spotify"
LINK_STATES = {
    "not_linked": "Not connected",
    "active": "Connected",
    "reconnect": "Has to be renewed",
    "not_allowed": "Refused by Spotify",
    "disconnected": "Disconnected",
}
LINK_HINTS = {
    "not_linked": "Connected, every play arrives by itself, within minutes.",
    "active": "New plays arrive by themselves.",
    "reconnect": "New plays do not arrive until you sign in with Spotify again.",
    "not_allowed": "New plays do not arrive.",
    "disconnected": "New plays do not arrive. Your history stays.",
}
AS_WHOM = "As {name}"
RENEW_BY = "Renew within {days}, until {day}: Spotify ends every link after half a year."
LAST_ASKED = "Spotify was last asked for plays {ago}"
NOT_ASKED = "Spotify was not asked for plays yet"
WENT_WRONG = "Last trouble, {ago}: {message}"
CONNECT, RENEW, DISCONNECT = "Connect Spotify", "Renew the link", "Disconnect"
SYNC_NOW, SYNC_ASKED = "Sync now", "Asked; what it brings is listed below."
NOT_CONFIGURED = "Signing in with Spotify is not set up on this server."
REDIRECT = "Redirect URI to enter at Spotify"
SYNCS, SYNCS_HINT = "Recent syncs", "What asking Spotify brought in the last 30 days"
NO_SYNCS = "Spotify was not asked yet"
NO_SYNCS_HINT = (
    "Once connected, plays, top lists and details of your music are asked for by themselves."
)
SYNC_KINDS = {"poll": "Latest plays", "rankings": "Top lists", "metadata": "Details of music"}
SYNC_STATES = {
    "queued": "waiting to begin",
    "running": "under way",
    "waiting": "waits for an import",
    "succeeded": "done",
    "failed": "failed",
}
SYNC_COLUMNS = ("When", "What", "State", "Brought")
NEW_PLAYS, NOTHING_NEW = "new play", "nothing new"
LISTS = "{count} top lists"
THINGS = "{tracks}, {albums}, {artists}"
MAY_MISS = "Plays may be missing from {since} to {until}."
DISCONNECT_TITLE = "Disconnect from Spotify?"
DISCONNECT_ASK = (
    "Its tokens are deleted here and new plays stop arriving. Your history stays, and connecting "
    "again goes on with it."
)

# Imports
IMPORT_MORE = "Add an export"
NO_IMPORTS = "Nothing imported yet"
NO_IMPORTS_HINT = "Your export from Spotify brings in everything from your first play on."
COVERED = "What your imports cover"
COVERED_FROM = "{first} to {last}, in {files}"
GAP = "Nothing from {first} to {last}."
GAPS = "No file tells of these times; a newer or fuller export may:"
NO_GAPS = "Without a gap of more than {days} days."
UNDO, CANCEL_IMPORT = "Undo", "Cancel"
UNDO_TITLE = "Undo this import?"
UNDO_ASK = (
    "Your history becomes what it would be without “{name}”: what only it brought goes. The same "
    "export can be imported again."
)
IMPORT_OF = "Import of {moment}"

# Shares
SHARE = "Share something"
SHARE_HINT = "A read-only link, for anybody who has it; no account is needed."
KINDS = {"recap": "A recap", "profile": "My profile", "view": "A saved query"}
KIND = "What to share"
RECAP = "Recap of"
RECAP_SEARCH = "A year, month or week"
YEARS, MONTHS, WEEKS = "Years", "Months", "Weeks"
WEEK = "Week {week} of {year}"
VIEW = "Saved query"
VIEW_SEARCH = "Choose one"
NO_VIEWS = "You have no saved queries. Save one on Explore, then share it here."
TO_EXPLORE = "Explore"
PROFILE_PERIOD = "Period"
PROFILE_PERIODS = {
    "all": "All time",
    "28": "Always the last 4 weeks",
    "182": "Always the last 6 months",
    "365": "Always the last 12 months",
    "range": "These days",
}
RANGE, RANGE_HINT = "Days", "First and last day"
COMPARE = "Let people compare themselves with me"
COMPARE_HINT = (
    "Signed-in people with the link see what you have in common; you see nothing of them."
)
LABEL, LABEL_HINT = "Note", "For whom it is; nobody else sees it."
PRIVATE = "Plays in private sessions are never shown."
CREATE_LINK = "Make the link"
LINK_MADE = "Your link"
OPEN = "Open it"
SHARES = "Your links"
NO_SHARES, NO_SHARES_HINT = (
    "You share nothing",
    "Links that you make are listed here, without their secrets.",
)
SHARE_COLUMNS = ("What", "Note", "Made", "Ends")
EXPIRED = "ended"
REVOKE = "Revoke"
REVOKE_SHARE = "Revoke this link?"
REVOKE_SHARE_ASK = (
    "Who has the link to “{name}” sees nothing from now on. It cannot be brought back."
)
SHARE_NAMES = {"recap": "Recap {what}", "view": "Query {what}", "profile": "Profile, {what}"}
ALL_TIME, LAST_DAYS = "all time", "last {days} days"
CHOOSE_RECAP, CHOOSE_VIEW = "Choose the year, month or week.", "Choose a saved query."
CHOOSE_RANGE = "Choose the first and the last day."
COMPARABLE = "comparable"

# Access
TOKENS = "Access tokens"
TOKENS_HINT = "For programs of yours: the command line, notebooks, other apps"
TOKEN_NAME, TOKEN_NAME_HINT = "What it is for", "Such as: notebook"
SCOPES = "What it may do"
SCOPE_NAMES = {
    "read": ("Read", "Plays and every statistic."),
    "import": ("Import", "Bring exports in and undo them."),
    "sync": ("Sync", "Ask Spotify now."),
    "playlists": ("Playlists", "Make private playlists at Spotify."),
    "account": ("Account", "Settings, tokens, shares, deleting everything."),
}
CREATE_ACCESS = "Make a token"
ACCESS_MADE = "Your token “{name}”"
NO_TOKENS = "No tokens"
NO_TOKENS_HINT = "Nothing but signed-in browsers can ask for your history."
TOKEN_COLUMNS = ("Name", "May", "Made", "Ends")
REVOKE_ACCESS = "Revoke this token?"
REVOKE_ACCESS_ASK = "Programs that use “{name}” are refused from now on. It cannot be brought back."
CHOOSE_SCOPE = "Choose at least one thing that it may do."
SAY_NAME = "Say what it is for."
SESSIONS = "Signed-in browsers"
SESSIONS_HINT = "This browser stays signed in until you sign out. Access tokens are not touched."
LOG_OUT, LOG_OUT_EVERYWHERE = "Sign out", "Sign out everywhere"
EVERYWHERE_TITLE = "Sign out everywhere?"
EVERYWHERE_ASK = "Every browser is signed out, this one too. Access tokens stay."

# What was done
RECORD = "What was done lately"
RECORD_HINT = "Nothing of it says from where. If you do not know one of these, sign out everywhere."
NO_RECORD = "Nothing yet."
RECORD_COLUMNS = ("What", "By", "When")
BY = {
    "sign_in": "signing in",
    "session": "a signed-in browser",
    "command": "a command on the machine itself",
}
BY_TOKEN, BY_OLD_TOKEN = "the token “{name}”", "a token that is gone"
ACTIONS = {
    "signed_in": "Signed in",
    "signed_out": "Signed out",
    "signed_out_everywhere": "Signed out everywhere",
    "spotify_linked": "Spotify connected",
    "spotify_unlinked": "Spotify disconnected",
    "token_created": "Token made",
    "token_revoked": "Token revoked",
    "import_deleted": "Import undone",
    "export_taken": "Export taken",
    "share_created": "Link made",
    "share_revoked": "Link revoked",
    "invitation_created": "Invitation made",
    "invitation_revoked": "Invitation revoked",
    "sign_ups_changed": "Who may join was changed",
    "user_removed": "Somebody was removed",
    "account_deleted": "An account was deleted",
}

# Export and delete
EXPORT = "Take it with you"
EXPORT_HINT = "Everything as it is stored, whenever you want."
EVERYTHING, EVERYTHING_HINT = "Everything", "One ZIP that an import takes back, into any server."
PLAYS_AS = "All plays as {format}"
FORMATS = {
    "csv": ("CSV", "For spreadsheets."),
    "parquet": ("Parquet", "For DuckDB, pandas and polars: small, with types."),
    "arrow": ("Arrow", "For notebooks: read without parsing."),
}
DELETE = "Delete everything"
DELETE_HINT = (
    "Your account with all plays, imports, statistics, saved queries, links, tokens, sessions and "
    "the link to Spotify. Nobody can bring it back; take an export before."
)
DELETE_BUTTON = "Delete everything …"
DELETE_TITLE = "Delete everything for good?"
DELETE_ASK = "All of your history and your account go now. There is no way back."
DELETE_WORD = "delete everything"
DELETE_DO = "Delete everything for good"
