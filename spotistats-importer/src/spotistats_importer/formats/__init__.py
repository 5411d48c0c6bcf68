"""The kinds of files in Spotify's exports: one module knows one of them."""
