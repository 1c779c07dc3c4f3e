"""Sheets beside a message: who reacted, who voted, what it said before, and all that is known of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from multichat_desktop.domain.content import PollCard
from multichat_desktop.domain.message import Edition, Message
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.conversation.safe import safe
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import spoken_time
from multichat_desktop.ui.widgets.buttons import PushButton

_WIDE, _TALL = 340, 360
_LONGEST = 4000


class ReactionsPopover(Popover):
    """Everybody who reacted and when; the shop's own can be taken back. Signal: `taken_back()`."""

    taken_back = Signal()

    def __init__(self, message: Message, now: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        tokens = theme.tokens
        grid = QGridLayout(self.sheet)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        own, shown = message.reacting, message.shown_reactions
        for row, reaction in enumerate(shown[: words.MOST_NAMES]):
            grid.addWidget(self.label(safe(reaction.emoji)[:16], Role.TITLE, tokens.text), row, 0)
            grid.addWidget(self.label(words.reacted_by(reaction), Role.BODY, tokens.text), row, 1)
            pending = reaction.author is None and own is not None and own.waiting
            when = self.tr("on its way") if pending else spoken_time(reaction.at, now)
            grid.addWidget(self.label(when, Role.META, tokens.muted), row, 2, Qt.AlignmentFlag.AlignRight)
        row = len(shown[: words.MOST_NAMES])
        if len(shown) > words.MOST_NAMES:
            more = words.Counts().more(len(shown) - words.MOST_NAMES)
            grid.addWidget(self.label(more, Role.META, tokens.muted), row, 1, 1, 2)
        self.setAccessibleName(words.who_reacted(message))
        if message.own_reaction:
            back = PushButton(theme, self.tr("Take mine back"), self.sheet, primary=False)
            back.clicked.connect(self._take_back)
            grid.addWidget(back, row + 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
            self.setFocusProxy(back)

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.close()


class _Long(Popover):
    """A sheet with more on it than may fit: it scrolls."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self.sheet)
        outer.setContentsMargins(16, 12, 10, 12)
        outer.setSpacing(8)
        outer.addWidget(self.label(title, Role.BODY_STRONG, theme.tokens.text))
        self.area = QScrollArea(self.sheet)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = self._body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(3)
        self.area.setWidget(body)
        body.setAutoFillBackground(False)  # which the area has just switched on
        self.area.viewport().setAutoFillBackground(False)
        outer.addWidget(self.area)
        self.setFocusProxy(self.area)

    def close_up(self) -> None:
        """Take the size of what was put in, up to a bound."""
        px = self.theme.px
        width = px(_WIDE)
        self.area.setFixedWidth(width)
        body = self._body
        body.setFixedWidth(width)
        height = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else -1
        self.area.setFixedHeight(min(max(height, body.sizeHint().height()), px(_TALL)))

    def words(self, text: str, role: Role = Role.BODY, *, muted: bool = False) -> QLabel:
        """Add a text that may need several lines, and can be selected."""
        tokens = self.theme.tokens
        made = self.label(text, role, tokens.muted if muted else tokens.text)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(made)
        return made


class EditionsPopover(_Long):
    """The texts that a message had before, newest first, and the one it has now."""

    def __init__(self, editions: list[Edition], now: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Earlier texts"), theme, parent)
        newest = len(editions) - 1
        for place, edition in reversed(list(enumerate(editions))):
            when = spoken_time(edition.at, now)
            head = (
                self.tr("Now, since {when}")
                if place == newest
                else self.tr("First, {when}")
                if not place
                else "{when}"
            )
            self.words(head.replace("{when}", when), Role.META_STRONG, muted=True)
            self.words(safe(edition.text)[:_LONGEST] or self.tr("(no text)"))
            if place:
                self.column.addSpacing(8)
        self.close_up()


class VotesPopover(_Long):
    """Who chose what in a poll."""

    def __init__(self, message: Message, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Who voted"), theme, parent)
        options = message.card.options if isinstance(message.card, PollCard) else ()
        for place, option in enumerate(options):
            chose = [vote for vote in message.votes if place in (vote.choices or ())]
            if not chose:
                continue
            self.words(texts.one_line(option), Role.META_STRONG)
            names = [self.tr("You") if vote.author is None else words.person(vote.author) for vote in chose]
            self.words(", ".join(names[:100]), muted=True)
            self.column.addSpacing(6)
        closed = [vote for vote in message.votes if vote.choices is None]
        if closed:
            names = [self.tr("You") if vote.author is None else words.person(vote.author) for vote in closed]
            self.words(self.tr("Voted, to be seen on the phone only"), Role.META_STRONG)
            self.words(", ".join(names[:100]), muted=True)
        if not any(vote.choices or vote.choices is None for vote in message.votes):
            self.words(self.tr("Everybody took their vote back."), muted=True)
        self.close_up()


class DetailsPopover(_Long):
    """All that is known of a message: who, when, how far it came, and by what the gateway knows it."""

    def __init__(self, message: Message, now: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Details"), theme, parent)
        facts = [
            (self.tr("From"), words.author(message)),
            (self.tr("Kind"), texts.kind_name(message.kind)),
            (self.tr("Time"), spoken_time(message.at, now)),
        ]
        if message.received_at != message.at:
            facts.append((self.tr("Here since"), spoken_time(message.received_at, now)))
        facts += [(words.status(entry.status), spoken_time(entry.at, now)) for entry in message.history]
        if message.from_me and not message.history:
            facts.append((self.tr("Status"), words.status_now(message)))
        if message.view_once:
            facts.append((self.tr("View once"), self.tr("yes")))
        if message.media is not None and message.media.size:
            facts.append((self.tr("File"), words.file_size(message.media.size)))
        facts.append((self.tr("Message id"), message.message_id or self.tr("none yet")))
        facts.append((self.tr("Instance"), message.instance_id))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(self.label(name, Role.META, theme.tokens.muted), row, 0, Qt.AlignmentFlag.AlignTop)
            said = self.label(texts.one_line(value), Role.META, theme.tokens.text)
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, row, 1)
        self.column.addLayout(grid)
        self.facts = facts
        self.close_up()
