"""What a running console does for commands that reach it through the control socket."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from multichat_desktop.app.core import Core
from multichat_desktop.control import Command
from multichat_desktop.domain import address
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services.preparing import UnsendableError
from multichat_desktop.services.writing import new_local_id
from multichat_desktop.store import chores, steps
from multichat_desktop.store.errors import NotThereError, StoreError
from multichat_desktop.store.jobs import Chore, Doing

_LOOK_AGAIN_SECONDS = 0.05
_SETTLED = (OutboxState.TAKEN, OutboxState.FAILED)


class Commands:
    """The commands, by name. `show` brings the window to the front; None where there is none."""

    def __init__(self, core: Core, show: Callable[[], None] | None = None) -> None:
        self._core, self._show = core, show

    def table(self) -> dict[str, Command]:
        """Return all commands."""
        return {
            "status": self.status,
            "raise": self.show,
            "send": self.send,
            "add-instance": self.add_instance,
            "remove-instance": self.remove_instance,
            "renew-key": self.renew_key,
        }

    async def status(self, _: dict[str, Any]) -> dict[str, Any]:
        """Tell where the doors are."""
        ports = self._core.ports
        return {"local": ports.local, "public": ports.public, "window": self._show is not None}

    async def show(self, _: dict[str, Any]) -> dict[str, Any]:
        """Bring the window to the front."""
        if self._show is None:
            return {"error": "no window"}
        self._show()
        return {"shown": True}

    async def send(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Put a text or a file into the outbox and wait until it is settled or the time is over."""
        to = (
            address.parse(str(asked["to"]))
            if "@" in str(asked["to"])
            else address.from_typed(str(asked["to"]))
        )
        if to is None or not (to.is_person or to.kind is address.AddressKind.GROUP):
            return {"error": "bad-number"}
        instance_id = asked.get("instance") or self._only_instance()
        if instance_id is None:
            return {"error": "which-instance"}
        if instance_id not in {instance.id for instance in self._core.reader.instances()}:
            return {"error": "unknown-instance"}
        core, local_id = self._core, new_local_id()
        text, content, behind = str(asked["text"]), None, None
        try:
            if asked.get("file"):
                file = OutgoingFile(source=Path(str(asked["file"])), caption=text)
                content = await core.services.preparation.content(file)
            step = steps.QueueTo(local_id, instance_id, to, text, content)
            await core.services.replies.do(Doing(step, core.clock.now()))
            if text and content is not None and content.caption is None:
                # A sound has no caption: its words follow it.
                behind = new_local_id()
                words = steps.QueueTo(behind, instance_id, to, text)
                await core.services.replies.do(Doing(words, core.clock.now()))
        except UnsendableError as error:
            return {"error": error.code}
        except StoreError:
            return {"error": "not-written"}
        core.services.outbox.wake()
        message = await self._settled(local_id, float(asked.get("timeout", 60)))
        if behind is not None:
            await self._settled(behind, float(asked.get("timeout", 60)))
        state = OutboxState.FAILED if message is None else message.outbox  # none: the agent gave it up
        return {
            "id": local_id,
            "message_id": None if message is None else message.message_id,
            "state": str(state),
            "reason": None if message is None else message.error,
        }

    def _only_instance(self) -> str | None:
        instances = self._core.reader.instances()
        return instances[0].id if len(instances) == 1 else None

    async def _settled(self, local_id: str, seconds: float) -> Message | None:
        until = self._core.clock.monotonic() + seconds
        while True:
            message = self._core.reader.by_local_id(local_id)
            settled = message is None or message.outbox in _SETTLED or message.asks
            if settled or self._core.clock.monotonic() >= until:
                return message
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    async def add_instance(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Add an instance, or name it and renew its token."""
        core, instance_id = self._core, str(asked["id"])
        chore = Chore(chores.add_instance(instance_id, asked.get("name"), core.clock.now()))
        try:
            if asked.get("instance_token"):
                await core.services.credentials.keep(instance_id, str(asked["instance_token"]))
            await core.services.replies.do(chore)
        except StoreError:
            return {"error": "not-written"}
        return {"added": instance_id}

    async def remove_instance(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Remove an instance and forget its token; its conversations stay."""
        core, instance_id = self._core, str(asked["id"])
        try:
            await core.services.replies.do(Chore(chores.remove_instance(instance_id)))
            await core.services.credentials.forget(instance_id)
        except NotThereError:
            return {"error": "unknown-instance"}
        except StoreError:
            return {"error": "not-written"}
        return {"removed": instance_id}

    async def renew_key(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Renew the key of the public door, or go on with it, or end it by dropping the old one."""
        try:
            if asked.get("drop_old"):
                await self._core.services.door_keys.drop_old()
                return {"renewed": [], "waiting": {}}
            done = await self._core.services.door_keys.renew(asked.get("public_url"))
        except StoreError:
            return {"error": "not-written"}
        return {"renewed": list(done.renewed), "waiting": done.waiting}
