"""Keeps histories up to date with Spotify's Web API."""
