"""The calls that send something, change what was sent, and look for what became of it."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from typing import Any

from msgspec import Struct

from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.outgoing import Letter, NumberCheck
from multichat_desktop.wapi import looking, sending
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError
from multichat_desktop.wapi.upload import Upload

MOST = 32 * 1024 * 1024
"""Bytes of an answer: no list of anything is longer."""
_STALL_SECONDS, _ANSWER_SECONDS = 60, 120
_LOOK_ROWS = 50


class Body(Struct, frozen=True):
    """A body that comes in pieces, and its length in bytes."""

    pieces: AsyncIterator[bytes]
    length: int


class OutgoingCalls(ABC):
    """What the outbox and the desk ask of the gateway; errors are those of `WapiClient`."""

    @abstractmethod
    async def _call(
        self,
        method: str,
        path: str,
        credentials: Credentials,
        body: dict[str, Any] | Body | None = None,
        *,
        root: str | None = None,
        seconds: float | None = None,
        most: int = MOST,
        **query: str,
    ) -> dict[str, Any]:
        """Ask something of the gateway, at `root` if not below `/v1`; at most so many seconds and bytes of answer."""

    async def send(
        self, credentials: Credentials, phone: str, letter: Letter, upload: Upload | None = None
    ) -> str:
        """Hand a message to the gateway's queue and return its id: *taken*, which is not yet *sent*.

        One with a file needs its `upload`. While its body is not written to the end it is certainly not taken.
        """
        asked = sending.asked(phone, letter)
        try:
            answer = await self._asked(credentials, asked, upload)
        except RefusedError as error:
            if error.code != "not-found" or asked.instead is None:
                raise
            answer = await self._asked(credentials, asked.instead, upload)
        message_id = answer.get("messageId")
        if not isinstance(message_id, str) or not message_id:
            raise LostAnswerError("no-message-id")
        return message_id

    async def _asked(
        self, credentials: Credentials, asked: sending.Asked, upload: Upload | None
    ) -> dict[str, Any]:
        if asked.field is None:
            return await self._call("POST", asked.path, credentials, asked.body)
        if upload is None:
            raise RefusedError("file-gone")
        return await self._upload(credentials, asked, upload)

    async def _upload(self, credentials: Credentials, asked: sending.Asked, upload: Upload) -> dict[str, Any]:
        head, tail = asked.parts()
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_STALL_SECONDS) as watch:

                def alive() -> None:
                    # The last pieces may be written while the answer is in already.
                    with contextlib.suppress(RuntimeError):
                        seconds = _ANSWER_SECONDS if upload.written else _STALL_SECONDS
                        watch.reschedule(loop.time() + seconds)

                body = Body(upload.body(head, tail, alive), upload.length(head, tail))
                return await self._call("POST", asked.path, credentials, body)
        except (LostAnswerError, TimeoutError) as error:
            if upload.broken:
                raise RefusedError("file-gone") from error
            # Also its end that may still be on its way out is held back: what is sent again is never taken twice.
            if upload.stop():
                raise NotTakenError("interrupted") from error
            raise LostAnswerError("no-answer") from error

    async def react(self, credentials: Credentials, phone: str, message_id: str, emoji: str) -> None:
        """React to a message, with an empty emoji take the reaction away; doing it twice changes nothing."""
        body = {"phone": phone, "messageId": message_id}
        if emoji:
            await self._call("POST", "message/send-reaction", credentials, body | {"reaction": emoji})
        else:
            await self._call("POST", "message/remove-reaction", credentials, body)

    async def edit(self, credentials: Credentials, phone: str, message_id: str, text: str) -> None:
        """Change the text of a message of the shop's own."""
        body = {"phone": phone, "messageId": message_id, "text": text}
        await self._call("POST", "message/edit-message", credentials, body)

    async def delete(self, credentials: Credentials, phone: str, message_id: str) -> None:
        """Delete a message of the shop's own for everybody."""
        await self._call(
            "DELETE", "message/delete-message", credentials, None, phone=phone, messageId=message_id
        )

    async def mark_seen(self, credentials: Credentials, phone: str, message_id: str) -> None:
        """Let the customer see that their message was read."""
        await self._call(
            "POST", "message/read-message", credentials, {"phone": phone, "messageId": message_id}
        )

    async def show_typing(self, credentials: Credentials, phone: str, kind: str, seconds: int) -> None:
        """Let the customer see somebody writing (`composing`) or recording (`recording`) for a while."""
        body = {"phone": phone, "presence": kind, "delay": seconds}
        await self._call("POST", "chats/send-presence", credentials, body)

    async def check_number(self, credentials: Credentials, phone: str) -> NumberCheck:
        """Return whether somebody uses a phone's digits in WhatsApp, and how they are written there."""
        answer = await self._call("GET", "contacts/phone-exists", credentials, None, phoneNumber=phone)
        return looking.read_check(answer, phone)

    async def queued(self, credentials: Credentials) -> list[MessageEvent]:
        """Return what the gateway has taken and not sent yet, as far as it can be read."""
        answer = await self._call("GET", "quere/quere", credentials, None, perPage=str(_LOOK_ROWS), page="1")
        return looking.read_queue(answer, credentials.instance_id)

    async def told(self, credentials: Credentials) -> list[bytes]:
        """Return the bodies of the webhooks that the gateway sent last, the newest first or last."""
        answer = await self._call(
            "GET", "webhook/fetch-webhook-logs", credentials, None, perPage=str(_LOOK_ROWS), page="1"
        )
        return looking.read_log(answer)
