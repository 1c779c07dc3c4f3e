"""Choosing a day: a calendar in a sheet, by mouse and by keyboard, for going to it and for filtering by it."""

from datetime import UTC, date, datetime, tzinfo

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.ui.conversation.popover import Popover
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import local
from multichat_desktop.ui.widgets.buttons import IconButton, PushButton


def day_start(day: QDate, zone: tzinfo | None = None) -> int:
    """Return when a day begins where the machine stands, in milliseconds UTC."""
    begins = datetime(day.year(), day.month(), day.day(), tzinfo=zone)
    return round(begins.astimezone(UTC).timestamp() * 1000)


def day_of(at: int) -> QDate:
    """Return the day of a moment (milliseconds UTC) where the machine stands."""
    then = local(at).date()
    return QDate(then.year, then.month, then.day)


class _Calendar(QCalendarWidget):
    """Draws the days as the rest of the window looks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setLocale(QLocale())
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setGridVisible(False)
        tokens = theme.tokens
        head = QTextCharFormat()
        head.setForeground(QBrush(tokens.muted))
        head.setBackground(QBrush(tokens.surface))
        head.setFont(theme.font(Role.META))
        self.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, head)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, tokens.surface)
        palette.setColor(palette.ColorRole.Window, tokens.surface)
        palette.setColor(palette.ColorRole.AlternateBase, tokens.surface)
        palette.setColor(palette.ColorRole.Text, tokens.text)
        self.setPalette(palette)
        self.setFont(theme.font(Role.SMALL))
        self.setFixedSize(theme.px(272), theme.px(212))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw one day."""
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, tokens.surface)
        side = min(self._theme.px(28), rect.width(), rect.height())
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(rect).center())
        assert isinstance(day, QDate)
        possible = self.minimumDate() <= day <= self.maximumDate() and day.month() == self.monthShown()
        chosen = possible and day == self.selectedDate()
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(tokens.accent)
            painter.drawEllipse(disc)
        elif day == self.maximumDate() and possible:
            painter.setPen(QPen(tokens.accent, 1))
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.setPen(tokens.on_accent if chosen else tokens.text if possible else tokens.faint)
        painter.setFont(self._theme.font(Role.META_STRONG if chosen else Role.META))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day()))
        painter.restore()


class DayPopover(Popover):
    """Signal: `chosen(QDate)`. Arrows walk through the days, Page Up and Down through months, Enter takes one."""

    chosen = Signal(QDate)

    def __init__(
        self, theme: Theme, icons: Icons, title: str, go: str, today: QDate, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        tokens = theme.tokens
        self.setAccessibleName(title)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.label(title, Role.BODY_STRONG, tokens.text))
        self.calendar = _Calendar(theme, self.sheet)
        self.calendar.setMaximumDate(today)
        self.calendar.setSelectedDate(today)
        self.calendar.setAccessibleName(title)
        head = QHBoxLayout()
        self._month: QLabel = self.label("", Role.META_STRONG, tokens.text)
        self.before = IconButton(theme, icons, "chevron-left", self.tr("Previous month"), self.sheet)
        self.after = IconButton(theme, icons, "chevron-right", self.tr("Next month"), self.sheet)
        self.before.clicked.connect(self.calendar.showPreviousMonth)
        self.after.clicked.connect(self.calendar.showNextMonth)
        head.addWidget(self._month, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        column.addLayout(head)
        column.addWidget(self.calendar)
        self.go = PushButton(theme, go, self.sheet)
        self.go.clicked.connect(self._choose)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.calendar.currentPageChanged.connect(self._say_month)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        self._days = next(iter(self.calendar.findChildren(QTableView)))
        self._days.installEventFilter(self)
        for button in self.calendar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._done = False
        self._say_month()

    def select(self, day: QDate) -> None:
        """Begin at a day."""
        self.calendar.setSelectedDate(min(day, self.calendar.maximumDate()))
        self._say_month()

    def show_at(self, point: QPoint) -> None:
        """Show it with the keyboard in the days."""
        super().show_at(point)
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _say_month(self) -> None:
        name = QLocale().standaloneMonthName(self.calendar.monthShown())
        self._month.setText(f"{name[:1].upper()}{name[1:]} {self.calendar.yearShown()}")
        today = self.calendar.maximumDate()
        shown = (self.calendar.yearShown(), self.calendar.monthShown())
        self.after.setEnabled(shown < (today.year(), today.month()))

    def _choose(self) -> None:
        # A double click says it twice.
        if not self._done:
            self._done = True
            day = self.calendar.selectedDate()
            self.close()
            self.chosen.emit(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Escape from the days, which would keep them."""
        if watched is not self._days:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False
