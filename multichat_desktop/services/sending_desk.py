"""The agent's intents about what goes out (`ui.ports.Sends`): every kind of message, for now or later, and changes to them."""

from collections.abc import Callable, Sequence

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import Contact, ContactsCard, Content, Kind, LocationCard
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import NumberCheck, OutgoingFile, forwarded, may_delete, may_edit
from multichat_desktop.domain.preferences import SEND_READ
from multichat_desktop.domain.status import OutboxState
from multichat_desktop.services import charges
from multichat_desktop.services.charges import Charge, PixForm
from multichat_desktop.services.courtesy import Courtesy
from multichat_desktop.services.errands import Errands
from multichat_desktop.services.intents import Intents
from multichat_desktop.services.outbox import Outbox
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.services.writing import Unsent, Writing, new_local_id
from multichat_desktop.store import steps
from multichat_desktop.store.errands import DELETE, EDIT, SEEN
from multichat_desktop.store.reader import Reader

_GIVEN_UP = frozenset({OutboxState.WAITING, OutboxState.LATER, OutboxState.ASKING})


class SendingDesk:
    """Puts into the outbox, and changes what is in it or has left it."""

    def __init__(
        self,
        intents: Intents,
        reader: Reader,
        outbox: Outbox,
        errands: Errands,
        writing: Writing,
        courtesy: Courtesy,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        self._intents, self._reader, self._outbox, self._errands = intents, reader, outbox, errands
        self._writing, self._courtesy, self._preferences, self._clock = writing, courtesy, preferences, clock

    def send_text(
        self, chat_id: str, text: str, quote: str | None = None, send_at: int | None = None
    ) -> None:
        """Put a text into the outbox."""
        self._writing.put(chat_id, Content(kind=Kind.TEXT, text=text), quote, send_at)

    def send_files(
        self,
        chat_id: str,
        files: Sequence[OutgoingFile],
        quote: str | None = None,
        send_at: int | None = None,
        unsent: Unsent | None = None,
    ) -> None:
        """Put files into the outbox, in their order, one message each."""
        self._writing.put_files(chat_id, files, quote, send_at, unsent)

    def send_contacts(self, chat_id: str, contacts: Sequence[Contact]) -> None:
        """Put one or several visiting cards into the outbox, as one message."""
        self._writing.put(chat_id, Content(kind=Kind.CONTACT, card=ContactsCard(tuple(contacts))))

    def send_location(
        self,
        chat_id: str,
        latitude: float,
        longitude: float,
        name: str | None = None,
        address: str | None = None,
    ) -> None:
        """Put a place into the outbox; degrees as WGS 84."""
        card = LocationCard(latitude=latitude, longitude=longitude, name=name, address=address)
        self._writing.put(chat_id, Content(kind=Kind.LOCATION, card=card))

    def send_pix(self, chat_id: str, charge: Charge, form: PixForm, caption: str | None = None) -> None:
        """Put a PIX charge into the outbox; `caption` stands under the picture.

        Raises:
            BrCodeError: no bank would read its code.
        """
        if form is PixForm.BUTTON:
            self._writing.put(chat_id, charges.button(charge))
        elif form is PixForm.CODE:
            self._writing.put(chat_id, charges.code(charge))
        else:
            file = charges.picture(charge, caption)
            self._writing.put_files(chat_id, (file,), card=charge.card(charge.code()))

    def forward(self, seqs: Sequence[int], chat_ids: Sequence[str]) -> None:
        """Send messages on to other conversations, in their order; those that cannot be are left out."""
        found = sorted((m for seq in seqs if (m := self._reader.message(seq))), key=lambda m: m.key)
        contents = [content for message in found if (content := forwarded(message)) is not None]
        for chat_id in chat_ids:
            for content in contents:
                self._writing.put(chat_id, content)

    def edit_text(self, seq: int, text: str) -> None:
        """Change a text of the shop's own, whether it has gone out or not; too late, and nothing happens."""
        message = self._reader.message(seq)
        if message is None or not may_edit(message, self._clock.now()) or not text.strip():
            return
        if message.message_id is not None:
            self._errand(message, EDIT, text)
        else:
            self._later(seq, lambda local_id: steps.Rewrite(local_id, text))

    def delete_for_all(self, seq: int) -> None:
        """Delete a message of the shop's own for everybody; too late, and nothing happens."""
        message = self._reader.message(seq)
        if message is not None and may_delete(message, self._clock.now()):
            self._errand(message, DELETE, "")

    def forget_change(self, seq: int) -> None:
        """Give up an edit or deletion that was refused."""
        message = self._reader.message(seq)
        if message is None or message.message_id is None:
            return
        for kind in (EDIT, DELETE):
            local_id = self._reader.details.errand_of(message.instance_id, message.message_id, kind)
            if local_id is not None:
                self._intents.step(steps.ErrandForgotten(local_id))

    def send_now(self, seq: int) -> None:
        """Send at once what was for later, or has missed its time."""
        self._later(seq, steps.SendNow)

    def reschedule(self, seq: int, send_at: int) -> None:
        """Send at another time (milliseconds UTC) what was for later, or has missed its time."""
        self._later(seq, lambda local_id: steps.Reschedule(local_id, send_at))

    def cancel_send(self, seq: int) -> None:
        """Stop a file on its way (it fails, and can be sent again), or take a message that waits out of the outbox."""
        local_id, message = self._reader.local_id(seq), self._reader.message(seq)
        if local_id is None or message is None or self._outbox.cancel(local_id):
            return
        if message.outbox in _GIVEN_UP:
            self._intents.step(steps.Discard(local_id), None, self._outbox.wake)

    def mark_paid(self, seq: int, paid: bool) -> None:
        """Note that a charge was paid, or take that back."""
        named = self._reader.details.named(seq)
        if named is not None:
            self._intents.step(steps.MarkPaid(*named, paid=paid))

    def mark_read(self, chat_id: str, up_to: tuple[int, int]) -> None:
        """Mark a conversation as read up to and including a place; the customer sees it, if that is wanted."""
        newest = self._reader.sending.newest_unread(chat_id, up_to)
        self._intents.step(steps.MarkRead(chat_id, *up_to))
        if newest is not None and self._preferences.flag(SEND_READ):
            self._intents.step(steps.Errand(new_local_id(), SEEN, *newest, ""), None, self._errands.wake)

    def show_typing(self, chat_id: str, kind: str) -> None:
        """Let the customer see that the agent writes (`composing`) or records (`recording`); call it as often as you like."""
        self._courtesy.show_typing(chat_id, kind)

    def check_number(self, instance_id: str, phone: str, then: Callable[[NumberCheck], None]) -> None:
        """Ask whether a number, as a person types it, is in WhatsApp; `then` gets the answer."""
        self._courtesy.check_number(instance_id, phone, then)

    def _errand(self, message: Message, kind: str, body: str) -> None:
        assert message.message_id is not None
        step = steps.Errand(new_local_id(), kind, message.instance_id, message.message_id, body)
        self._intents.step(step, None, self._errands.wake)

    def _later(self, seq: int, make: Callable[[str], steps.LaterStep]) -> None:
        local_id = self._reader.local_id(seq)
        if local_id is not None:
            self._intents.step(make(local_id), None, self._outbox.wake)
