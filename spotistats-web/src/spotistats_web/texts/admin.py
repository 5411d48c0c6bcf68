"""Admin: who is here, and who may join."""

TITLE = "Admin"
LEAD = "Who is here, and who may join. What people listen to stays theirs."
ONLY_ADMIN = "Only the admin sees this page"
ONLY_ADMIN_HINT = "It is for whoever set this server up."
SIGN_UPS = "Who may join"
SIGN_UPS_HINT = "Whoever has an account keeps it."
CHOICES = {
    "closed": ("Nobody new", "Only those who have an account."),
    "invited": ("By invitation", "Who has a link from you, once."),
    "open": ("Everybody", "Whoever has a Spotify account and finds this server."),
}
FIXED = "Set for the server by SPOTISTATS_SIGN_UPS; change it there."
INVITATIONS = "Invitations"
INVITATIONS_HINT = "A link works once, for a week."
NOT_INVITED = "Links work once people may join by invitation; choose that first."
NEVER_INVITED = "Nobody can be invited while the server is set so."
NAME = "For whom"
CREATE = "Make a link"
MADE = "Invitation for {name}"
SAY_NAME = "Say for whom it is."
SEND = "Send it to them: it works once, for a week, and is shown only now."
NONE = "No open invitations"
COLUMNS = ("For", "Made", "Ends")
REVOKE = "Revoke"
REVOKE_TITLE = "Revoke this invitation?"
REVOKE_ASK = "The link for {name} stops working now."
USERS = "People"
USER_COLUMNS = ("Name", "Spotify", "Plays", "Last sync", "Since")
YOU, IS_ADMIN = "you", "admin"
REMOVE = "Remove"
REMOVE_TITLE = "Remove {name}?"
REMOVE_ASK = (
    "The account of {name} goes with all plays, imports, links and tokens. "
    "Nobody can bring it back."
)
REMOVE_WORD = "remove"
REMOVE_DO = "Remove for good"
