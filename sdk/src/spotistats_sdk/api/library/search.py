# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.heard_entity import HeardEntity
from ...models.problem import Problem
from ...models.search_list import SearchList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str,
    entity: list[HeardEntity] | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["q"] = q

    json_entity: list[str] | Unset = UNSET
    if not isinstance(entity, Unset):
        json_entity = []
        for entity_item_data in entity:
            entity_item: str = entity_item_data
            json_entity.append(entity_item)

    params["entity"] = json_entity

    params["min_ms"] = min_ms

    params["count_skipped"] = count_skipped

    params["count_incognito"] = count_incognito

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/search",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | SearchList | None:
    if response.status_code == 200:
        response_200 = SearchList.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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
) -> Response[Any | Problem | SearchList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    q: str,
    entity: list[HeardEntity] | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | SearchList]:
    """Tracks, albums, artists, shows, … of the caller's history, by name

     Found is what has every word of `q` in its name or in that of its artist (or author), at
    least one of them in its own name: in any order and in the middle of words too, whatever
    case or accents. Ranked by plays that count in the whole history, ties by listened time,
    then by name, then by id. What has no play that counts comes last.

    Args:
        q (str):
        entity (list[HeardEntity] | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | SearchList]
    """

    kwargs = _get_kwargs(
        q=q,
        entity=entity,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        limit=limit,
        offset=offset,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    q: str,
    entity: list[HeardEntity] | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | SearchList | None:
    """Tracks, albums, artists, shows, … of the caller's history, by name

     Found is what has every word of `q` in its name or in that of its artist (or author), at
    least one of them in its own name: in any order and in the middle of words too, whatever
    case or accents. Ranked by plays that count in the whole history, ties by listened time,
    then by name, then by id. What has no play that counts comes last.

    Args:
        q (str):
        entity (list[HeardEntity] | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | SearchList
    """

    return sync_detailed(
        client=client,
        q=q,
        entity=entity,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        limit=limit,
        offset=offset,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    q: str,
    entity: list[HeardEntity] | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | SearchList]:
    """Tracks, albums, artists, shows, … of the caller's history, by name

     Found is what has every word of `q` in its name or in that of its artist (or author), at
    least one of them in its own name: in any order and in the middle of words too, whatever
    case or accents. Ranked by plays that count in the whole history, ties by listened time,
    then by name, then by id. What has no play that counts comes last.

    Args:
        q (str):
        entity (list[HeardEntity] | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | SearchList]
    """

    kwargs = _get_kwargs(
        q=q,
        entity=entity,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        limit=limit,
        offset=offset,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    q: str,
    entity: list[HeardEntity] | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | SearchList | None:
    """Tracks, albums, artists, shows, … of the caller's history, by name

     Found is what has every word of `q` in its name or in that of its artist (or author), at
    least one of them in its own name: in any order and in the middle of words too, whatever
    case or accents. Ranked by plays that count in the whole history, ties by listened time,
    then by name, then by id. What has no play that counts comes last.

    Args:
        q (str):
        entity (list[HeardEntity] | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | SearchList
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            entity=entity,
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
            limit=limit,
            offset=offset,
            if_none_match=if_none_match,
        )
    ).parsed
