"""Questions of one's own: what can be asked, how an address says it, and how answers are shown."""
