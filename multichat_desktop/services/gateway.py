"""What the services ask of the gateway, so that tests can stand in for it."""

from collections.abc import Mapping
from typing import Protocol

from multichat_desktop.wapi.client import Credentials


class Gateway(Protocol):
    """The calls that the services make (`wapi.client.WapiClient`)."""

    async def send_text(
        self, credentials: Credentials, phone: str, text: str, quote: str | None = None
    ) -> str:
        """Hand a text over and return its message id."""
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

    async def group_subject(self, credentials: Credentials, group: str) -> str | None:
        """Return a group's name."""
        ...
