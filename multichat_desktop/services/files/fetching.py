"""One attempt at a message's file: our own way to WhatsApp's host first, then the gateway's.

Only what was proved is given on: by its MAC and hashes, or at least by its size. *Gone* is what both ways say; a way
that a message does not carry says so too. Everything else is a failure, after which it is tried again.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from urllib.parse import urlsplit

from yarl import URL

from multichat_desktop.domain.content import Media
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.files.pooled import Pooled
from multichat_desktop.services.files.shelf import NoRoomError, Part, Shelf
from multichat_desktop.services.files.web import NotFetchedError, Web
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.store.file_rows import Waiting
from multichat_desktop.wapi.errors import RefusedError, WapiError
from multichat_desktop.wapi.files import Link
from multichat_desktop.wapi.media_cipher import NotOpenedError, Opener

Told = Callable[[int], None]
"""Hears how many bytes have come."""

MEDIA_HOST = "https://mmg.whatsapp.net"
_SLACK_BYTES = 64
_GATEWAY_LINK_PORT = 8080
# The gateway's refusals that speak of the file; the others speak of the token, the plan or the instance.
_OF_THE_FILE = frozenset({"not-found", "bad-request", "refused", "no-source"})
_OF_THE_LINE = ("conect", "connect", "offline", "online", "instância", "instance")


class Fetcher:
    """Makes attempts. Pieces are written and opened on the pool."""

    def __init__(
        self, web: Web, gateway: Gateway, credentials: CredentialStore, shelf: Shelf, run: Pooled
    ) -> None:
        self._web, self._gateway, self._credentials = web, gateway, credentials
        self._shelf, self._run = shelf, run

    async def own_way(self, file: Waiting, limit: int, told: Told) -> Part:
        """Fetch the locked file from where the message says it lies, and open it.

        Raises:
            NotFetchedError: it did not come, or is not what the message says.
        """
        source = file.media.source
        try:
            url = None if source is None else _address(source.url, source.direct_path)
        except ValueError as error:
            raise NotFetchedError("forbidden-address") from error
        if source is None or url is None or not source.media_key:
            raise NotFetchedError("no-source", gone=True)
        try:
            opener = Opener(source.media_key, file.kind, source.enc_sha256)
        except NotOpenedError as error:
            raise NotFetchedError("no-source", gone=True) from error
        pieces = self._web.pieces(url, limit + _SLACK_BYTES)
        return await self._written(file.media, pieces, told, opener)

    async def ask(self, file: Waiting) -> Link | bytes:
        """Ask the gateway for the file, which may take as long as 90 s.

        Raises:
            NotFetchedError: it did not give it.
        """
        try:
            credentials = await self._credentials.of(file.instance_id)
            return await self._gateway.download_media(credentials, file.kind, file.media)
        except RefusedError as error:
            detail = (error.detail or "").lower()
            of_the_file = error.code in _OF_THE_FILE and not any(word in detail for word in _OF_THE_LINE)
            raise NotFetchedError(error.code, gone=of_the_file) from error
        except WapiError as error:
            raise NotFetchedError(error.code) from error

    async def other_way(self, file: Waiting, answer: Link | bytes, limit: int, told: Told) -> Part:
        """Take what the gateway gave, or fetch it from where it says.

        Raises:
            NotFetchedError: it did not come, or is not what the message says.
        """
        if isinstance(answer, bytes):
            return await self._written(file.media, _one(answer), told, None)
        try:
            url, at_the_gateway = self._where(answer.url)
            token = (await self._credentials.of(file.instance_id)).token if at_the_gateway else None
        except (WapiError, ValueError) as error:
            raise NotFetchedError("no-answer") from error
        try:
            pieces = self._web.pieces(url, limit, token)
            return await self._written(file.media, pieces, told, None)
        except NotFetchedError:
            if url == answer.url:
                raise
            return await self._written(file.media, self._web.pieces(answer.url, limit), told, None)

    def _where(self, link: str) -> tuple[str, bool]:
        """Return where to fetch from, and whether the gateway's token belongs there.

        A bare address with port 8080 is the gateway's own back door, which wants the token. It would travel there
        unlocked, so the same path is asked for at the gateway's own address. No other host ever gets the token.
        """
        url = URL(link)
        if self._web.guard.is_gateway(url):
            return link, True
        if url.port == _GATEWAY_LINK_PORT and (url.host or "").replace(".", "").isdigit():
            return f"{self._web.guard.gateway}{url.raw_path_qs}", True
        return link, False

    async def _written(
        self, media: Media, pieces: AsyncGenerator[bytes, None], told: Told, opener: Opener | None
    ) -> Part:
        part, came = None, 0
        try:
            async with aclosing(pieces):
                part = await self._run(self._shelf.begin, media.size)
                async for piece in pieces:
                    await self._run(_add, part, piece, opener)
                    came += len(piece)
                    told(came)
            if opener is not None:
                await self._run(_end, part, opener)
            _prove(part, media, locked=opener is not None)
            await self._run(part.finish)
        except BaseException as error:
            if part is not None:
                await self._run(part.drop)
            if isinstance(error, NotOpenedError):
                raise NotFetchedError("broken-file") from error
            if isinstance(error, NoRoomError):
                raise NotFetchedError("disk-full") from error
            raise
        return part


def _add(part: Part, piece: bytes, opener: Opener | None) -> None:
    part.write(piece if opener is None else opener.update(piece))


def _end(part: Part, opener: Opener) -> None:
    part.write(opener.finish())


def _prove(part: Part, media: Media, *, locked: bool) -> None:
    if part.size == 0:
        raise NotFetchedError("empty")
    if media.sha256 is not None:
        if part.sha256 != media.sha256:
            raise NotFetchedError("wrong-hash")
    elif not locked and media.size and part.size != media.size:
        raise NotFetchedError("wrong-size")


def _address(url: str | None, direct_path: str | None) -> str | None:
    """Return where a locked file lies; some links lead to WhatsApp's front page only."""
    if url is not None and urlsplit(url).path.strip("/"):
        return url
    return f"{MEDIA_HOST}{direct_path}" if direct_path and direct_path.startswith("/") else None


async def _one(data: bytes) -> AsyncGenerator[bytes, None]:
    yield data
