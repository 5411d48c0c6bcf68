# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
"""A client library for accessing Spotify Stats"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
