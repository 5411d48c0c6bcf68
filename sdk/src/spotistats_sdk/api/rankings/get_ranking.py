# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.ranking import Ranking
from ...types import UNSET, Response, Unset


def _get_kwargs(
    ranking_id: str,
    *,
    other: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["other"] = other

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/rankings/{ranking_id}".format(
            ranking_id=quote(str(ranking_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | Ranking | None:
    if response.status_code == 200:
        response_200 = Ranking.from_dict(response.json())

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | Ranking]:
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
    other: str | Unset = UNSET,
) -> Response[Problem | Ranking]:
    """One of Spotify's top lists, and how it moved since an earlier one

     Places are compared with the list `other` of the same kind, or with the one that was kept
    before it. `left` is what was there and is not any more.

    Args:
        ranking_id (str):
        other (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Ranking]
    """

    kwargs = _get_kwargs(
        ranking_id=ranking_id,
        other=other,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
    other: str | Unset = UNSET,
) -> Problem | Ranking | None:
    """One of Spotify's top lists, and how it moved since an earlier one

     Places are compared with the list `other` of the same kind, or with the one that was kept
    before it. `left` is what was there and is not any more.

    Args:
        ranking_id (str):
        other (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Ranking
    """

    return sync_detailed(
        ranking_id=ranking_id,
        client=client,
        other=other,
    ).parsed


async def asyncio_detailed(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
    other: str | Unset = UNSET,
) -> Response[Problem | Ranking]:
    """One of Spotify's top lists, and how it moved since an earlier one

     Places are compared with the list `other` of the same kind, or with the one that was kept
    before it. `left` is what was there and is not any more.

    Args:
        ranking_id (str):
        other (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Ranking]
    """

    kwargs = _get_kwargs(
        ranking_id=ranking_id,
        other=other,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    ranking_id: str,
    *,
    client: AuthenticatedClient,
    other: str | Unset = UNSET,
) -> Problem | Ranking | None:
    """One of Spotify's top lists, and how it moved since an earlier one

     Places are compared with the list `other` of the same kind, or with the one that was kept
    before it. `left` is what was there and is not any more.

    Args:
        ranking_id (str):
        other (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Ranking
    """

    return (
        await asyncio_detailed(
            ranking_id=ranking_id,
            client=client,
            other=other,
        )
    ).parsed
