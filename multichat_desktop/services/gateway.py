"""What the services ask of the gateway, so that tests can stand in for it."""

from collections.abc import Mapping
from typing import Protocol

from multichat_desktop.domain.contact import GroupFacts
from multichat_desktop.domain.content import Kind, Media
from multichat_desktop.domain.events import MessageEvent
from multichat_desktop.domain.outgoing import Letter, NumberCheck
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.files import Link
from multichat_desktop.wapi.upload import Upload


class Gateway(Protocol):
    """The calls that the services make (`wapi.client.WapiClient`)."""

    async def send(
        self, credentials: Credentials, phone: str, letter: Letter, upload: Upload | None = None
    ) -> str:
        """Hand a message over and return its id."""
        ...

    async def react(self, credentials: Credentials, phone: str, message_id: str, emoji: str) -> None:
        """React to a message; an empty emoji takes the reaction away."""
        ...

    async def edit(self, credentials: Credentials, phone: str, message_id: str, text: str) -> None:
        """Change the text of a message of the shop's own."""
        ...

    async def delete(self, credentials: Credentials, phone: str, message_id: str) -> None:
        """Delete a message of the shop's own for everybody."""
        ...

    async def mark_seen(self, credentials: Credentials, phone: str, message_id: str) -> None:
        """Let the customer see that their message was read."""
        ...

    async def show_typing(self, credentials: Credentials, phone: str, kind: str, seconds: int) -> None:
        """Let the customer see somebody writing or recording for a while."""
        ...

    async def check_number(self, credentials: Credentials, phone: str) -> NumberCheck:
        """Return whether somebody uses a phone's digits in WhatsApp."""
        ...

    async def queued(self, credentials: Credentials) -> list[MessageEvent]:
        """Return what the gateway has taken and not sent yet."""
        ...

    async def told(self, credentials: Credentials) -> list[bytes]:
        """Return the bodies of the webhooks that the gateway sent last."""
        ...

    async def set_webhook(self, credentials: Credentials, event: str, url: str) -> None:
        """Say where one kind of event goes."""
        ...

    async def set_webhooks(self, credentials: Credentials, urls: Mapping[str, str]) -> None:
        """Say where all of them go, the documented way."""
        ...

    async def webhooks(self, credentials: Credentials) -> dict[str, str]:
        """Return where the six kinds of event go now."""
        ...

    async def download_media(self, credentials: Credentials, kind: Kind, media: Media) -> Link | bytes:
        """Return where a message's file can be fetched, or the file."""
        ...

    async def group(self, credentials: Credentials, group: str) -> GroupFacts:
        """Return a group's name, and who is in it."""
        ...
