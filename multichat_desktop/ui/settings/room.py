"""How much of the disk files take, by kind, and making room by hand."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from multichat_desktop.ui.conversation.words import file_size
from multichat_desktop.ui.ports import RoomActions
from multichat_desktop.ui.settings.controls import Card
from multichat_desktop.ui.settings.words import Words, kind_word
from multichat_desktop.ui.theme import AVATARS, Role, Theme
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from multichat_desktop.services.files.cleanup import Room, Use

_BAR = 10


class RoomCard(Card):
    """A bar with the kinds' shares, their sizes in words, and a button for each age of which there is anything.

    Emits `said(text)` with what became of it.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, actions: RoomActions, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "…", parent)
        self._theme, self._actions, self._words = theme, actions, Words(self)
        self.title.setText(self.tr("Room on this computer"))
        self._bar = _Bar(theme, self)
        self.add(self._bar)
        self._rows, self._buttons = QWidget(self), QWidget(self)
        QVBoxLayout(self._rows).setContentsMargins(0, 0, 0, 0)
        QHBoxLayout(self._buttons).setContentsMargins(0, 0, 0, 0)
        self._question = Label(theme, "", Role.SMALL, "text", self, wrap=True)
        self.add(self._rows)
        self.add(self._question)
        self.add(self._buttons)
        self._question.hide()
        self._bar.hide()

    def ask(self) -> None:
        """Look at the disk again."""
        self._actions.ask_use(self.show_use)

    def show_use(self, use: "Use") -> None:
        """Show what is there."""
        total = self.tr("{files} take {size}.").format(
            files=self._words.files(use.files), size=file_size(use.size)
        )
        self.body.setText(
            total if use.files else self.tr("No files yet: pictures and documents will be kept here.")
        )
        self.body.show()
        self._bar.setVisible(bool(use.size))
        self._bar.show_shares([(kind.size, _colour(at)) for at, kind in enumerate(use.kinds)])
        _empty(self._rows)
        for at, kind in enumerate(use.kinds):
            row = _Share(self._theme, kind_word(kind.kind), file_size(kind.size), _colour(at), self._rows)
            _layout(self._rows).addWidget(row)
        self._rows.setVisible(bool(use.kinds))
        self._offer(use)

    def _offer(self, use: "Use") -> None:
        """Show a button for each age of which there is anything."""
        offered = [(days, size) for days, size in use.older if size]
        self._ask_below(self.tr("Make room now: remove what is older than") if offered else "")
        for days, size in offered:
            text = f"{self._words.days(days)} · {file_size(size)}"
            self._button(text, partial(self._ask_again, days, size))
        _layout(self._buttons).addStretch(1)
        self._buttons.setVisible(bool(offered))

    def _ask_again(self, days: int, size: int) -> None:
        """Removing cannot be undone: it is done at the second click only."""
        said = self.tr(
            "Files older than {days} ({size}) will be removed from this computer. Their messages stay; "
            "most of the files can not be fetched again."
        )
        self._ask_below(said.format(days=self._words.days(days), size=file_size(size)))
        self._button(self.tr("Remove files"), lambda: self._make(days))
        self._button(self.tr("Cancel"), self.ask).setFocus()
        _layout(self._buttons).addStretch(1)

    def _ask_below(self, said: str) -> None:
        _empty(self._buttons)
        self._question.setText(said)
        self._question.setVisible(bool(said))

    def _button(self, text: str, deed: Callable[[], None]) -> PushButton:
        button = PushButton(self._theme, text, self._buttons, primary=False)
        button.clicked.connect(lambda: deed())  # noqa: PLW0108 - Qt would hand it the state of the button
        _layout(self._buttons).addWidget(button)
        # By itself Qt would show it a turn later, and the keyboard could not go there yet.
        button.show()
        return button

    def _make(self, days: int) -> None:
        self._ask_below(self.tr("Removing…"))
        self._actions.make_room(days, self._made)

    def _made(self, room: "Room | None") -> None:
        if room is None:
            self.said.emit(
                self.tr("The files could not be removed. Look whether the disk is full, and try again.")
            )
        else:
            text = self.tr("{files} were removed: {size} more room.")
            self.said.emit(text.format(files=self._words.files(room.files), size=file_size(room.size)))
        self.ask()


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: list[tuple[int, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: list[tuple[int, str]]) -> None:
        self._shares = shares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, total = 0.0, sum(size for size, _ in self._shares)
        for size, colour in self._shares:
            width = max(self.width() * size / total - 2, 2.0)
            painter.fillRect(QRectF(left, 0, width, self.height()), QColor(colour))
            left += width + 2
        painter.end()


class _Share(QWidget):
    """One kind: its colour, its name, its size."""

    def __init__(self, theme: Theme, name: str, size: str, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._colour = theme, colour
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, 0, 0)
        row.addWidget(Label(theme, name, Role.SMALL, "text", self), 1)
        row.addWidget(Label(theme, size, Role.SMALL, "muted", self))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = self._theme.px(10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colour))
        painter.setPen(QColor(self._colour))
        painter.drawEllipse(QRectF(0, (self.height() - side) / 2, side, side))
        painter.end()


def _colour(at: int) -> str:
    return AVATARS[at % len(AVATARS)]


def _layout(widget: QWidget) -> QVBoxLayout | QHBoxLayout:
    found = widget.layout()
    assert isinstance(found, QVBoxLayout | QHBoxLayout)
    return found


def _empty(widget: QWidget) -> None:
    layout = _layout(widget)
    while layout.count():
        item = layout.takeAt(0)
        found = item.widget() if item is not None else None
        if found is not None:
            found.hide()
            found.deleteLater()
