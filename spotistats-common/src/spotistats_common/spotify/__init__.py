"""Spotify as the services see it: its accounts service, and what can go wrong there."""
