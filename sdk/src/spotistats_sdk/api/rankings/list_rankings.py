# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.ranking_entity import RankingEntity
from ...models.ranking_list import RankingList
from ...models.ranking_range import RankingRange
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    entity: RankingEntity | Unset = UNSET,
    range_: RankingRange | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_entity: str | Unset = UNSET
    if not isinstance(entity, Unset):
        json_entity = entity

    params["entity"] = json_entity

    json_range_: str | Unset = UNSET
    if not isinstance(range_, Unset):
        json_range_ = range_

    params["range"] = json_range_

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/rankings",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | RankingList | None:
    if response.status_code == 200:
        response_200 = RankingList.from_dict(response.json())

        return response_200

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | RankingList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    entity: RankingEntity | Unset = UNSET,
    range_: RankingRange | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[Problem | RankingList]:
    """Spotify's own top lists as they were, newest first

     Spotify calculates these lists and does not say how; they are kept once a day, as they were.
    What you really played is under `/stats/top/{entity}`.

    Args:
        entity (RankingEntity | Unset):
        range_ (RankingRange | Unset): How far Spotify looks back: about 4 weeks, 6 months or a
            year.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RankingList]
    """

    kwargs = _get_kwargs(
        entity=entity,
        range_=range_,
        limit=limit,
        offset=offset,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    entity: RankingEntity | Unset = UNSET,
    range_: RankingRange | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Problem | RankingList | None:
    """Spotify's own top lists as they were, newest first

     Spotify calculates these lists and does not say how; they are kept once a day, as they were.
    What you really played is under `/stats/top/{entity}`.

    Args:
        entity (RankingEntity | Unset):
        range_ (RankingRange | Unset): How far Spotify looks back: about 4 weeks, 6 months or a
            year.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RankingList
    """

    return sync_detailed(
        client=client,
        entity=entity,
        range_=range_,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    entity: RankingEntity | Unset = UNSET,
    range_: RankingRange | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Response[Problem | RankingList]:
    """Spotify's own top lists as they were, newest first

     Spotify calculates these lists and does not say how; they are kept once a day, as they were.
    What you really played is under `/stats/top/{entity}`.

    Args:
        entity (RankingEntity | Unset):
        range_ (RankingRange | Unset): How far Spotify looks back: about 4 weeks, 6 months or a
            year.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RankingList]
    """

    kwargs = _get_kwargs(
        entity=entity,
        range_=range_,
        limit=limit,
        offset=offset,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    entity: RankingEntity | Unset = UNSET,
    range_: RankingRange | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
) -> Problem | RankingList | None:
    """Spotify's own top lists as they were, newest first

     Spotify calculates these lists and does not say how; they are kept once a day, as they were.
    What you really played is under `/stats/top/{entity}`.

    Args:
        entity (RankingEntity | Unset):
        range_ (RankingRange | Unset): How far Spotify looks back: about 4 weeks, 6 months or a
            year.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RankingList
    """

    return (
        await asyncio_detailed(
            client=client,
            entity=entity,
            range_=range_,
            limit=limit,
            offset=offset,
        )
    ).parsed
