"""How a flow becomes a method, of a client that waits and of one that awaits alike.

`top = Operation(statistics.top)` in the class that both share gives each a method with the
signature of the flow: it returns the answer there, and a coroutine here.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

from spotistats import asking
from spotistats.flows import Flow, Page
from spotistats.records import Rows

if TYPE_CHECKING:
    from spotistats.client import AsyncStats, Stats

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")

_PAGE = 1000


class Operation(Generic[P, T]):
    """A question, as a method."""

    def __init__(self, flow: Callable[P, Flow[T]]) -> None:
        self._flow = flow
        self.__doc__ = flow.__doc__

    @overload
    def __get__(self, client: Stats, owner: object = None) -> Callable[P, T]: ...
    @overload
    def __get__(
        self, client: AsyncStats, owner: object = None
    ) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, client: None, owner: object = None) -> Callable[P, Flow[T]]: ...
    def __get__(self, client: Any, owner: object = None) -> Any:
        if client is None:
            return self._flow
        return _described(lambda *a, **k: client._connection.run(self._flow(*a, **k)), self._flow)


class Paged(Generic[P, T, Item]):
    """A question about a list: one page of it as a method, and `.all(…)`, which goes on to its end.

    The flow takes `limit` and `offset`; its answer has `items` and `total`.
    """

    def __init__(self, flow: Callable[P, Flow[T]], item: type[Item]) -> None:
        self._flow = flow
        self.__doc__ = flow.__doc__

    @overload
    def __get__(self, client: Stats, owner: object = None) -> PagedMethod[P, T, Item]: ...
    @overload
    def __get__(self, client: AsyncStats, owner: object = None) -> AsyncPagedMethod[P, T, Item]: ...
    @overload
    def __get__(self, client: None, owner: object = None) -> Callable[P, Flow[T]]: ...
    def __get__(self, client: Any, owner: object = None) -> Any:
        if client is None:
            return self._flow
        kind = client._paged
        return _described(kind(client._connection, self._flow), self._flow)


class Listed(Generic[P, Item]):
    """A question whose answer is as long as it is: a method that goes through all of it.

    The flow takes where to go on as its first argument.
    """

    def __init__(self, pages: Callable[P, Callable[[Any], Flow[Page[Item]]]]) -> None:
        self._pages = pages
        self.__doc__ = pages.__doc__

    @overload
    def __get__(self, client: Stats, owner: object = None) -> Callable[P, Stream[Item]]: ...
    @overload
    def __get__(
        self, client: AsyncStats, owner: object = None
    ) -> Callable[P, AsyncStream[Item]]: ...
    @overload
    def __get__(
        self, client: None, owner: object = None
    ) -> Callable[P, Callable[[Any], Flow[Page[Item]]]]: ...
    def __get__(self, client: Any, owner: object = None) -> Any:
        if client is None:
            return self._pages
        return _described(
            lambda *a, **k: client._stream(client._connection, self._pages(*a, **k)), self._pages
        )


class Stream(Iterator[Item]):
    """Goes through all items, and asks for pages as it comes to them."""

    def __init__(self, connection: Any, pages: Callable[[Any], Flow[Page[Item]]]) -> None:
        def items() -> Iterator[Item]:
            place = None
            while True:
                page: Page[Item] = connection.run(pages(place))
                yield from page.items
                place = page.next
                if place is None:
                    return

        self._items = items()

    def __next__(self) -> Item:
        return next(self._items)

    def rows(self) -> Rows[Item]:
        """All that are left, as a table."""
        return Rows(self)


class AsyncStream(AsyncIterator[Item]):
    """Goes through all items, and asks for pages as it comes to them."""

    def __init__(self, connection: Any, pages: Callable[[Any], Flow[Page[Item]]]) -> None:
        async def items() -> AsyncIterator[Item]:
            place = None
            while True:
                page: Page[Item] = await connection.run(pages(place))
                for item in page.items:
                    yield item
                place = page.next
                if place is None:
                    return

        self._items = items()

    async def __anext__(self) -> Item:
        return await anext(self._items)

    async def rows(self) -> Rows[Item]:
        """All that are left, as a table."""
        return Rows([item async for item in self])


class PagedMethod(Generic[P, T, Item]):
    """A method that gives a page, or goes through all pages."""

    def __init__(self, connection: Any, flow: Callable[P, Flow[T]]) -> None:
        self._connection = connection
        self._flow = flow

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        found: T = self._connection.run(self._flow(*args, **kwargs))
        return found

    def all(self, *args: P.args, **kwargs: P.kwargs) -> Stream[Item]:
        """Go through the whole list; `limit`, if given, is how many at most."""
        return Stream(self._connection, _pages_of(self._flow, args, kwargs))


class AsyncPagedMethod(Generic[P, T, Item]):
    """A method that gives a page, or goes through all pages."""

    def __init__(self, connection: Any, flow: Callable[P, Flow[T]]) -> None:
        self._connection = connection
        self._flow = flow

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        found: T = await self._connection.run(self._flow(*args, **kwargs))
        return found

    def all(self, *args: P.args, **kwargs: P.kwargs) -> AsyncStream[Item]:
        """Go through the whole list; `limit`, if given, is how many at most."""
        return AsyncStream(self._connection, _pages_of(self._flow, args, kwargs))


def _pages_of(
    flow: Callable[..., Flow[Any]], args: Any, kwargs: dict[str, Any]
) -> Callable[[Any], Flow[Page[Any]]]:
    begin = kwargs.pop("offset", 0)
    most = kwargs.pop("limit", None)

    def page(place: Any) -> Flow[Page[Any]]:
        offset = begin if place is None else place
        left = _PAGE if most is None else min(_PAGE, begin + most - offset)
        if left <= 0:
            return Page((), None)
        answer = yield from flow(*args, **kwargs, limit=left, offset=offset)
        reached = offset + len(answer.items)
        ended = not answer.items or reached >= answer.total or reached - begin == most
        return Page(answer.items, None if ended else reached)

    return page


def _described(method: Any, flow: Callable[..., Any]) -> Any:
    """The method with the name, documentation and whole signature of its flow."""
    functools.update_wrapper(method, flow)
    method.__signature__ = _signature(flow)
    return method


@functools.cache
def _signature(flow: Callable[..., Any]) -> inspect.Signature:
    """With every name that `**asked` stands for, so that notebooks can complete it."""
    found: list[inspect.Parameter] = []
    for each in inspect.signature(flow).parameters.values():
        if each.kind is not each.VAR_KEYWORD:
            found.append(each)
            continue
        asked = getattr(asking, each.annotation.removeprefix("Unpack[").removesuffix("]"))
        found += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None)
            for name in asked.__annotations__
            if name not in {each.name for each in found}
        ]
    return inspect.Signature(found)
