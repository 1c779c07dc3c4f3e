"""What is done with a message when the menu, a key or a click asks for it."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.content import ContactsCard
from multichat_desktop.domain.message import Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.ask_again import ask_again, may_ask_again
from multichat_desktop.ui.conversation.composer import Composer
from multichat_desktop.ui.conversation.menu import hideable
from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.conversation.rawcontent import RawDialog
from multichat_desktop.ui.conversation.sheets import (
    DetailsPopover,
    EditionsPopover,
    ReactionsPopover,
    VotesPopover,
)
from multichat_desktop.ui.conversation.special import phone_of
from multichat_desktop.ui.conversation.style import Hit, What
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.emoji_picker.habits import EmojiHabits
from multichat_desktop.ui.emoji_picker.picker import EmojiPopover
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Actions, Reads
from multichat_desktop.ui.theme import Theme


class Deeds(QObject):
    """Listens to a view. Its sheets open over `pane`.

    Signals: `undoOffered(str, object)`: a sentence about what was done, and what takes it back; `forwardAsked(list)` of messages;
    `chatWanted(str)` with the id of a conversation to open; `contactNamed(str, str)`: a conversation's person and what
    they are called from now on.
    """

    undoOffered = Signal(str, object)
    forwardAsked = Signal(object)
    chatWanted = Signal(str)
    contactNamed = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        view: ConversationView,
        composer: Composer,
        reads: Reads,
        actions: Actions,
        clock: Clock,
        habits: EmojiHabits,
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._theme, self._view, self._composer = theme, view, composer
        self._reads, self._actions, self._clock, self._habits = reads, actions, clock, habits
        self._pane = pane
        self._hidden: int | None = None
        self._does = {
            What.REACT: lambda hit, message, at: actions.react(message.seq, hit.value),
            What.REACT_MORE: self._choose_reaction,
            What.REACT_RETRY: self._react_again,
            What.REACT_FORGET: lambda hit, message, at: actions.forget_reaction(message.seq),
            What.REACTIONS: self._show_reactions,
            What.VOTES: self._show_votes,
            What.EDITED: self._show_editions,
            What.DETAILS: self._show_details,
            What.RAW: self._show_raw,
            What.ASK_AGAIN: self._ask_again,
            What.FORWARD: lambda hit, message, at: self.forwardAsked.emit([message]),
            What.STAR: lambda hit, message, at: actions.star(message.seq, bool(hit.value)),
            What.HIDE: self._hide,
            What.CHAT_WITH: self._start_chat,
            What.SAVE_CONTACT: self._save_contact,
        }
        view.asked.connect(self.do)

    def do(self, hit: Hit, message: Message, at: QPointF) -> None:
        """Do what was asked; `at` is a place on the screen beside which a sheet may open."""
        deed = self._does.get(hit.what)
        if deed is not None:
            deed(hit, message, at)

    def _open(self, sheet: Popover, at: QPointF) -> None:
        sheet.show_at(at.toPoint())

    def _choose_reaction(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        picker = EmojiPopover(self._theme, Icons(), self._habits, self._pane)
        picker.chosen.connect(lambda emoji: self._chosen(picker, message, emoji))
        picker.show_at(at.toPoint())

    def _chosen(self, picker: EmojiPopover, message: Message, emoji: str) -> None:
        self._actions.react(message.seq, emoji)
        picker.close()

    def _react_again(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        if message.reacting is not None:
            self._actions.react(message.seq, message.reacting.emoji)

    def _show_reactions(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        sheet = ReactionsPopover(message, self._clock.now(), self._theme, self._pane)
        sheet.taken_back.connect(lambda: self._actions.react(message.seq, ""))
        self._open(sheet, at)

    def _show_votes(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        if message.votes:
            self._open(VotesPopover(message, self._theme, self._pane), at)

    def _show_editions(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        editions = self._reads.details.editions(message.seq)
        if editions:
            self._open(EditionsPopover(editions, self._clock.now(), self._theme, self._pane), at)

    def _show_details(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit
        self._open(DetailsPopover(message, self._clock.now(), self._theme, self._pane), at)

    def _show_raw(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        RawDialog(self._reads.details.raw_body(message.seq), self._theme, self._pane).open()

    def _ask_again(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        if may_ask_again(message):
            ask_again(self._composer, message)

    def _hide(self, hit: Hit, message: Message, at: QPointF) -> None:
        del hit, at
        if hideable(message):
            self._actions.hide(message.seq)
            self._hidden = message.seq
            said = self.tr("Deleted for you. Everybody else still has it.")
            self.undoOffered.emit(said, self.undo)

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if self._hidden is not None:
            self._actions.unhide(self._hidden)
            self._hidden = None

    def _start_chat(self, hit: Hit, message: Message, at: QPointF) -> None:
        del at
        card, place = message.card, int(hit.value or 0)
        if isinstance(card, ContactsCard) and place < len(card.contacts):
            phone = phone_of(card.contacts[place])
            if phone is not None:
                self._actions.start_chat(message.instance_id, phone, self.chatWanted.emit)

    def _save_contact(self, hit: Hit, message: Message, at: QPointF) -> None:
        """Call the person of a visiting card as the card does; they are known from then on."""
        del at
        card, place = message.card, int(hit.value or 0)
        if isinstance(card, ContactsCard) and place < len(card.contacts):
            contact = card.contacts[place]
            phone = phone_of(contact)
            if phone is not None:
                self._actions.start_chat(
                    message.instance_id, phone, lambda chat_id: self._name(chat_id, contact.name)
                )

    def _name(self, chat_id: str, name: str) -> None:
        self.contactNamed.emit(chat_id, name)
        said = self.tr("Saved as {name}.").format(name=texts.one_line(name))
        self.undoOffered.emit(said, lambda: self.contactNamed.emit(chat_id, ""))
