"""The sign-in page."""

TITLE = "Sign in"
HEADING = "Your listening, all of it"
LEAD = "Every play you ever made, exact, yours, and open to any question."
CONNECT = "Continue with Spotify"
SIGN_UPS = {
    "open": "Whoever has a Spotify account may come in.",
    "invited": "New here? You need an invitation from whoever runs this server.",
    "closed": "For those who have an account here.",
}
ON_THIS_MACHINE = (
    "Is this your own machine? Run this in a terminal; it opens the browser, signed in:"
)
NOT_CONFIGURED = "Signing in with Spotify is not set up on this server."
