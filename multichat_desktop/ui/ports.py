"""What the window asks of the rest of the console: short reads, and intents it hands on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from multichat_desktop.domain.chat import Chat, GroupMode, Instance
from multichat_desktop.domain.contact import Contact
from multichat_desktop.domain.content import Contact as VisitingCard
from multichat_desktop.domain.finding import Found, Question
from multichat_desktop.domain.message import Edition, Message
from multichat_desktop.domain.outgoing import NumberCheck, OutgoingFile
from multichat_desktop.domain.quick_reply import Attachment
from multichat_desktop.services.charges import Charge, PixForm

if TYPE_CHECKING:
    from pathlib import Path

    from multichat_desktop.services.files.cleanup import Room, Use
    from multichat_desktop.services.quick_reply_files import UnreadableError, UnwritableError

Key = tuple[int, int]
"""A message's place in its conversation: `(at, seq)`."""


class Reads(Protocol):
    """Short indexed reads that may run on the Qt thread (at most a page of 50 rows), and `chats`, which may not."""

    def chats(self) -> list[Chat]:
        """Return all conversations, newest first."""
        ...

    def chat(self, chat_id: str) -> Chat | None:
        """Return one conversation, also by an id that became part of another one."""
        ...

    def instances(self) -> list[Instance]:
        """Return all instances, oldest first."""
        ...

    def page_before(self, chat_id: str, before: Key | None, limit: int) -> list[Message]:
        """Return up to `limit` messages before a place (None: the end), oldest first."""
        ...

    def page_after(self, chat_id: str, after: Key | None, limit: int) -> list[Message]:
        """Return up to `limit` messages after a place (None: the beginning), oldest first."""
        ...

    def media_before(
        self, chat_id: str, before: Key | None, limit: int, what: str = "pictures"
    ) -> list[Message]:
        """Return up to `limit` pictures and films (or `documents`) before a place (None: the end), newest first."""
        ...

    def media_after(self, chat_id: str, after: Key, limit: int, what: str = "pictures") -> list[Message]:
        """Return up to `limit` pictures and films (or `documents`) after a place, oldest first."""
        ...

    def message(self, seq: int) -> Message | None:
        """Return one message."""
        ...

    def scheduled(self, chat_id: str) -> list[Message]:
        """Return what is to go out later in a conversation, or has missed its time, soonest first."""
        ...

    @property
    def details(self) -> "DetailReads":
        """Return what answers for one message at a time."""
        ...

    def starred(self, before: Key | None, limit: int) -> list[Message]:
        """Return up to `limit` starred messages before a place (None: the end), newest first."""
        ...

    def first_unread(self, chat_id: str) -> Key | None:
        """Return the place of the oldest unread message."""
        ...

    def draft(self, chat_id: str) -> str:
        """Return what was being written."""
        ...


class DetailReads(Protocol):
    """Short indexed reads about one message, when somebody asks for them."""

    def editions(self, seq: int) -> list[Edition]:
        """Return the texts that a message had and has, oldest first."""
        ...

    def raw_body(self, seq: int) -> bytes | None:
        """Return the body of the webhook that brought a message."""
        ...


class Sends(Protocol):
    """What the agent wants sent, and changed of what was. Nothing here waits: the models hear of it by a notice.

    `quote` is the id of the message that is answered, `send_at` (milliseconds UTC) sends later: the message waits in the
    conversation (`Message.outbox` is `LATER`, or `ASKING` when its time went by while the console did not run).
    """

    def send_text(
        self, chat_id: str, text: str, quote: str | None = None, send_at: int | None = None
    ) -> None:
        """Put a text into the outbox."""
        ...

    def send_files(
        self,
        chat_id: str,
        files: Sequence[OutgoingFile],
        quote: str | None = None,
        send_at: int | None = None,
        unsent: Callable[[OutgoingFile, str], None] | None = None,
    ) -> None:
        """Put files (a voice note: `kind=Kind.VOICE`) into the outbox, in their order, one message each.

        They are copied first; what is sent after them stays behind them. `unsent` hears of one that cannot be sent, and
        why: `too-large`, `empty`, `unreadable`, `no-room`. How much has gone out comes as `Changes.progress`.
        """
        ...

    def send_contacts(self, chat_id: str, contacts: Sequence[VisitingCard]) -> None:
        """Put one or several visiting cards into the outbox, as one message; each needs a phone."""
        ...

    def send_location(
        self,
        chat_id: str,
        latitude: float,
        longitude: float,
        name: str | None = None,
        address: str | None = None,
    ) -> None:
        """Put a place into the outbox; degrees as WGS 84."""
        ...

    def send_pix(self, chat_id: str, charge: Charge, form: PixForm, caption: str | None = None) -> None:
        """Put a PIX charge into the outbox: as key button, as code to copy, or as QR picture (with `caption`).

        Raises:
            BrCodeError: no bank would read its code; `charge.code()` tells the same before.
        """
        ...

    def forward(self, seqs: Sequence[int], chat_ids: Sequence[str]) -> None:
        """Send messages on to other conversations, in their order; `domain.outgoing.may_forward` says which can be."""
        ...

    def edit_text(self, seq: int, text: str) -> None:
        """Change a text, whether it has gone out or not (`domain.outgoing.may_edit`); see `Message.amending`."""
        ...

    def delete_for_all(self, seq: int) -> None:
        """Delete a message for everybody (`domain.outgoing.may_delete`); see `Message.amending`."""
        ...

    def forget_change(self, seq: int) -> None:
        """Give up an edit or deletion that was refused (`Message.amending.error`)."""
        ...

    def send_now(self, seq: int) -> None:
        """Send at once what was for later, or has missed its time."""
        ...

    def reschedule(self, seq: int, send_at: int) -> None:
        """Send at another time what was for later, or has missed its time."""
        ...

    def cancel_send(self, seq: int) -> None:
        """Stop a file on its way (it fails with `cancelled`), or take a message that waits out of the outbox."""
        ...

    def mark_paid(self, seq: int, paid: bool) -> None:
        """Note that a charge was paid (`Message.paid`), or take that back."""
        ...

    def show_typing(self, chat_id: str, kind: str) -> None:
        """Let the customer see that the agent writes (`composing`) or records (`recording`). Call it with every letter."""
        ...

    def check_number(self, instance_id: str, phone: str, then: Callable[[NumberCheck], None]) -> None:
        """Ask whether a number, as a person types it, is in WhatsApp; `then` gets the answer on the Qt thread."""
        ...


