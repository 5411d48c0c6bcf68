"""A link that signs the owner's browser in, where the system does not tell whose browser it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spotistats.answers import answer_of
from spotistats_common.service.app import BASE_PATH
from spotistats_sdk import AuthenticatedClient
from spotistats_sdk.api.auth import create_ticket
from spotistats_sdk.models import NewTicket, Ticket

if TYPE_CHECKING:
    from rich.console import Console


def sign_in_link(url: str, token: str) -> str:
    """An address that works once, for ten minutes; the services must be running."""
    with AuthenticatedClient(f"{url}{BASE_PATH}", token=token) as client:
        body = NewTicket(return_to="/")
        return answer_of(create_ticket.sync_detailed(client=client, body=body), Ticket).url


def show_link(url: str, token: str, console: Console) -> None:
    """Print such an address."""
    console.print("Open the dashboard, within ten minutes (later: spotistats open):")
    console.print(sign_in_link(url, token), markup=False, highlight=False, soft_wrap=True)
