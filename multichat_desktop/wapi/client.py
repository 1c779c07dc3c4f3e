"""The REST side of the gateway: calls out, with the answers' surprises taken out of them."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import msgspec
from msgspec import Struct

from multichat_desktop.wapi.answers import read_answer
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError

DEFAULT_URL = "https://api.w-api.app"
_CONNECT_SECONDS, _TOTAL_SECONDS = 10, 30
_DELAY_SECONDS = 1

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


class Credentials(Struct, frozen=True):
    """By what the gateway knows an instance."""

    instance_id: str
    token: str

    def __repr__(self) -> str:
        """Show everything but the token."""
        return f"Credentials({self.instance_id!r}, …)"


class WapiClient:
    """Calls the gateway. Every call raises `NotTakenError`, `RefusedError` or `LostAnswerError` when it fails.

    Each call opens a connection of its own: on one kept open nobody could tell a request that was never read
    from an answer that was lost.
    """

    def __init__(self, base_url: str = DEFAULT_URL) -> None:
        self._base = base_url.rstrip("/")
        timeout = aiohttp.ClientTimeout(
            total=_TOTAL_SECONDS, connect=2 * _CONNECT_SECONDS, sock_connect=_CONNECT_SECONDS
        )
        connector = aiohttp.TCPConnector(force_close=True)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=connector)

    async def close(self) -> None:
        """Give up what is under way and close."""
        await self._session.close()

    async def send_text(
        self, credentials: Credentials, phone: str, text: str, quote: str | None = None
    ) -> str:
        """Hand a text to the gateway's queue and return its message id: *taken*, which is not yet *sent*."""
        body: dict[str, Any] = {"phone": phone, "message": text, "delayMessage": _DELAY_SECONDS}
        if quote:
            body["messageId"] = quote
        answer = await self._call("POST", "message/send-text", credentials, body)
        message_id = answer.get("messageId")
        if not isinstance(message_id, str) or not message_id:
            raise LostAnswerError("no-message-id")
        return message_id

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

    async def group_subject(self, credentials: Credentials, group: str) -> str | None:
        """Return a group's name."""
        answer = await self._call("GET", "group/group-metadata", credentials, groupId=group)
        found = answer.get("group")
        subject = found.get("subject") if isinstance(found, dict) else None
        return subject if isinstance(subject, str) and subject else None

    async def _call(
        self,
        method: str,
        path: str,
        credentials: Credentials,
        body: dict[str, Any] | None = None,
        *,
        root: str | None = None,
        **query: str,
    ) -> dict[str, Any]:
        try:
            async with self._session.request(
                method,
                f"{root or f'{self._base}/v1'}/{path}",
                params={"instanceId": credentials.instance_id, **query},
                headers={"Authorization": f"Bearer {credentials.token}", "Content-Type": "application/json"},
                data=None if body is None else msgspec.json.encode(body),
                allow_redirects=False,
            ) as response:
                raw = await response.read()
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
