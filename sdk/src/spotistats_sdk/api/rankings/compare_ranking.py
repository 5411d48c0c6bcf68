# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.ranking_comparison import RankingComparison
from ...types import Response


def _get_kwargs(
    ranking_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/rankings/{ranking_id}/comparison".format(
            ranking_id=quote(str(ranking_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | RankingComparison | None:
    if response.status_code == 200:
        response_200 = RankingComparison.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[Problem | RankingComparison]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | RankingComparison]:
    """One of Spotify's top lists beside your own plays of the same time

     The window ends when the list was taken, and is as long as Spotify says that it looks back:
    4 weeks, 6 months or a year. Own places are those of `/stats/top/{entity}` by plays.
    Spotify's artists and yours are the same if their names are: exports tell no ids of artists.

    Args:
        ranking_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RankingComparison]
    """

    kwargs = _get_kwargs(
        ranking_id=ranking_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
) -> Problem | RankingComparison | None:
    """One of Spotify's top lists beside your own plays of the same time

     The window ends when the list was taken, and is as long as Spotify says that it looks back:
    4 weeks, 6 months or a year. Own places are those of `/stats/top/{entity}` by plays.
    Spotify's artists and yours are the same if their names are: exports tell no ids of artists.

    Args:
        ranking_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RankingComparison
    """

    return sync_detailed(
        ranking_id=ranking_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | RankingComparison]:
    """One of Spotify's top lists beside your own plays of the same time

     The window ends when the list was taken, and is as long as Spotify says that it looks back:
    4 weeks, 6 months or a year. Own places are those of `/stats/top/{entity}` by plays.
    Spotify's artists and yours are the same if their names are: exports tell no ids of artists.

    Args:
        ranking_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RankingComparison]
    """

    kwargs = _get_kwargs(
        ranking_id=ranking_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
) -> Problem | RankingComparison | None:
    """One of Spotify's top lists beside your own plays of the same time

     The window ends when the list was taken, and is as long as Spotify says that it looks back:
    4 weeks, 6 months or a year. Own places are those of `/stats/top/{entity}` by plays.
    Spotify's artists and yours are the same if their names are: exports tell no ids of artists.

    Args:
        ranking_id (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RankingComparison
    """

    return (
        await asyncio_detailed(
            ranking_id=ranking_id,
            client=client,
        )
    ).parsed
