"""One request, from its head to its answer (contract, the table under *Webhook endpoints*)."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import HttpVersion11, web

from multichat_desktop.domain.intake import Delivery, Receipt, RefusedBodyError, Takes, TryLaterError
from multichat_desktop.webhook import doors, endpoints
from multichat_desktop.webhook.connections import hurry
from multichat_desktop.webhook.limits import USUAL, Limits
from multichat_desktop.webhook.memory import Memory, NoRoomError, Share
from multichat_desktop.webhook.strangers import Strangers, address_of

_log = logging.getLogger(__name__)

MAX_BODY = 16 * 1024 * 1024
TEST_HEADER = "X-MultiChat-Test"
_FULL_SECONDS, _FAULT_SECONDS = 1, 5


class Handler:
    """Answers the requests of one door.

    `health` gives what `GET /healthz` shows; None where it is not shown (the public door).
    """

    def __init__(
        self,
        door: doors.Door,
        takes: Takes,
        keys: doors.Keys,
        monotonic: Callable[[], float],
        health: Callable[[], Mapping[str, object]] | None = None,
        on_wrong_key: Callable[[], None] = lambda: None,
        limits: Limits = USUAL,
    ) -> None:
        self._door, self._takes, self._keys = door, takes, keys
        self._monotonic, self._health, self._on_wrong_key = monotonic, health, on_wrong_key
        self._body_seconds = limits.body_seconds
        self._memory = Memory(limits.memory)
        self._strangers = Strangers(monotonic, limits.wrong_keys)

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request; a fault of our own is one that the sender may try again."""
        try:
            return await self._answer_to(request)
        except ConnectionError:
            raise  # the sender went away
        except Exception:
            _log.exception("a request could not be answered")
            headers = {"Retry-After": str(_FAULT_SECONDS)}
            return _closing(_answer(503, headers, error="The request cannot be answered right now."))

    async def _answer_to(self, request: web.BaseRequest) -> web.StreamResponse:
        started = self._monotonic()
        in_path, path = doors.split_key(request.path)
        if self._door is doors.Door.PUBLIC:
            if not self._keys.opens(doors.offered_key(request, in_path)):
                return self._unauthorized(request)
        else:
            refusal = doors.check_local(request)
            if refusal is not None:
                return _unread(request, _answer(refusal.status, error=refusal.error))
        if path == "/healthz" and self._health is not None:
            if request.method != "GET":
                return _answer(405, {"Allow": "GET"}, error="Only GET is understood here.")
            return web.Response(text=json.dumps(self._health()), content_type="application/json")
        endpoint = endpoints.endpoint_at(path)
        if endpoint is None:
            return _answer(404, error="There is nothing at this address.")
        if request.method != "POST":
            return _answer(405, {"Allow": "POST"}, error="Webhooks are taken by POST.")
        return await self._take(request, endpoint, started)

    def _unauthorized(self, request: web.BaseRequest) -> web.Response:
        self._on_wrong_key()
        if self._strangers.overdo(address_of(request.headers.getall("X-Forwarded-For", ()), request.remote)):
            hurry(request)
        return _unread(request, _answer(401, error="unauthorized"))

    async def _take(self, request: web.BaseRequest, endpoint: str, started: float) -> web.StreamResponse:
        def delivery(raw: bytes, size: int | None = None) -> Delivery:
            test = request.headers.get(TEST_HEADER) == "1"
            return Delivery(self._door.value, endpoint, raw, started, test=test, size=size)

        announced = request.content_length or 0
        if self._door is doors.Door.LOCAL and not doors.is_json(request.headers.get("Content-Type")):
            error = "The Content-Type must be application/json."
            return await self._turn_away(415, delivery(b"", announced), error)
        with self._memory.share() as share:
            try:
                async with asyncio.timeout(self._body_seconds):
                    raw = await _read(request, share)
            except TimeoutError:
                hurry(request)
                return _closing(_answer(408, error="The body took too long."))
            except NoRoomError:
                error = "Too much is being received; try again shortly."
                return await self._turn_away(503, delivery(b"", announced), error, _FULL_SECONDS)
            except web.RequestPayloadError:
                error = "The body is not encoded as it says."
                return await self._turn_away(400, delivery(b"", announced), error)
            if raw is None:
                error = f"The body is larger than {MAX_BODY // 1024 // 1024} MiB."
                return await self._turn_away(413, delivery(b"", announced or MAX_BODY), error)
            return await self._guarded(lambda: self._accept(delivery(raw)))

    async def _accept(self, delivery: Delivery) -> web.Response:
        try:
            receipt = await self._takes.accept(delivery)
        except RefusedBodyError as error:
            return _answer(400, error=str(error))
        return web.Response(body=_body(receipt), content_type="application/json")

    async def _turn_away(
        self, status: int, delivery: Delivery, error: str, seconds: int | None = None
    ) -> web.Response:
        headers = None if seconds is None else {"Retry-After": str(seconds)}

        async def note() -> web.Response:
            await self._takes.refuse(delivery, error)
            return _answer(status, headers, error=error)

        return _closing(await self._guarded(note))

    @staticmethod
    async def _guarded(work: Callable[[], Awaitable[web.Response]]) -> web.Response:
        try:
            return await work()
        except TryLaterError as error:
            return _answer(503, {"Retry-After": str(error.seconds)}, error=str(error))


async def _read(request: web.BaseRequest, share: Share) -> bytes | None:
    """Return the body; None when it is too large, of which nothing past the limit is kept."""
    announced = request.content_length or 0
    if announced > MAX_BODY:
        return None
    share.announce(announced)
    await _invite(request)
    chunks: list[bytes] = []
    async for chunk in request.content.iter_any():
        if share.size + len(chunk) > MAX_BODY:
            return None
        share.grow(len(chunk))
        chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


async def _invite(request: web.BaseRequest) -> None:
    """Tell a sender that waits for it (curl, with more than a megabyte) that its body is welcome."""
    if request.version >= HttpVersion11 and request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")


def _body(receipt: Receipt) -> bytes:
    told: dict[str, object] = {"status": receipt.outcome, "event": receipt.kind, "id": receipt.journal_id}
    if receipt.outcome == "ignored":
        told["reason"] = receipt.error
    elif receipt.outcome == "quarantined":
        told["error"] = receipt.error
    return json.dumps(told).encode()


def _answer(status: int, headers: Mapping[str, str] | None = None, *, error: str) -> web.Response:
    text = json.dumps({"error": error})
    return web.Response(status=status, headers=headers, text=text, content_type="application/json")


def _closing(response: web.Response) -> web.Response:
    """End the connection behind an answer, since the rest of the request will not be read."""
    response.force_close()
    return response


def _unread(request: web.BaseRequest, response: web.Response) -> web.Response:
    """End the connection behind an answer to somebody of whom nothing is read, nor unpacked."""
    if "Content-Encoding" in request.headers:
        hurry(request)
    return _closing(response)
