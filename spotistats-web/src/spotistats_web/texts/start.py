"""Start: bringing a history in, and what that brought."""

TITLE = "Add your history"
WELCOME = "Welcome"
LEAD = "Bring in what Spotify knows about your listening. It stays on this server."
DROP = "Drop your Spotify export here"
DROP_HINT = "The ZIP as it came, or the JSON files in it; several at once, up to {size}."
CHOOSE = "Choose files"
LATEST = "Latest import"

HOW = "How to get your export"
HOW_STEPS = (
    "Open your account's privacy page at Spotify and sign in.",
    (
        "Under “Download your data”, choose “Extended streaming history” and request it. Choose "
        "“Account data” as well if you do not want to wait: it has the last year and comes sooner."
    ),
    "Confirm the e-mail that Spotify sends you. The export takes from a few days up to a month.",
    "Drop the ZIP here when it has come. Drop newer ones later: nothing is stored twice.",
)
HOW_LINK = "Open Spotify's privacy page"
HOW_ADDRESS = "https://www.spotify.com/account/privacy/"

CONNECT = "Connect Spotify"
CONNECT_HINT = "From then on every play arrives by itself, within minutes."
CONNECT_BUTTON = "Connect Spotify"
CONNECTED = "Spotify is connected"
CONNECTED_HINT = "New plays arrive by themselves. Bring in an export for everything before."
NOT_CONFIGURED = (
    "Needs an app of your own at Spotify, made once in five minutes. The guide "
    "docs/spotify-app.md leads through it."
)

STATES = {
    "queued": "Waiting to be read",
    "running": "Reading your history",
    "undoing": "Taking this import back",
    "succeeded": "Your history is in",
    "succeeded_with_errors": "Your history is in, with gaps",
    "failed": "This import failed",
}
READ_SO_FAR = "{rows} so far, {share}"
BROUGHT = "{stored} from {span}."
BROUGHT_NOTHING = "There was nothing new in it."
KNOWN = "{rows} told of plays that were known already."
UPGRADED = "{rows} made known plays more complete."
LEFT_OUT = "{rows} could not be used:"
FILES_NOT_READ = "{files} could not be read:"
FILES_IGNORED = "{files} hold no listening history and were passed over."
ROWS_OF = "{count} rows: {reason}"
SEE = "See your overview"
EACH_FILE = "Every file"
COLUMNS = ("File", "Rows", "New", "Known", "Completed", "Left out")

# What the browser says by itself (`assets/upload.js`), with sizes and a status put in.
UPLOAD = {
    "busy": "Another upload is still under way.",
    "none": "These are no exports: drop the ZIP from Spotify, or its JSON files.",
    "large": "That is {total}; an upload takes up to {most}.",
    "sending": "Sending {sent} of {total}",
    "broken": "The upload broke off. Is Spotify Stats still running? Drop the files again.",
    "refused": "The upload was refused (status {status}).",
}
