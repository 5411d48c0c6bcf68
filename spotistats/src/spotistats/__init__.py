"""The roof of Spotify Stats: the `spotistats` command, and all services in one process."""

from importlib.metadata import version

__version__ = version("spotistats")
