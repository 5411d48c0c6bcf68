# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.created_share import CreatedShare
from ...models.new_share import NewShare
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    *,
    body: NewShare,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/shares",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedShare | Problem | None:
    if response.status_code == 201:
        response_201 = CreatedShare.from_dict(response.json())

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
) -> Response[CreatedShare | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewShare,
) -> Response[CreatedShare | Problem]:
    """Make a read-only link; its secret is shown only in this answer

     Who has the secret can see, without signing in, what `kind` says and nothing else: the
    answer of a saved query (`view`), a recap of a period (`recap`), or a profile: key figures,
    top lists and timeline of a period that is fixed (`since`, `until`) or the latest `days`,
    or of everything. What is shown is as the history, the time zone and the counting rule are
    when it is looked at; plays in private sessions are never part of it.

    It ends after 30 days unless `expires_at` tells another time, or null for never. Only a hash
    of the secret is stored: who loses the link makes a new one. With `allow_comparison`, of a
    profile, signed-in people who have the secret may compare themselves with you in its
    period (`GET /shared/{token}/comparison`). At most 100 links can be there at once.

    Args:
        body (NewShare): What to share: with `kind` view, the `view`; with recap, the `recap`;
            with profile, a period or nothing for all time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedShare | Problem]
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
    body: NewShare,
) -> CreatedShare | Problem | None:
    """Make a read-only link; its secret is shown only in this answer

     Who has the secret can see, without signing in, what `kind` says and nothing else: the
    answer of a saved query (`view`), a recap of a period (`recap`), or a profile: key figures,
    top lists and timeline of a period that is fixed (`since`, `until`) or the latest `days`,
    or of everything. What is shown is as the history, the time zone and the counting rule are
    when it is looked at; plays in private sessions are never part of it.

    It ends after 30 days unless `expires_at` tells another time, or null for never. Only a hash
    of the secret is stored: who loses the link makes a new one. With `allow_comparison`, of a
    profile, signed-in people who have the secret may compare themselves with you in its
    period (`GET /shared/{token}/comparison`). At most 100 links can be there at once.

    Args:
        body (NewShare): What to share: with `kind` view, the `view`; with recap, the `recap`;
            with profile, a period or nothing for all time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedShare | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewShare,
) -> Response[CreatedShare | Problem]:
    """Make a read-only link; its secret is shown only in this answer

     Who has the secret can see, without signing in, what `kind` says and nothing else: the
    answer of a saved query (`view`), a recap of a period (`recap`), or a profile: key figures,
    top lists and timeline of a period that is fixed (`since`, `until`) or the latest `days`,
    or of everything. What is shown is as the history, the time zone and the counting rule are
    when it is looked at; plays in private sessions are never part of it.

    It ends after 30 days unless `expires_at` tells another time, or null for never. Only a hash
    of the secret is stored: who loses the link makes a new one. With `allow_comparison`, of a
    profile, signed-in people who have the secret may compare themselves with you in its
    period (`GET /shared/{token}/comparison`). At most 100 links can be there at once.

    Args:
        body (NewShare): What to share: with `kind` view, the `view`; with recap, the `recap`;
            with profile, a period or nothing for all time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedShare | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewShare,
) -> CreatedShare | Problem | None:
    """Make a read-only link; its secret is shown only in this answer

     Who has the secret can see, without signing in, what `kind` says and nothing else: the
    answer of a saved query (`view`), a recap of a period (`recap`), or a profile: key figures,
    top lists and timeline of a period that is fixed (`since`, `until`) or the latest `days`,
    or of everything. What is shown is as the history, the time zone and the counting rule are
    when it is looked at; plays in private sessions are never part of it.

    It ends after 30 days unless `expires_at` tells another time, or null for never. Only a hash
    of the secret is stored: who loses the link makes a new one. With `allow_comparison`, of a
    profile, signed-in people who have the secret may compare themselves with you in its
    period (`GET /shared/{token}/comparison`). At most 100 links can be there at once.

    Args:
        body (NewShare): What to share: with `kind` view, the `view`; with recap, the `recap`;
            with profile, a period or nothing for all time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedShare | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
