"""One attempt to hand a message to the gateway: its turn, the typing before it, the call, and what its answer means."""

import asyncio
import logging
import random
from collections.abc import Callable

from multichat_desktop.domain.changes import Progress
from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import Letter
from multichat_desktop.services.backoff import until
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.manner import Manner
from multichat_desktop.services.outbox_notes import Notes
from multichat_desktop.store import steps
from multichat_desktop.store.outbox_rows import Pending
from multichat_desktop.store.reader import Reader
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError, WapiError
from multichat_desktop.wapi.upload import Upload

_log = logging.getLogger(__name__)

INTERRUPTED, CANCELLED = "interrupted", "cancelled"
_PRESENCE_SECONDS = 2.0
_SPOKEN = frozenset({Kind.VOICE, Kind.AUDIO})


class Attempts:
    """Makes attempts, one a conversation at a time. `told` hears how much of a file has gone out."""

    def __init__(
        self,
        notes: Notes,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        clock: Clock,
        manner: Manner,
        jitter: Callable[[], float] = random.random,
        told: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self._notes, self._reader, self._gateway = notes, reader, gateway
        self._credentials, self._clock, self._manner = credentials, clock, manner
        self._jitter, self._told = jitter, told
        self._next_slot: dict[str, float] = {}
        self._uploads: dict[str, tuple[Upload, asyncio.Task[str]]] = {}
        self.closing = False

    def cancel(self, local_id: str) -> bool:
        """Give up a file on its way; False where none is, or the gateway may have it whole."""
        upload, call = self._uploads.get(local_id, (None, None))
        if upload is None or call is None or not upload.stop():
            return False
        call.cancel()
        return True

    async def send(self, pending: Pending) -> bool:
        """Make one attempt; False when its answer was lost, so that nobody knows what became of it."""
        await self._await_slot(pending.instance_id)
        lost = steps.Unsettled(pending.local_id, checking=True)
        try:
            message_id = await self._hand_over(pending)
        except NotTakenError as error:
            at = until(self._clock.now(), pending.attempts + 1, self._jitter(), error.retry_after)
            await self._notes.do(steps.Postponed(pending.local_id, error.code, at))
        except RefusedError as error:
            await self._notes.do(steps.Refused(pending.local_id, error.code, error.detail))
        except LostAnswerError:
            return not await self._notes.do(lost)
        except Exception:
            _log.exception("a send ended unexpectedly")
            return not await self._notes.do(lost)
        else:
            if message_id is not None:
                await self._notes.do(steps.Taken(pending.local_id, message_id))
        return True

    async def _hand_over(self, pending: Pending) -> str | None:
        """Call the gateway and return the message's id; None when the message was given up or changed meanwhile."""
        credentials = await self._credentials.of(pending.instance_id)
        if pending.address is None:
            raise RefusedError("no-address")
        await self._type(credentials, pending.address, pending)
        if self.closing or not await self._notes.do(steps.Sending(pending.local_id)):
            return None
        # Only now: until it was *sending* the agent could change the words.
        letter = self._reader.sending.letter(pending.local_id)
        if letter is None:
            return None
        if letter.content.media is None:
            return await self._gateway.send(credentials, pending.address, letter)
        return await self._carry(credentials, pending.address, pending, letter)

    async def _carry(self, credentials: Credentials, address: str, pending: Pending, letter: Letter) -> str:
        """Hand a message with a file over."""
        size = letter.content.media.size if letter.content.media else None
        if letter.file is None or size is None:
            raise RefusedError("file-gone")
        seq = pending.seq
        upload = Upload(letter.file, size, lambda done: self._told(Progress(seq, done, size)))
        call = asyncio.get_running_loop().create_task(
            self._gateway.send(credentials, address, letter, upload), name=f"upload of {seq}"
        )
        self._uploads[pending.local_id] = upload, call
        try:
            return await call
        except asyncio.CancelledError:
            if upload.stopped:
                raise RefusedError(CANCELLED) from None
            if upload.stop():
                # The console ends, and the gateway cannot have it: it goes again with the next start.
                await self._notes.do(steps.Postponed(pending.local_id, INTERRUPTED, self._clock.now()))
            raise
        finally:
            del self._uploads[pending.local_id]
            self._told(Progress(seq, None))

    async def _await_slot(self, instance_id: str) -> None:
        """Keep about a second between two sends of an instance, as a person does."""
        now = self._clock.monotonic()
        slot = max(now, self._next_slot.get(instance_id, now))
        self._next_slot[instance_id] = slot + self._manner.pace()
        if slot > now:
            await asyncio.sleep(slot - now)

    async def _type(self, credentials: Credentials, address: str, pending: Pending) -> None:
        """Let the customer see somebody typing. Whether that works is of no matter to the message."""
        seconds = self._manner.typing(pending)
        if seconds <= 0 or self.closing:
            return
        try:
            async with asyncio.timeout(_PRESENCE_SECONDS):
                kind = "recording" if pending.kind in _SPOKEN else "composing"
                await self._gateway.show_typing(credentials, address, kind, max(1, round(seconds)))
        except (WapiError, TimeoutError):
            return
        await asyncio.sleep(seconds)
