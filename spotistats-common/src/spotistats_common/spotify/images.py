"""Where Spotify keeps its pictures."""

from __future__ import annotations

from urllib.parse import urlsplit

IMAGE_HOSTS = (
    "i.scdn.co",
    "mosaic.scdn.co",
    "image-cdn-ak.spotifycdn.com",
    "image-cdn-fa.spotifycdn.com",
)
"""The only hosts that a page of ours may load a picture from."""


def is_on_image_host(url: str) -> bool:
    """Whether a picture is where Spotify keeps them.

    >>> is_on_image_host("https://i.scdn.co/image/ab67"), is_on_image_host("https://i.scdn.co.eu/a")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and parts.netloc in IMAGE_HOSTS
