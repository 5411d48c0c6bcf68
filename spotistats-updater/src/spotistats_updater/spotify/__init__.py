"""Spotify's Web API, within its limits."""
