"""Profile pictures: fetched while their links live, kept in the profile until a newer link comes."""

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.clock import Clock
from multichat_desktop.services.files.web import NotFetchedError
from multichat_desktop.services.picture_size import size_of
from multichat_desktop.store import chores
from multichat_desktop.store.errors import StoreError
from multichat_desktop.store.jobs import Chore
from multichat_desktop.store.profile import private_file
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.replies import Replies

_log = logging.getLogger(__name__)

FOLDER = "pictures"
MOST_BYTES, MOST_SIDE = 2 * 2**20, 4096
_NAME_BYTES = 16

Fetch = Callable[[str, int], Awaitable[bytes]]
"""Returns what lies at a stranger's URL, at most so many bytes (`files.work.FileWork.fetch_public`)."""


def is_dead(url: str, now: int) -> bool:
    """Whether a picture's link says that its time is over: `oe`, in hexadecimal seconds (`docs/protocol.md`, *Who*)."""
    try:
        said = parse_qs(urlsplit(url).query).get("oe")
    except ValueError:
        return True  # what is no link leads nowhere
    with contextlib.suppress(ValueError, TypeError):
        return int(said[0], 16) * 1000 <= now if said else False
    return False


class Portraits:
    """Fetches the pictures of those whose conversations change. A link that failed is not tried again."""

    def __init__(
        self, replies: Replies, reader: Reader, fetch: Fetch, profile: Path, clock: Clock, pool: Executor
    ) -> None:
        self._replies, self._reader, self._fetch = replies, reader, fetch
        self._profile, self._clock, self._pool = profile, clock, pool
        self._known: dict[str, str] = {}
        self._waiting: asyncio.Queue[str] = asyncio.Queue()

    def heard(self, chats: Iterable[Chat]) -> None:
        """Look at conversations that changed, for links that were not there before."""
        for chat in chats:
            if chat.picture and self._known.get(chat.id) != chat.picture:
                self._known[chat.id] = chat.picture
                self._waiting.put_nowait(chat.id)

    async def run(self) -> None:
        """Fetch for ever, one after the other; cancelled at the end."""
        while True:
            chat_id = await self._waiting.get()
            try:
                await self._bring(chat_id)
            except (NotFetchedError, StoreError, OSError) as error:
                _log.info("a profile picture did not come: %s", type(error).__name__)
            except Exception:
                # Whatever it is with one of them, the next picture is fetched all the same.
                _log.exception("a profile picture did not come")

    async def _bring(self, chat_id: str) -> None:
        wanted = self._reader.people.portrait_wanted(chat_id)
        if wanted is None or is_dead(wanted.url, self._clock.now()):
            return
        data = await self._fetch(wanted.url, MOST_BYTES)
        size = size_of(data)
        if size is None or not (0 < size.width <= MOST_SIDE and 0 < size.height <= MOST_SIDE):
            _log.info("a profile picture is none, or too large")
            return
        name = hashlib.blake2b(
            f"{wanted.person_id} {wanted.url}".encode(), digest_size=_NAME_BYTES
        ).hexdigest()
        path = f"{FOLDER}/{name}.{size.extension}"
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._pool, self._write, path, data)
        await self._replies.do(Chore(chores.set_portrait(wanted.person_id, wanted.url, path)))
        if wanted.old_path is not None and wanted.old_path != path:
            await loop.run_in_executor(self._pool, self._remove, wanted.old_path)

    def _write(self, path: str, data: bytes) -> None:
        """Put a picture in its place, whole or not at all, for this user only."""
        place = self._profile / path
        place.parent.mkdir(mode=0o700, exist_ok=True)
        with private_file(place) as out:
            out.write(data)

    def _remove(self, path: str) -> None:
        with contextlib.suppress(OSError):
            (self._profile / path).unlink()
