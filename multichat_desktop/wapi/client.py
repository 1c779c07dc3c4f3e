"""The REST side of the gateway: calls out, with the answers' surprises taken out of them."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import msgspec

from multichat_desktop.domain.contact import GroupFacts
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.wapi import files, groups
from multichat_desktop.wapi.answers import read_answer
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError
from multichat_desktop.wapi.files import Link
from multichat_desktop.wapi.lookups import Lookups
from multichat_desktop.wapi.outgoing_calls import MOST, Body, OutgoingCalls

DEFAULT_URL = "https://api.w-api.app"
_CONNECT_SECONDS, _TOTAL_SECONDS, _FILE_SECONDS = 10, 30, 120
_MOST_OF_FILE = 96 * 1024 * 1024
"""Bytes of an answer that may be a file, as Base64."""

# Ours on the left, the gateway's `PUT /webhook/update-webhook-…` on the right.
WEBHOOK_CALLS = {
    "connect": "connected",
    "disconnect": "disconnected",
    "send-message": "delivery",
    "receive-message": "received",
    "message-status": "message-status",
    "chat-presence": "chat-presence",
}
# The names of the documented `POST /webhook/set`, which has one for the fallback too.
SET_NAMES = {
    "connect": "connection",
    "disconnect": "disconnection",
    "send-message": "send_message",
    "receive-message": "receive_message",
    "chat-presence": "chat_presence",
    "message-status": "message_status",
    "fallback": "fallback",
}
WEBHOOK_FIELDS = {
    "connect": "webhookConnectedUrl",
    "disconnect": "webhookDisconnectedUrl",
    "send-message": "webhookDeliveryUrl",
    "receive-message": "webhookReceivedUrl",
    "message-status": "webhookStatusUrl",
    "chat-presence": "webhookPresenceUrl",
}


class WapiClient(OutgoingCalls):
    """Calls the gateway. Every call raises `NotTakenError`, `RefusedError` or `LostAnswerError` when it fails.

    Each call opens a connection of its own: on one kept open nobody could tell a request that was never read
    from an answer that was lost.
    """

    def __init__(self, base_url: str = DEFAULT_URL) -> None:
        self._base = base_url.rstrip("/")
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=Lookups(), force_close=True)
        )

    async def close(self) -> None:
        """Give up what is under way and close."""
        await self._session.close()

    async def set_webhook(self, credentials: Credentials, event: str, url: str) -> None:
        """Tell the gateway where one kind of event goes. It answers *updated* to anything: read back after."""
        await self._call("PUT", f"webhook/update-webhook-{WEBHOOK_CALLS[event]}", credentials, {"value": url})

    async def set_webhooks(self, credentials: Credentials, urls: Mapping[str, str]) -> None:
        """Tell the gateway all addresses at once, the documented way."""
        body = {
            "instanceId": credentials.instance_id,
            "webhooks": {SET_NAMES[event]: url for event, url in urls.items()},
        }
        await self._call("POST", "webhook/set", credentials, body, root=self._base)

    async def webhooks(self, credentials: Credentials) -> dict[str, str]:
        """Return the six addresses that the gateway holds, by event."""
        answer = await self._call("GET", "instance/fetch-instance", credentials)
        return {event: str(answer.get(field) or "") for event, field in WEBHOOK_FIELDS.items()}

    async def group(self, credentials: Credentials, group: str) -> GroupFacts:
        """Return a group's name, and who is in it."""
        return groups.read_group(await self._call("GET", "group/group-metadata", credentials, groupId=group))

    async def download_media(self, credentials: Credentials, kind: Kind, media: Media) -> Link | bytes:
        """Ask the gateway for a message's file: where it can be fetched, or the file itself.

        It may take as long as 90 s. Refused: the gateway cannot get the file (any more).
        """
        body = files.question(kind, media)
        answer = await self._call(
            "POST", "message/download-media", credentials, body, seconds=_FILE_SECONDS, most=_MOST_OF_FILE
        )
        return files.read_file(answer)

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
        headers = {"Authorization": f"Bearer {credentials.token}", "Content-Type": "application/json"}
        if isinstance(body, Body):
            headers["Content-Length"] = str(body.length)
        try:
            async with self._session.request(
                method,
                f"{root or f'{self._base}/v1'}/{path}",
                params={"instanceId": credentials.instance_id, **query},
                headers=headers,
                data=msgspec.json.encode(body) if isinstance(body, dict) else body and body.pieces,
                allow_redirects=False,
                # Whoever sends in pieces watches over it, since that may take as long as it goes on.
                timeout=_timeout(None if isinstance(body, Body) else seconds or _TOTAL_SECONDS),
            ) as response:
                raw = await _read(response, most)
                return read_answer(response.status, raw, response.headers.get("Retry-After"))
        except aiohttp.ClientConnectorError as error:
            raise NotTakenError("offline") from error
        except (aiohttp.ConnectionTimeoutError, aiohttp.ServerFingerprintMismatch) as error:
            raise NotTakenError("offline") from error
        # What these show of themselves may hold the header with the token: they end here.
        except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError, ValueError):
            raise RefusedError("bad-address") from None
        except aiohttp.ClientResponseError:
            raise LostAnswerError("no-answer") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise LostAnswerError("no-answer") from error


def _timeout(seconds: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, connect=2 * _CONNECT_SECONDS, sock_connect=_CONNECT_SECONDS)


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Return an answer's body; nothing of one that is longer, whose status alone says then what became of the call."""
    if (response.content_length or 0) > most:
        return b""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > most:
            return b""
    return bytes(body)
