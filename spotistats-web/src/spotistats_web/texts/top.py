"""Top lists."""

TITLE = "Top"
HEADING = "Top {what}"
WHAT = "What"
ORDER = "Ranked by"
ORDERS = {"plays": "Plays", "listened_ms": "Time", "days": "Days"}
RANK, MOVE, NAME, SHARE, LAST = "Rank", "Moved", "Name", "Share", "Last played"
TOTAL = "{total} in all, ranked by {order}"
NONE = "Nothing of this kind in this period"
NONE_HINT = "Another kind or a longer period may have something."
