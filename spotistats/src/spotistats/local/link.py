"""A link that signs the owner's browser in, where the system does not tell whose browser it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.client import connect

if TYPE_CHECKING:
    from rich.console import Console


def sign_in_link(url: str, token: str) -> str:
    """An address that works once, for ten minutes; the services must be running."""
    with connect(url, token) as ss:
        return ss.ticket("/").url


def show_link(url: str, token: str, console: Console) -> None:
    """Print such an address."""
    console.print("Open the dashboard, within ten minutes (later: spotistats open):")
    console.print(sign_in_link(url, token), markup=False, highlight=False, soft_wrap=True)
