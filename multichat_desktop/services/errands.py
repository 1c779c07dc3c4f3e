"""What the agent wants done to messages at the gateway: reactions, edits, deletions, and that the customer sees what
was read. Written down first, then done, in order.

Doing any of it twice changes nothing, so an answer that was lost is no riddle as it is for a message: it is done
again. What the gateway refuses stays with its reason until the agent says otherwise.
"""

import asyncio
import logging
import random
from collections.abc import Callable

from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.backoff import LONGEST_SLEEP, LONGEST_WAIT, until
from multichat_desktop.services.credentials import CredentialStore
from multichat_desktop.services.gateway import Gateway
from multichat_desktop.services.outbox_notes import Notes
from multichat_desktop.store import errands, steps
from multichat_desktop.store.details import WaitingErrand
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies
from multichat_desktop.wapi.credentials import Credentials
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError

_log = logging.getLogger(__name__)


class Errands:
    """Does what waits, one after the other. Lives on the loop that awaits the gateway."""

    def __init__(
        self,
        replies: Replies,
        reader: Reader,
        gateway: Gateway,
        credentials: CredentialStore,
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._notes, self._reader = Notes(replies, clock), reader
        self._gateway, self._credentials = gateway, credentials
        self._clock, self._jitter = clock, jitter
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Look again: something was put in."""
        self._wake.set()

    async def run(self) -> None:
        """Do for ever; cancelled at the end."""
        while True:
            self._wake.clear()
            wait = await self._round()
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _round(self) -> float | None:
        """Do all that is due; return the seconds until the next one is."""
        waiting = await self._notes.read(self._reader.details.errands)
        wait: float | None = None
        done = False
        for errand in waiting:
            due = ((errand.next_try_at or 0) - self._clock.now()) / 1000
            # Nothing is put off for longer: otherwise the clock was set back meanwhile.
            if 0 < due <= LONGEST_WAIT:
                wait = min(due, LONGEST_SLEEP) if wait is None else min(wait, due)
            else:
                await self._notes.do(await self._outcome(errand))
                done = True
        # What was put off is due at a time of its own: it is read again.
        return 0.0 if done else wait

    async def _outcome(self, errand: WaitingErrand) -> steps.ErrandStep:
        try:
            credentials = await self._credentials.of(errand.instance_id)
            if errand.address is None:
                raise RefusedError("no-address")
            await self._ask(credentials, errand.address, errand)
        except NotTakenError as error:
            return self._later(errand, error.code, error.retry_after)
        except LostAnswerError as error:
            return self._later(errand, error.code, None)
        except RefusedError as error:
            return steps.ErrandRefused(errand.local_id, error.code)
        except Exception:
            _log.exception("an errand ended unexpectedly")
            return self._later(errand, "no-answer", None)
        return steps.ErrandTaken(errand.local_id)

    async def _ask(self, credentials: Credentials, address: str, errand: WaitingErrand) -> None:
        gateway, target = self._gateway, errand.target
        match errand.kind:
            case errands.EDIT:
                await gateway.edit(credentials, address, target, errand.body)
            case errands.DELETE:
                await gateway.delete(credentials, address, target)
            case errands.SEEN:
                await gateway.mark_seen(credentials, address, target)
            case _:
                await gateway.react(credentials, address, target, errand.body)

    def _later(self, errand: WaitingErrand, code: str, retry_after: float | None) -> steps.ErrandPostponed:
        at = until(self._clock.now(), errand.attempts + 1, self._jitter(), retry_after)
        return steps.ErrandPostponed(errand.local_id, code, at)
