"""What the services of Spotify Stats share: models, data layer, settings and service kit."""

from importlib.metadata import version

__version__ = version("spotistats-common")
