# Generated from spec/openapi.yaml by `make sdk`. Do not edit.
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.calendar_step import CalendarStep
from ...models.discoveries import Discoveries
from ...models.heard_entity import HeardEntity
from ...models.platform_family import PlatformFamily
from ...models.play_kind import PlayKind
from ...models.play_source import PlaySource
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    entity: HeardEntity | Unset = UNSET,
    step: CalendarStep | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    tz: str | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    kind: list[PlayKind] | Unset = UNSET,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
    platform: list[str] | Unset = UNSET,
    platform_family: list[PlatformFamily] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    reason_start: list[str] | Unset = UNSET,
    reason_end: list[str] | Unset = UNSET,
    source: list[PlaySource] | Unset = UNSET,
    shuffle: bool | Unset = UNSET,
    skipped: bool | Unset = UNSET,
    offline: bool | Unset = UNSET,
    incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_entity: str | Unset = UNSET
    if not isinstance(entity, Unset):
        json_entity = entity

    params["entity"] = json_entity

    json_step: str | Unset = UNSET
    if not isinstance(step, Unset):
        json_step = step

    params["step"] = json_step

    params["since"] = since

    params["until"] = until

    params["tz"] = tz

    params["min_ms"] = min_ms

    params["count_skipped"] = count_skipped

    params["count_incognito"] = count_incognito

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

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

    json_platform: list[str] | Unset = UNSET
    if not isinstance(platform, Unset):
        json_platform = platform

    params["platform"] = json_platform

    json_platform_family: list[str] | Unset = UNSET
    if not isinstance(platform_family, Unset):
        json_platform_family = []
        for platform_family_item_data in platform_family:
            platform_family_item: str = platform_family_item_data
            json_platform_family.append(platform_family_item)

    params["platform_family"] = json_platform_family

    json_country: list[str] | Unset = UNSET
    if not isinstance(country, Unset):
        json_country = country

    params["country"] = json_country

    json_reason_start: list[str] | Unset = UNSET
    if not isinstance(reason_start, Unset):
        json_reason_start = reason_start

    params["reason_start"] = json_reason_start

    json_reason_end: list[str] | Unset = UNSET
    if not isinstance(reason_end, Unset):
        json_reason_end = reason_end

    params["reason_end"] = json_reason_end

    json_source: list[str] | Unset = UNSET
    if not isinstance(source, Unset):
        json_source = []
        for source_item_data in source:
            source_item: str = source_item_data
            json_source.append(source_item)

    params["source"] = json_source

    params["shuffle"] = shuffle

    params["skipped"] = skipped

    params["offline"] = offline

    params["incognito"] = incognito

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/stats/discoveries",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Discoveries | Problem | None:
    if response.status_code == 200:
        response_200 = Discoveries.from_dict(response.json())

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
) -> Response[Any | Discoveries | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    entity: HeardEntity | Unset = UNSET,
    step: CalendarStep | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    tz: str | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    kind: list[PlayKind] | Unset = UNSET,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
    platform: list[str] | Unset = UNSET,
    platform_family: list[PlatformFamily] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    reason_start: list[str] | Unset = UNSET,
    reason_end: list[str] | Unset = UNSET,
    source: list[PlaySource] | Unset = UNSET,
    shuffle: bool | Unset = UNSET,
    skipped: bool | Unset = UNSET,
    offline: bool | Unset = UNSET,
    incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Discoveries | Problem]:
    """What was heard for the first time, and new against familiar

     Something is discovered by its first play that counts in the whole history, also before the
    period (filters and counting rule apply). In a step, plays of what was discovered in that
    step (and in the period) are new, plays of the rest are familiar. `items` is what was
    discovered in the period, ranked by `plays_since`, ties by `plays`, then by name, then by
    id. At most 10,000 steps.

    Args:
        entity (HeardEntity | Unset):
        step (CalendarStep | Unset):
        since (str | Unset):
        until (str | Unset):
        tz (str | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        kind (list[PlayKind] | Unset):
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):
        platform (list[str] | Unset):
        platform_family (list[PlatformFamily] | Unset):
        country (list[str] | Unset):
        reason_start (list[str] | Unset):
        reason_end (list[str] | Unset):
        source (list[PlaySource] | Unset):
        shuffle (bool | Unset):
        skipped (bool | Unset):
        offline (bool | Unset):
        incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Discoveries | Problem]
    """

    kwargs = _get_kwargs(
        entity=entity,
        step=step,
        since=since,
        until=until,
        tz=tz,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        kind=kind,
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
        platform=platform,
        platform_family=platform_family,
        country=country,
        reason_start=reason_start,
        reason_end=reason_end,
        source=source,
        shuffle=shuffle,
        skipped=skipped,
        offline=offline,
        incognito=incognito,
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
    entity: HeardEntity | Unset = UNSET,
    step: CalendarStep | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    tz: str | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    kind: list[PlayKind] | Unset = UNSET,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
    platform: list[str] | Unset = UNSET,
    platform_family: list[PlatformFamily] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    reason_start: list[str] | Unset = UNSET,
    reason_end: list[str] | Unset = UNSET,
    source: list[PlaySource] | Unset = UNSET,
    shuffle: bool | Unset = UNSET,
    skipped: bool | Unset = UNSET,
    offline: bool | Unset = UNSET,
    incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Any | Discoveries | Problem | None:
    """What was heard for the first time, and new against familiar

     Something is discovered by its first play that counts in the whole history, also before the
    period (filters and counting rule apply). In a step, plays of what was discovered in that
    step (and in the period) are new, plays of the rest are familiar. `items` is what was
    discovered in the period, ranked by `plays_since`, ties by `plays`, then by name, then by
    id. At most 10,000 steps.

    Args:
        entity (HeardEntity | Unset):
        step (CalendarStep | Unset):
        since (str | Unset):
        until (str | Unset):
        tz (str | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        kind (list[PlayKind] | Unset):
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):
        platform (list[str] | Unset):
        platform_family (list[PlatformFamily] | Unset):
        country (list[str] | Unset):
        reason_start (list[str] | Unset):
        reason_end (list[str] | Unset):
        source (list[PlaySource] | Unset):
        shuffle (bool | Unset):
        skipped (bool | Unset):
        offline (bool | Unset):
        incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Discoveries | Problem
    """

    return sync_detailed(
        client=client,
        entity=entity,
        step=step,
        since=since,
        until=until,
        tz=tz,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        kind=kind,
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
        platform=platform,
        platform_family=platform_family,
        country=country,
        reason_start=reason_start,
        reason_end=reason_end,
        source=source,
        shuffle=shuffle,
        skipped=skipped,
        offline=offline,
        incognito=incognito,
        limit=limit,
        offset=offset,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    entity: HeardEntity | Unset = UNSET,
    step: CalendarStep | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    tz: str | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    kind: list[PlayKind] | Unset = UNSET,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
    platform: list[str] | Unset = UNSET,
    platform_family: list[PlatformFamily] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    reason_start: list[str] | Unset = UNSET,
    reason_end: list[str] | Unset = UNSET,
    source: list[PlaySource] | Unset = UNSET,
    shuffle: bool | Unset = UNSET,
    skipped: bool | Unset = UNSET,
    offline: bool | Unset = UNSET,
    incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Discoveries | Problem]:
    """What was heard for the first time, and new against familiar

     Something is discovered by its first play that counts in the whole history, also before the
    period (filters and counting rule apply). In a step, plays of what was discovered in that
    step (and in the period) are new, plays of the rest are familiar. `items` is what was
    discovered in the period, ranked by `plays_since`, ties by `plays`, then by name, then by
    id. At most 10,000 steps.

    Args:
        entity (HeardEntity | Unset):
        step (CalendarStep | Unset):
        since (str | Unset):
        until (str | Unset):
        tz (str | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        kind (list[PlayKind] | Unset):
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):
        platform (list[str] | Unset):
        platform_family (list[PlatformFamily] | Unset):
        country (list[str] | Unset):
        reason_start (list[str] | Unset):
        reason_end (list[str] | Unset):
        source (list[PlaySource] | Unset):
        shuffle (bool | Unset):
        skipped (bool | Unset):
        offline (bool | Unset):
        incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Discoveries | Problem]
    """

    kwargs = _get_kwargs(
        entity=entity,
        step=step,
        since=since,
        until=until,
        tz=tz,
        min_ms=min_ms,
        count_skipped=count_skipped,
        count_incognito=count_incognito,
        kind=kind,
        track_id=track_id,
        album_id=album_id,
        artist_id=artist_id,
        platform=platform,
        platform_family=platform_family,
        country=country,
        reason_start=reason_start,
        reason_end=reason_end,
        source=source,
        shuffle=shuffle,
        skipped=skipped,
        offline=offline,
        incognito=incognito,
        limit=limit,
        offset=offset,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    entity: HeardEntity | Unset = UNSET,
    step: CalendarStep | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    tz: str | Unset = UNSET,
    min_ms: int | Unset = UNSET,
    count_skipped: bool | Unset = UNSET,
    count_incognito: bool | Unset = UNSET,
    kind: list[PlayKind] | Unset = UNSET,
    track_id: list[str] | Unset = UNSET,
    album_id: list[str] | Unset = UNSET,
    artist_id: list[str] | Unset = UNSET,
    platform: list[str] | Unset = UNSET,
    platform_family: list[PlatformFamily] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    reason_start: list[str] | Unset = UNSET,
    reason_end: list[str] | Unset = UNSET,
    source: list[PlaySource] | Unset = UNSET,
    shuffle: bool | Unset = UNSET,
    skipped: bool | Unset = UNSET,
    offline: bool | Unset = UNSET,
    incognito: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    if_none_match: str | Unset = UNSET,
) -> Any | Discoveries | Problem | None:
    """What was heard for the first time, and new against familiar

     Something is discovered by its first play that counts in the whole history, also before the
    period (filters and counting rule apply). In a step, plays of what was discovered in that
    step (and in the period) are new, plays of the rest are familiar. `items` is what was
    discovered in the period, ranked by `plays_since`, ties by `plays`, then by name, then by
    id. At most 10,000 steps.

    Args:
        entity (HeardEntity | Unset):
        step (CalendarStep | Unset):
        since (str | Unset):
        until (str | Unset):
        tz (str | Unset):
        min_ms (int | Unset):
        count_skipped (bool | Unset):
        count_incognito (bool | Unset):
        kind (list[PlayKind] | Unset):
        track_id (list[str] | Unset):
        album_id (list[str] | Unset):
        artist_id (list[str] | Unset):
        platform (list[str] | Unset):
        platform_family (list[PlatformFamily] | Unset):
        country (list[str] | Unset):
        reason_start (list[str] | Unset):
        reason_end (list[str] | Unset):
        source (list[PlaySource] | Unset):
        shuffle (bool | Unset):
        skipped (bool | Unset):
        offline (bool | Unset):
        incognito (bool | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Discoveries | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            entity=entity,
            step=step,
            since=since,
            until=until,
            tz=tz,
            min_ms=min_ms,
            count_skipped=count_skipped,
            count_incognito=count_incognito,
            kind=kind,
            track_id=track_id,
            album_id=album_id,
            artist_id=artist_id,
            platform=platform,
            platform_family=platform_family,
            country=country,
            reason_start=reason_start,
            reason_end=reason_end,
            source=source,
            shuffle=shuffle,
            skipped=skipped,
            offline=offline,
            incognito=incognito,
            limit=limit,
            offset=offset,
            if_none_match=if_none_match,
        )
    ).parsed
