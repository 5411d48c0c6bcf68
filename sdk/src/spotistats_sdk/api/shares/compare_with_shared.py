# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.listener_comparison import ListenerComparison
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    token: str,
    *,
    limit: int | Unset = 10,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/shared/{token}/comparison".format(
            token=quote(str(token), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ListenerComparison | Problem | None:
    if response.status_code == 200:
        response_200 = ListenerComparison.from_dict(response.json())

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
) -> Response[ListenerComparison | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    token: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 10,
) -> Response[ListenerComparison | Problem]:
    """The caller beside the owner of a profile that allows it

     Both sides are the music in the period of the profile, counted by the rule of its owner,
    without private sessions. Tracks are the same if they and their artists have the same names.
    `overlap` goes from 0 (nothing in common) to 1 (the same plays): of each thing the smaller
    one of both shares of plays, added up, divided by the sum of the larger ones. It is null
    where a side has no plays.

    The owner sees nothing of the caller.

    Args:
        token (str):
        limit (int | Unset):  Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ListenerComparison | Problem]
    """

    kwargs = _get_kwargs(
        token=token,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    token: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 10,
) -> ListenerComparison | Problem | None:
    """The caller beside the owner of a profile that allows it

     Both sides are the music in the period of the profile, counted by the rule of its owner,
    without private sessions. Tracks are the same if they and their artists have the same names.
    `overlap` goes from 0 (nothing in common) to 1 (the same plays): of each thing the smaller
    one of both shares of plays, added up, divided by the sum of the larger ones. It is null
    where a side has no plays.

    The owner sees nothing of the caller.

    Args:
        token (str):
        limit (int | Unset):  Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ListenerComparison | Problem
    """

    return sync_detailed(
        token=token,
        client=client,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    token: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 10,
) -> Response[ListenerComparison | Problem]:
    """The caller beside the owner of a profile that allows it

     Both sides are the music in the period of the profile, counted by the rule of its owner,
    without private sessions. Tracks are the same if they and their artists have the same names.
    `overlap` goes from 0 (nothing in common) to 1 (the same plays): of each thing the smaller
    one of both shares of plays, added up, divided by the sum of the larger ones. It is null
    where a side has no plays.

    The owner sees nothing of the caller.

    Args:
        token (str):
        limit (int | Unset):  Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ListenerComparison | Problem]
    """

    kwargs = _get_kwargs(
        token=token,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    token: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 10,
) -> ListenerComparison | Problem | None:
    """The caller beside the owner of a profile that allows it

     Both sides are the music in the period of the profile, counted by the rule of its owner,
    without private sessions. Tracks are the same if they and their artists have the same names.
    `overlap` goes from 0 (nothing in common) to 1 (the same plays): of each thing the smaller
    one of both shares of plays, added up, divided by the sum of the larger ones. It is null
    where a side has no plays.

    The owner sees nothing of the caller.

    Args:
        token (str):
        limit (int | Unset):  Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ListenerComparison | Problem
    """

    return (
        await asyncio_detailed(
            token=token,
            client=client,
            limit=limit,
        )
    ).parsed
