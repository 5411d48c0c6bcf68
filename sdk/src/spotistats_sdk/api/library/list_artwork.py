# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.artwork_list import ArtworkList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_track_id: list[str] | Unset = UNSET
    if not isinstance(track_id, Unset):
        json_track_id = track_id

    params["track_id"] = json_track_id

    json_album_id: list[str] | Unset = UNSET
    if not isinstance(album_id, Unset):
        json_album_id = album_id

    params["album_id"] = json_album_id

    json_artist_id: list[str] | Unset = UNSET
    if not isinstance(artist_id, Unset):
        json_artist_id = artist_id

    params["artist_id"] = json_artist_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/artwork",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ArtworkList | Problem | None:
    if response.status_code == 200:
        response_200 = ArtworkList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

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

    if response.status_code == 504:
        response_504 = Problem.from_dict(response.json())

        return response_504

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ArtworkList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
) -> Response[ArtworkList | Problem]:
    """Covers of albums and pictures of artists, at Spotify

     Where Spotify keeps the covers of tracks and albums and the pictures of artists of the
    caller's history, as far as it told. Nothing of them is kept here: whoever loads one asks
    one of Spotify's image hosts. What the history does not have, or of what no picture is
    known, is left out. The answer has tracks first, then albums, then artists, each as asked.

    Args:
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArtworkList | Problem]
    """

    kwargs = _get_kwargs(
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
) -> ArtworkList | Problem | None:
    """Covers of albums and pictures of artists, at Spotify

     Where Spotify keeps the covers of tracks and albums and the pictures of artists of the
    caller's history, as far as it told. Nothing of them is kept here: whoever loads one asks
    one of Spotify's image hosts. What the history does not have, or of what no picture is
    known, is left out. The answer has tracks first, then albums, then artists, each as asked.

    Args:
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArtworkList | Problem
    """

    return sync_detailed(
        client=client,
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
) -> Response[ArtworkList | Problem]:
    """Covers of albums and pictures of artists, at Spotify

     Where Spotify keeps the covers of tracks and albums and the pictures of artists of the
    caller's history, as far as it told. Nothing of them is kept here: whoever loads one asks
    one of Spotify's image hosts. What the history does not have, or of what no picture is
    known, is left out. The answer has tracks first, then albums, then artists, each as asked.

    Args:
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ArtworkList | Problem]
    """

    kwargs = _get_kwargs(
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
) -> ArtworkList | Problem | None:
    """Covers of albums and pictures of artists, at Spotify

     Where Spotify keeps the covers of tracks and albums and the pictures of artists of the
    caller's history, as far as it told. Nothing of them is kept here: whoever loads one asks
    one of Spotify's image hosts. What the history does not have, or of what no picture is
    known, is left out. The answer has tracks first, then albums, then artists, each as asked.

    Args:
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ArtworkList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            track_id=track_id,
            album_id=album_id,
            artist_id=artist_id,
        )
    ).parsed