class Actions(Sends, Protocol):
    """What the agent wants done. Nothing here waits: each is queued, and the models hear of it by a notice."""

    def retry(self, seq: int) -> None:
        """Send a failed or unsettled message again."""
        ...

    def discard(self, seq: int) -> None:
        """Give a failed or unsettled message up."""
        ...

    def settle(self, seq: int) -> None:
        """Take an unsettled message as arrived."""
        ...

    def react(self, seq: int, emoji: str) -> None:
        """React to a message; an empty emoji takes the shop's reaction away."""
        ...

    def forget_reaction(self, seq: int) -> None:
        """Give up a reaction that was refused."""
        ...

    def star(self, seq: int, on: bool) -> None:
        """Put a star on a message, or take it off."""
        ...

    def hide(self, seq: int) -> None:
        """Delete a message for the agent alone."""
        ...

    def unhide(self, seq: int) -> None:
        """Take that back."""
        ...

    def start_chat(self, instance_id: str, phone: str, then: Callable[[str], None]) -> None:
        """Begin a conversation with a number (digits), or find it; `then` gets its id once it is there."""
        ...

    def arrange(self, chat_id: str, what: str, on: bool) -> None:
        """Pin (`pin`), archive (`archive`) or mute (`mute`) a conversation, or take that back."""
        ...

    def clear_chat(self, chat_id: str, remove: bool) -> None:
        """Take the messages of a conversation away, and with `remove` the conversation from the list."""
        ...

    def nothing_to_answer(self, chat_id: str, up_to: Key) -> None:
        """Let nobody wait for what stands up to and including a place; (0, 0) takes that back."""
        ...

    def mark_read(self, chat_id: str, up_to: Key) -> None:
        """Mark a conversation as read up to and including a place."""
        ...

    def save_draft(self, chat_id: str, text: str) -> None:
        """Keep what is being written."""
        ...

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the window (size, splitter, zoom, open conversation)."""
        ...


class Searches(Protocol):
    """Finding messages. Nothing here waits: the answer comes later, on the thread that asked."""

    def find(self, asker: str, question: Question, answered: Callable[[Found], None]) -> None:
        """Ask; a newer question of the same asker takes this one's place, and only it is answered."""
        ...

    def forget(self, asker: str) -> None:
        """Let an asker's question go unanswered."""
        ...


class FileActions(Protocol):
    """What the agent wants done with a message's file. Nothing here waits: progress and outcome come as notices."""

    def download(self, seq: int) -> None:
        """Fetch a message's file now, whatever its size and however it ended before."""
        ...

    def cancel_download(self, seq: int) -> None:
        """Stop fetching a message's file; it is not fetched by itself again."""
        ...


class RoomActions(Protocol):
    """How much of the disk files take, and making room. Nothing here waits: answers come on the thread that asked."""

    def ask_use(self, answered: Callable[["Use"], None]) -> None:
        """Ask what files take on the disk."""
        ...

    def make_room(self, days: int, done: Callable[["Room | None"], None]) -> None:
        """Take files off the disk that are older than so many days; `done` gets None when it could not be done."""
        ...


class QuickReplyActions(Protocol):
    """What takes time with quick replies. Nothing here waits: one of two answers comes on the thread that asked."""

    def attach(
        self, file: OutgoingFile, done: Callable[[Attachment], None], failed: Callable[[str], None]
    ) -> None:
        """Put a file on the shelf; `failed` hears why not, a word of `services.preparing`."""
        ...

    def bring_in(
        self,
        place: "Path",
        done: Callable[[int, int], None],
        failed: Callable[["UnreadableError"], None],
    ) -> None:
        """Take in all that a file holds, or nothing; `done` hears how many were added, and replaced."""
        ...

    def give_out(
        self, place: "Path", done: Callable[[int], None], failed: Callable[["UnwritableError"], None]
    ) -> None:
        """Write all into a file, as its ending says; `done` hears how many attachments were left out."""
        ...


class PeopleReads(Protocol):
    """Short indexed reads about people and groups that may run on the Qt thread."""

    def contact(self, chat_id: str) -> Contact | None:
        """Return whom a conversation is with."""
        ...

    def group_modes(self) -> dict[str, GroupMode]:
        """Return how the instances treat their groups, where it is not as usual."""
        ...


class PeopleActions(Protocol):
    """What the agent says of people and groups. Nothing here waits."""

    def name_person(self, chat_id: str, name: str) -> None:
        """Call the person of a conversation by another name; an empty one takes it away."""
        ...

    def write_notes(self, chat_id: str, text: str) -> None:
        """Keep the notes on a conversation's person or group."""
        ...

    def part(self, gone: str, then: Callable[[], None]) -> None:
        """Undo a merge; `then` is called once that is durable."""
        ...

    def look_at_group(self, chat_id: str) -> None:
        """Ask the gateway who is in a group, unless it was asked just now."""
        ...

    def set_groups(self, instance_id: str, mode: GroupMode) -> None:
        """Treat an instance's groups otherwise from now on."""
        ...
