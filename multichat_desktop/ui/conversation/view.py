"""The messages of a conversation: what is seen is laid out, painted and anchored; nothing else costs anything."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.finding import Term
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.conversation.canvas import paint_notice, paint_rows, prepare
from multichat_desktop.ui.conversation.cursor import Cursor, chevron
from multichat_desktop.ui.conversation.furniture import EndButton, ThinBar
from multichat_desktop.ui.conversation.glide import LINE, Glide, way_of
from multichat_desktop.ui.conversation.model import MessageModel
from multichat_desktop.ui.conversation.row import Row, Setting
from multichat_desktop.ui.conversation.selection import Selection
from multichat_desktop.ui.conversation.strip import Strip
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Paint, Style, What
from multichat_desktop.ui.conversation.thumbnails import Thumbnails
from multichat_desktop.ui.media.live import FileOffers, Live
from multichat_desktop.ui.ports import Key
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.times import until_midnight

NEAR = 15
"""Rows before an end of what is loaded at which the next page is fetched."""
_FLASH = 900


class ConversationView(QAbstractScrollArea):
    """Shows a `MessageModel`.

    Signals: `endVisibleChanged(bool)`: whether the newest message is seen; `replyRequested(Message)`;
    `retryRequested(int)`, `discardRequested(int)`, `settleRequested(int)` with a message's number;
    `linkActivated(str)` with an address nobody has seen yet; `statusAsked(Message, QPointF)` with a place on the
    screen; `typed(str)`: letters meant for the composer; `moved()` after anything changed its place; `mediaAsked(Hit,
    Message)`: a file was clicked; `asked(Hit, Message, QPointF)`: all else, beside a place on the screen.
    """

    endVisibleChanged = Signal(bool)
    replyRequested = Signal(object)
    retryRequested = Signal(int)
    discardRequested = Signal(int)
    settleRequested = Signal(int)
    linkActivated = Signal(str)
    statusAsked = Signal(object, object)
    typed = Signal(str)
    moved = Signal()
    mediaAsked = Signal(object, object)
    asked = Signal(object, object, object)

    def __init__(
        self, theme: Theme, model: MessageModel, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.model, self.clock = theme, model, clock
        self.animated = True
        self.selection = Selection()
        self.strip = Strip(self._make)
        self.hover: Hit = NOTHING
        self.cursor_row = Cursor()
        self._group = False
        self._style = Style(theme)
        self._setting = Setting(self._style, 0.0, False, 0)
        self._unfolded: set[int] = set()
        self._end_visible = True
        self._flashed: int | None = None
        self._wanted: tuple[Term, ...] = ()
        self._kept: tuple[int, float] | None = None
        self._settling = self._stale = False
        self.live = Live()
        self.file_actions: FileOffers = lambda _: ()
        self.thumbnails = Thumbnails(self)
        self.thumbnails.ready.connect(self.viewport().update)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(ThinBar(self.theme, self))
        self.setAccessibleName(self.tr("Messages"))
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.end_button = EndButton(self.theme, viewport)
        self._glide = Glide(self)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH)
        self._midnight = QTimer(self, singleShot=True)

    def _connect(self) -> None:
        model = self.model
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(lambda _, first, last: self._on_rows(first, last, inserted=True))
        model.rowsRemoved.connect(lambda _, first, last: self._on_rows(first, last, inserted=False))
        model.dataChanged.connect(lambda first, last, _roles: self._on_changed(first.row(), last.row()))
        model.arrived.connect(self._on_arrived)
        self.theme.changed.connect(self._restyle)
        self.end_button.clicked.connect(self.go_to_end)
        self.verticalScrollBar().actionTriggered.connect(self._on_bar)
        self._glide.moved.connect(self._on_glide)
        self._flash_timer.timeout.connect(self._end_flash)
        self._midnight.timeout.connect(self._restyle)

    # ------------------------------------------------------------ what is shown

    @property
    def end_visible(self) -> bool:
        """Whether the newest message is seen whole."""
        return self._end_visible

    @property
    def style_in_force(self) -> Style:
        """Return the fonts and colours that rows are laid out with."""
        return self._style

    def open(self, chat_id: str | None, *, group: bool = False, around: Key | None = None) -> None:
        """Show a conversation: at its first unread message, at a place, else at its end."""
        self._group = group
        self.selection.clear()
        self._unfolded.clear()
        self.end_button.forget()
        self._flashed, self._kept, self.cursor_row = None, None, Cursor()
        self._glide.stop()
        self.model.open(chat_id, around)
        self._kept = None
        row = self.model.unread_row
        if around is not None:
            found = self.model.row_of(around[1])
            if found is not None:
                self.strip.show(found, self.viewport().height() / 3)
        elif row is not None:
            self.strip.show(row, float(self.strip.top_pad))
        self._settle()

    def show_message(self, seq: int, *, flash: bool = True, only_if_hidden: bool = False) -> bool:
        """Bring a message into view, wherever it is, and point it out; return whether there is one."""
        row = self.model.row_of(seq)
        if row is None:
            key = self.model.find(seq)
            if key is None:
                return False
            self.model.jump(key)
            row = self.model.row_of(seq)
        if row is None:
            return False
        self._glide.stop()
        room = self.viewport().height()
        if not (only_if_hidden and self.strip.shows_whole(row, room)):
            self.strip.bring(row, room)
        if flash:
            self._flashed = seq
            self._flash_timer.start()
        self._settle()
        return True

    def go_to_end(self) -> None:
        """Show the newest message."""
        self._glide.stop()
        if not self.model.at_end:
            self._kept = None
            self.model.jump(None)
            self._kept = None
        self.strip.sticky = True
        self._settle()

    def mark(self, wanted: tuple[Term, ...]) -> None:
        """Let words stand out in all texts; none for an empty one."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.viewport().update()

    def unfold(self, seq: int) -> None:
        """Show a long text whole."""
        self._unfolded.add(seq)
        row = self.model.row_of(seq)
        if row is not None:
            self._on_changed(row, row)

    # ------------------------------------------------------------ the model's notices

    def _keep_place(self) -> None:
        self._kept = None
        if self.strip.visible and not self.strip.sticky:
            self._kept = (self.model.message(self.strip.anchor).seq, self.strip.anchor_top)

    def _on_reset(self) -> None:
        self.strip.reset(self.model.rowCount())
        if self._kept is not None:
            row = self.model.row_of(self._kept[0])
            if row is not None:
                self.strip.show(row, self._kept[1])
        self._settle()

    def _on_rows(self, first: int, last: int, *, inserted: bool) -> None:
        change = self.strip.insert if inserted else self.strip.remove
        change(first, last - first + 1)
        self._schedule()

    def _on_changed(self, first: int, last: int) -> None:
        self.strip.changed(first, last)
        self._schedule()

    def _on_arrived(self, message: Message) -> None:
        if message.from_me:
            if message.outbox is not None:
                self.go_to_end()
        elif not self._end_visible:
            self.end_button.note(message.seq)

    def _schedule(self) -> None:
        # A notice may touch many rows: they are laid out once, before the next paint or question.
        if not self._settling:
            self._stale = True
            self.viewport().update()
            QTimer.singleShot(0, self, self.settle)

    def settle(self) -> None:
        """Lay out what is seen now, if anything changed since."""
        if self._stale:
            self._settle()

    def _settle(self) -> None:
        if self._settling:
            return
        self._settling, self._stale = True, False
        try:
            self._measure()
            height = self.viewport().height()
            for _ in range(12):
                self.strip.closed = self.model.at_end
                self.strip.settle(height)
                if not self.strip.visible:
                    break
                first, last = self.strip.visible[0][0], self.strip.visible[-1][0]
                if first < NEAR and not self.model.at_start and self.model.load_older():
                    continue
                if last >= len(self.strip) - NEAR and not self.model.at_end and self.model.load_newer():
                    continue
                break
        finally:
            self._settling = False
        self._after_settling()

    def _measure(self) -> None:
        width = float(self.viewport().width())
        if width != self._setting.width or self._group is not self._setting.group or not self._setting.now:
            self._setting = Setting(self._style, width, self._group, self.clock.now())
            self._midnight.start(until_midnight(self._setting.now))
            self.strip.forget()

    def _make(self, i: int) -> Row:
        message = self.model.message(i)
        return Row(message, self.model.place(i), self._setting, unfolded=message.seq in self._unfolded)

    def _after_settling(self) -> None:
        bar = self.verticalScrollBar()
        total, above = self.strip.extent() if self.strip.visible else (0, 0)
        if not bar.isSliderDown():
            height = self.viewport().height()
            bar.setPageStep(height)
            bar.setSingleStep(LINE)
            bar.setRange(0, max(total - height, 0))
            bar.setValue(above)
        end = self.model.at_end and self.strip.at_end
        if end:
            self.end_button.forget()
        self.end_button.setVisible(not end and bool(self.strip.visible))
        self.viewport().update()
        self.moved.emit()
        if end is not self._end_visible:
            self._end_visible = end
            self.endVisibleChanged.emit(end)

    # ------------------------------------------------------------ scrolling

    def scroll_by(self, pixels: float, *, glide: bool = False) -> None:
        """Scroll down by so many pixels (negative: up)."""
        self.settle()
        if glide and self.animated:
            self._glide.start(pixels)
            return
        self.strip.scroll(pixels)
        self._settle()

    def _on_glide(self, step: float) -> None:
        self.strip.scroll(step)
        self._settle()

    def _on_bar(self) -> None:
        self.settle()
        self.strip.go(self.verticalScrollBar().sliderPosition())
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: the rows' places are the strip's, the bar only shows them."""
        del dx, dy

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll: at once as far as a touch pad says, gliding for a wheel's notch."""
        pixels, glide = way_of(event)
        self.scroll_by(pixels, glide=glide)
        event.accept()

    def go_to_start(self) -> None:
        """Show the oldest message."""
        self._glide.stop()
        if not self.model.at_start:
            self.model.jump((-(2**62), 0))
        if len(self.strip):
            self.strip.show(0, float(self.strip.top_pad))
        self._settle()

    # ------------------------------------------------------------ selection

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if self.selection:
            QApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """Return what is selected, as it is copied."""
        self.settle()
        messages = [self.model.message(i) for i in range(self.model.rowCount())]
        return self.selection.copied(messages, self.strip.row)

    def row_under(self, y: float) -> tuple[Message, Row, float] | None:
        """Return what stands at a height (the nearest row beyond the ends): message, row and its top."""
        self.settle()
        found = self.strip.nearest(y)
        if found is None:
            return None
        return self.model.message(found[0]), self.strip.row(found[0]), found[1]

    def hit(self, point: QPointF) -> tuple[Hit, Message | None]:
        """Return what is at a point of the viewport."""
        self.settle()
        found = self.strip.at(point.y())
        if found is None:
            return NOTHING, None
        row, message = self.strip.row(found[0]), self.model.message(found[0])
        if chevron(row).contains(point.x(), point.y() - found[1]):
            return Hit(What.CHEVRON), message
        return row.hit(point.x(), point.y() - found[1]), message

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are seen."""
        self.settle()
        painter = QPainter(self.viewport())
        paint = Paint(
            painter,
            self._style,
            hover=self.hover,
            dpr=self.devicePixelRatioF(),
            picture=self.thumbnails.picture,
            broken=self.thumbnails.broken,
            live=self.live,
            wanted=self._wanted,
        )
        ground = QRectF(self.viewport().rect())
        prepare(paint, QRectF(event.rect()))
        if self.strip.visible:
            pointed = self.cursor_row.pointed_out(self._flashed, keyboard=self.hasFocus())
            paint_rows(paint, self.strip, self.selection, QRectF(event.rect()), ground, pointed)
        elif self.model.chat_id is not None:
            paint_notice(paint, ground, self.tr("No messages yet. Write the first one below."))
        painter.end()

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()

    def _restyle(self) -> None:
        self._style = Style(self.theme)
        self._setting = Setting(self._style, -1.0, self._group, 0)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; what is being read stays."""
        super().resizeEvent(event)
        size = self.viewport().size()
        button = self.end_button
        button.move(size.width() - button.width() - 10, size.height() - button.height() - 10)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Messages"))
            self._restyle()
        super().changeEvent(event)
