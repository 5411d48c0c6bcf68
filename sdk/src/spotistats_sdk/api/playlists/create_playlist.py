# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_playlist import NewPlaylist
from ...models.playlist import Playlist
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: NewPlaylist,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/playlists",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Playlist | Problem | None:
    if response.status_code == 201:
        response_201 = Playlist.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Playlist | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewPlaylist,
) -> Response[Playlist | Problem]:
    """A private playlist at Spotify from a top list or a query

     Say where the tracks come from, by `top` or by `query` (its groups must be by `track`); they
    are put into the playlist in that order, each once. Tracks that are known only by their names
    are left out. The token needs the scopes `playlists` and `read`. Spotify asks the person for
    one more permission the first time: the answer 403 says how to give it.

    Args:
        body (NewPlaylist): Exactly one of `top` and `query` says where the tracks come from.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Playlist | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: NewPlaylist,
) -> Playlist | Problem | None:
    """A private playlist at Spotify from a top list or a query

     Say where the tracks come from, by `top` or by `query` (its groups must be by `track`); they
    are put into the playlist in that order, each once. Tracks that are known only by their names
    are left out. The token needs the scopes `playlists` and `read`. Spotify asks the person for
    one more permission the first time: the answer 403 says how to give it.

    Args:
        body (NewPlaylist): Exactly one of `top` and `query` says where the tracks come from.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Playlist | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewPlaylist,
) -> Response[Playlist | Problem]:
    """A private playlist at Spotify from a top list or a query

     Say where the tracks come from, by `top` or by `query` (its groups must be by `track`); they
    are put into the playlist in that order, each once. Tracks that are known only by their names
    are left out. The token needs the scopes `playlists` and `read`. Spotify asks the person for
    one more permission the first time: the answer 403 says how to give it.

    Args:
        body (NewPlaylist): Exactly one of `top` and `query` says where the tracks come from.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Playlist | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewPlaylist,
) -> Playlist | Problem | None:
    """A private playlist at Spotify from a top list or a query

     Say where the tracks come from, by `top` or by `query` (its groups must be by `track`); they
    are put into the playlist in that order, each once. Tracks that are known only by their names
    are left out. The token needs the scopes `playlists` and `read`. Spotify asks the person for
    one more permission the first time: the answer 403 says how to give it.

    Args:
        body (NewPlaylist): Exactly one of `top` and `query` says where the tracks come from.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Playlist | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
