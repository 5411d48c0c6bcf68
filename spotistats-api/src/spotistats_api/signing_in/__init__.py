"""Signing in with Spotify: who may, how it goes, and what is in the way.

`setup` looks at the settings, `flow` takes a person to Spotify and back, `joining` decides who gets
an account, `first_sync` has the plays of a newcomer fetched at once, `page` tells a browser what
went wrong.
"""
