"""Fetching from strangers: through the guard, without cookies or credentials, a few redirects deep."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from yarl import URL

from multichat_desktop.services.files.addresses import ForbiddenAddressError, Guard

_CONNECT_SECONDS, _SILENT_SECONDS, _TOTAL_SECONDS = 10, 30, 3600
_MOST_REDIRECTS = 4
_PIECE_BYTES = 128 * 1024
_OK, _REDIRECT, _FAILED = 200, 300, 400
_GONE = frozenset({403, 404, 410})


class NotFetchedError(Exception):
    """Nothing came. `code` is a stable word for why; `gone`: whoever was asked says that it has it no more."""

    def __init__(self, code: str, *, gone: bool = False) -> None:
        super().__init__(code)
        self.code, self.gone = code, gone


class Web:
    """One session of fetching; it belongs to the loop in which it is made."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        timeout = aiohttp.ClientTimeout(
            total=_TOTAL_SECONDS,
            connect=2 * _CONNECT_SECONDS,
            sock_connect=_CONNECT_SECONDS,
            sock_read=_SILENT_SECONDS,
        )
        self._session = aiohttp.ClientSession(
            connector=guard.connector(),
            timeout=timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            headers={"Accept-Encoding": "identity", "User-Agent": "Mozilla/5.0"},
        )

    async def close(self) -> None:
        """Give up what is under way and close."""
        await self._session.close()

    async def pieces(self, url: str, limit: int, token: str | None = None) -> AsyncGenerator[bytes, None]:
        """Give what lies at a URL, in pieces, at most `limit` bytes. The token goes to the gateway alone.

        Raises:
            NotFetchedError: it is not there, or did not come whole.
        """
        came = 0
        async with self._opened(url, token) as response:
            if (response.content_length or 0) > limit:
                raise NotFetchedError("too-large")
            held = bytearray()
            async for piece in response.content.iter_any():
                came += len(piece)
                if came > limit:
                    raise NotFetchedError("too-large")
                held += piece
                if len(held) >= _PIECE_BYTES:
                    yield bytes(held)
                    held.clear()
            if held:
                yield bytes(held)

    async def whole(self, url: str, limit: int) -> bytes:
        """Return what lies at a URL, if it is at most `limit` bytes (a picture of a person, say).

        Raises:
            NotFetchedError: it is not there, is larger, or did not come whole.
        """
        return b"".join([piece async for piece in self.pieces(url, limit)])

    @asynccontextmanager
    async def _opened(self, url: str, token: str | None) -> AsyncIterator[aiohttp.ClientResponse]:
        try:
            target = self.guard.check(url)
            for _ in range(_MOST_REDIRECTS + 1):
                async with self._session.get(
                    target, headers=self._headers(target, token), allow_redirects=False
                ) as response:
                    if response.status == _OK:
                        yield response
                        return
                    target = self._next(target, response)
            raise NotFetchedError("too-many-redirects")
        except ForbiddenAddressError as error:
            raise NotFetchedError("forbidden-address") from error
        except aiohttp.InvalidURL:
            raise NotFetchedError("forbidden-address") from None
        except aiohttp.ClientConnectorError as error:
            forbidden = isinstance(error.os_error, ForbiddenAddressError)
            raise NotFetchedError("forbidden-address" if forbidden else "offline") from error
        except aiohttp.ConnectionTimeoutError as error:
            raise NotFetchedError("offline") from error
        # What these show of themselves may hold the header with the token: they end here.
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise NotFetchedError("broken-off") from None

    def _headers(self, target: URL, token: str | None) -> dict[str, str]:
        if token is None or not self.guard.is_gateway(target):
            return {}
        return {"Authorization": f"Bearer {token}"}

    def _next(self, target: URL, response: aiohttp.ClientResponse) -> URL:
        status, location = response.status, response.headers.get("Location")
        if _REDIRECT <= status < _FAILED and location:
            return self.guard.check(str(target.join(URL(location))))
        raise NotFetchedError(f"status-{status}", gone=status in _GONE)
