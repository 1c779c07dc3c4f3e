"""Posts one instance's webhooks in order, without a second try, and keeps the log of them."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp

from multichat_desktop.simulator.spelling import Json, lower, spell
from multichat_desktop.simulator.world import World

KINDS = ("connected", "disconnected", "delivery", "received", "status", "presence")
FALLBACK = "fallback"
_GROUP = 4
_GATHERING_SECONDS = 0.02


@dataclass
class LogEntry:
    """One line of the gateway's webhook log.

    Attributes:
        kind: ours: one of `KINDS`.
        type: the gateway's: the event's name.
        url: where it went; empty if no URL was registered.
        status_code: the last answer; None while there is none.
        body: JSON text, all keys in lower case.
        error: why there was no answer, in words.
        finished: set once nothing more will be posted for this entry.
    """

    id: str
    created_at: float
    kind: str
    type: str
    url: str
    body: str
    status_code: int | None = None
    error: str | None = None
    finished: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def as_json(self) -> Json:
        """The entry as `fetch-webhook-logs` tells it."""
        created = datetime.fromtimestamp(self.created_at, UTC).isoformat(timespec="milliseconds")
        return {
            "id": self.id,
            "createdAt": created.replace("+00:00", "Z"),
            "type": self.type,
            "url": self.url,
            "statusCode": self.status_code,
            "body": self.body,
        }


class Courier:
    """Carries the webhooks of one instance.

    Attributes:
        urls: where each kind goes (`KINDS` and "fallback"); empty text if nowhere.
        log: what was emitted, oldest first.
    """

    def __init__(self, world: World, instance_id: str) -> None:
        self.urls: dict[str, str] = dict.fromkeys((*KINDS, FALLBACK), "")
        self.log: list[LogEntry] = []
        self._world = world
        self._name = f"webhooks of {instance_id}"
        self._waiting: deque[tuple[LogEntry, bytes]] = deque()
        self._task: asyncio.Task[None] | None = None

    def emit(self, kind: str, body: Json) -> LogEntry:
        """Logs a webhook and puts it behind those that still wait to be posted."""
        world = self._world
        entry = LogEntry(
            id=world.ids.row(),
            created_at=world.clock(),
            kind=kind,
            type=body.get("event", "webhookChatPresence"),
            url=self.urls[kind] or self.urls[FALLBACK],
            body=json.dumps(lower(body), ensure_ascii=False, separators=(",", ":")),
        )
        self.log.append(entry)
        if not entry.url or not world.running or world.faults.drops(kind, body):
            entry.finished.set()
            return entry
        payload = json.dumps(spell(body, world.spelling), ensure_ascii=False).encode()
        self._waiting.append((entry, payload))
        if self._task is None or self._task.done():
            self._task = world.spawn(self._carry(), self._name)
        return entry

    async def settled(self) -> None:
        """Waits until every webhook emitted so far was posted or has failed."""
        if self._task is not None and not self._task.done():
            await asyncio.wait({self._task})

    async def _carry(self) -> None:
        """Ends when nothing waits any more, so that an idle simulator has no tasks."""
        while self._waiting:
            if not self._world.faults.reorder_webhooks:
                await self._post(*self._waiting.popleft())
                continue
            await asyncio.sleep(_GATHERING_SECONDS)
            group = [self._waiting.popleft() for _ in range(min(_GROUP, len(self._waiting)))]
            self._world.rng.shuffle(group)
            for entry, payload in group:
                await self._post(entry, payload)

    async def _post(self, entry: LogEntry, payload: bytes) -> None:
        session = self._world.session
        if session is None:
            return
        try:
            for _ in range(1 + self._world.faults.duplicate_webhooks):
                await self._post_once(session, entry, payload)
        finally:
            entry.finished.set()

    async def _post_once(self, session: aiohttp.ClientSession, entry: LogEntry, payload: bytes) -> None:
        headers = {"Content-Type": "application/json"}
        try:
            async with session.post(
                entry.url, data=payload, headers=headers, allow_redirects=False
            ) as answer:
                entry.status_code = answer.status
                entry.error = None
                await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            entry.error = f"{type(error).__name__}: {error}"
