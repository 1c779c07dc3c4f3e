"""Where webhooks arrive: read, written down, and answered for once they are durable."""

import asyncio
from concurrent.futures import Executor

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.events import EventKind
from multichat_desktop.domain.intake import Delivery, Receipt, RefusedBodyError, TryLaterError
from multichat_desktop.store.errors import StoreBusyError, StoreError
from multichat_desktop.store.jobs import Arrival
from multichat_desktop.store.ledger import CATCH_UP
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.payloads import BrokenContentError, NotAnEventError, decode, read

LARGE = 64 * 1024
_KEPT_OF_REFUSED = 64 * 1024
_BUSY_SECONDS, _FAULT_SECONDS = 1, 5


class Inbox:
    """Takes bodies on the intake's loop. Large ones are read in the pool, so that nobody waits behind them."""

    def __init__(self, replies: Replies, clock: Clock, pool: Executor) -> None:
        self._replies = replies
        self._clock = clock
        self._pool = pool

    async def accept(self, delivery: Delivery) -> Receipt:
        """Give a body its effect and return what became of it, once that is durable.

        Raises:
            RefusedBodyError: it is no JSON object; its beginning is kept in the journal.
            TryLaterError: it could not be written down.
        """
        received_at = self._clock.now()
        if len(delivery.raw) > LARGE:
            loop = asyncio.get_running_loop()
            arrival = await loop.run_in_executor(self._pool, self.read, delivery, received_at)
        else:
            arrival = self.read(delivery, received_at)
        receipt = await self._write(arrival)
        if receipt.outcome == "refused":
            raise RefusedBodyError(arrival.error)
        return receipt

    async def take_logged(self, raw: bytes) -> Receipt:
        """Take a body out of the gateway's log of webhooks, as if it had come by itself.

        Raises:
            RefusedBodyError: it is no JSON object.
            TryLaterError: it could not be written down.
        """
        return await self.accept(Delivery(CATCH_UP, "send-message", raw, self._clock.monotonic()))

    async def refuse(self, delivery: Delivery, error: str) -> None:
        """Note in the journal that a request behind an open door was turned away.

        Raises:
            TryLaterError: it could not be written down.
        """
        await self._write(self._refused(delivery, self._clock.now(), error))

    async def _write(self, arrival: Arrival) -> Receipt:
        try:
            return await self._replies.do(arrival)
        except StoreBusyError as error:
            raise TryLaterError("Too much is waiting; try again shortly.", _BUSY_SECONDS) from error
        except StoreError as error:
            raise TryLaterError("The event cannot be stored right now.", _FAULT_SECONDS) from error

    def read(self, delivery: Delivery, received_at: int) -> Arrival:
        """Return what the writer is asked to do with a body."""
        try:
            body = decode(delivery.raw)
        except NotAnEventError as error:
            return self._refused(delivery, received_at, str(error))
        if delivery.test:
            return self._arrival(
                delivery, received_at, verdict="ignored", error="test", kind=EventKind.UNKNOWN
            )
        try:
            return self._arrival(delivery, received_at, event=read(body))
        except BrokenContentError as error:
            instance = body.get("instanceid")
            known = instance if isinstance(instance, str) else None
            return self._arrival(
                delivery, received_at, verdict="quarantined", error=str(error), instance_id=known
            )

    def _refused(self, delivery: Delivery, received_at: int, error: str) -> Arrival:
        size = len(delivery.raw) if delivery.size is None else delivery.size
        kept = Delivery(
            delivery.door, delivery.endpoint, delivery.raw[:_KEPT_OF_REFUSED], delivery.started, size=size
        )
        return self._arrival(kept, received_at, verdict="refused", error=error)

    def _arrival(self, delivery: Delivery, received_at: int, **what: object) -> Arrival:
        def elapsed_us() -> int:
            return round((self._clock.monotonic() - delivery.started) * 1e6)

        return Arrival(
            door=delivery.door,
            endpoint=delivery.endpoint,
            received_at=received_at,
            raw=delivery.raw,
            size=delivery.size,
            elapsed_us=elapsed_us,
            **what,  # type: ignore[arg-type]
        )
