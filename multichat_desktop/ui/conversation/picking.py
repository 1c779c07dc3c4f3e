"""Several messages chosen at once: with Shift and a click or the arrows, for copying, forwarding and deleting."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.style import Hit, What, faded
from multichat_desktop.ui.conversation.view import ConversationView
from multichat_desktop.ui.conversation.walking import walk
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.times import local

_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_DISC, _LEFT = 20, 12


class Picking(QObject):
    """Takes mouse and keys of a view while messages are being picked, and begins with Shift.

    Signals: `changed()` after others are picked, or none; `done_to(str)`: `copy`, `forward` or `hide` was asked by key.
    """

    changed = Signal()
    done_to = Signal(str)

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view)
        self._view = view
        self._picked: dict[int, None] = {}
        self._start: int | None = None
        self._layer = _Layer(view, self)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.asked.connect(self._on_asked)
        view.model.modelReset.connect(self._forget_strangers)

    @property
    def is_on(self) -> bool:
        """Whether messages are being picked."""
        return bool(self._picked)

    def holds(self, seq: int) -> bool:
        """Whether a message is picked."""
        return seq in self._picked

    def messages(self) -> list[Message]:
        """Return what is picked, in the conversation's order."""
        model = self._view.model
        rows = [row for seq in self._picked if (row := model.row_of(seq)) is not None]
        return [model.message(row) for row in sorted(rows)]

    def end(self) -> bool:
        """Pick nothing any more; whether anything was."""
        was = self.is_on
        self._picked.clear()
        self._start = None
        if was:
            self._tell()
        return was

    def toggle(self, seq: int) -> None:
        """Pick a message, or not any more."""
        if self._picked.pop(seq, False) is False and self._may(seq):
            self._picked[seq] = None
        self._start = seq
        self._tell()

    def reach(self, seq: int) -> None:
        """Pick everything from where it began up to a message."""
        model = self._view.model
        to = model.row_of(seq)
        begun = model.row_of(self._start) if self._start is not None else None
        if to is None:
            return
        if begun is None:
            self._start, begun = seq, to
        first, last = sorted((begun, to))
        found = (model.message(row).seq for row in range(first, last + 1))
        self._picked = dict.fromkeys(one for one in found if self._may(one))
        self._tell()

    def text(self) -> str:
        """Return what is picked as it is copied: one alone as it stands, several with time and author."""
        picked = self.messages()
        if len(picked) == 1:
            return picked[0].text or picked[0].caption or words.line(picked[0])
        return "\n".join(
            f"[{local(m.at):%d/%m/%Y %H:%M}] {words.author(m)}: {m.text or m.caption or words.line(m)}"
            for m in picked
        )

    def copy(self) -> None:
        """Put what is picked on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    # ---- mouse and keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what means picking; the rest goes its way."""
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._view:
            return self._key(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        shift = bool(event.modifiers() & _SHIFT)
        if event.button() != Qt.MouseButton.LeftButton or not (self.is_on or shift):
            return self.is_on and event.type() == QEvent.Type.MouseMove
        if event.type() == QEvent.Type.MouseButtonPress:
            under = self._view.row_under(event.position().y())
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            if under is not None:
                if shift and (self.is_on or self._view.cursor_row.current is not None):
                    self._start = self._start or self._view.cursor_row.current
                    self.reach(under[0].seq)
                else:
                    self.toggle(under[0].seq)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, view = Qt.Key(event.key()), self._view
        if key in _WALKS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _SHIFT:
            begin = view.cursor_row.current
            if not self.is_on and begin is not None:
                self._start = begin
            walk(view, _WALKS[key])
            if view.cursor_row.current is not None:
                self.reach(view.cursor_row.current)
            return True
        if not self.is_on:
            return False
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key == Qt.Key.Key_Space and view.cursor_row.current is not None:
            self.toggle(view.cursor_row.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.done_to.emit("copy")
        elif key == Qt.Key.Key_Delete:
            self.done_to.emit("hide")
        else:
            return False
        return True

    # ---- inside

    def _may(self, seq: int) -> bool:
        row = self._view.model.row_of(seq)
        return row is not None and self._view.model.message(row).kind is not Kind.SYSTEM

    def _on_asked(self, hit: Hit, message: Message, at: QPointF) -> None:
        del at
        if hit.what is What.PICK:
            self.toggle(message.seq)

    def _forget_strangers(self) -> None:
        """Keep only what is still in this conversation."""
        model = self._view.model
        kept = {seq: None for seq in self._picked if model.row_of(seq) is not None}
        if kept != self._picked:
            self._picked = kept
            self._tell()

    def _tell(self) -> None:
        self._layer.setVisible(self.is_on)
        self._layer.update()
        self.changed.emit()


class _Layer(QWidget):
    """Lies over the messages and draws what is picked; lets the mouse through."""

    def __init__(self, view: ConversationView, picking: Picking) -> None:
        super().__init__(view.viewport())
        self._view, self._picking, self._icons = view, picking, Icons()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        view.moved.connect(self.update)
        self.resize(view.viewport().size())
        # While nothing is picked it isn't there: what lies over all messages makes Qt paint them twice.
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the messages' ground."""
        if watched is self._view.viewport() and event.type() == QEvent.Type.Resize:
            self.resize(self._view.viewport().size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a band over each picked message, and a disc beside every message."""
        del event
        view, tokens, px = self._view, self._view.theme.tokens, self._view.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_DISC)
        for row, top in view.strip.visible:
            message = view.model.message(row)
            if message.kind is Kind.SYSTEM:
                continue
            made, picked = view.strip.row(row), self._picking.holds(message.seq)
            box = made.box.translated(0, top)
            if picked:
                band = QRectF(0, box.top() - px(2), self.width(), box.height() + px(4))
                painter.fillRect(band, faded(tokens.accent, 0.14))
            disc = QRectF(px(_LEFT), box.center().y() - side / 2, side, side)
            painter.setPen(QPen(tokens.accent if picked else tokens.muted, 1.5))
            painter.setBrush(tokens.accent if picked else tokens.surface)
            painter.drawEllipse(disc)
            if picked:
                size = px(14)
                tick = self._icons.pixmap("check", size, tokens.on_accent, self.devicePixelRatioF())
                painter.drawPixmap(disc.center() - QPointF(size / 2, size / 2), tick)
        painter.end()
