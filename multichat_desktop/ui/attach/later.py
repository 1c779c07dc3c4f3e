"""When something is to be sent that is not sent now: the choices most people make, or a day and an hour."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QMenu, QTimeEdit, QVBoxLayout, QWidget

from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.times import ahead_words, local
from multichat_desktop.ui.widgets.box import Box
from multichat_desktop.ui.widgets.buttons import PushButton
from multichat_desktop.ui.widgets.labels import Label

_EVENING, _MORNING = 18, 9
_HOUR = 3_600_000
_LONGEST_DAYS = 365


def _moment(day: datetime, hour: int) -> int:
    return round(day.replace(hour=hour, minute=0, second=0, microsecond=0).timestamp() * 1000)


def choices(now: int) -> list[tuple[str, int]]:
    """Return what is offered, with its moment (milliseconds UTC): each lies ahead."""
    today = local(now)
    offered = [(QCoreApplication.translate("Later", "In an hour"), (now + _HOUR) // 60_000 * 60_000)]
    if _moment(today, _EVENING) > now + _HOUR:
        offered.append((QCoreApplication.translate("Later", "This evening"), _moment(today, _EVENING)))
    tomorrow = today + timedelta(days=1)
    offered.append((QCoreApplication.translate("Later", "Tomorrow morning"), _moment(tomorrow, _MORNING)))
    monday = today + timedelta(days=7 - today.weekday())
    if monday.date() > tomorrow.date():
        offered.append((QCoreApplication.translate("Later", "Monday morning"), _moment(monday, _MORNING)))
    return offered


class LaterMenu(QMenu):
    """Offers moments; `chosen(int)` gives one in milliseconds UTC. The last entry asks for day and hour."""

    chosen = Signal("qlonglong")  # type: ignore[arg-type]

    def __init__(self, theme: Theme, clock: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._clock, self._owner = theme, clock, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = clock()
        for words, at in choices(now):
            action = QAction(f"{words}\t{ahead_words(at, now)}", self)
            action.triggered.connect(lambda _=False, moment=at: self.chosen.emit(moment))
            self.addAction(action)
        self.addSeparator()
        choose = QAction(self.tr("Choose day and hour…"), self)
        choose.triggered.connect(self._choose)
        self.addAction(choose)

    def show_before(self, point: QPoint) -> None:
        """Open above a point of the screen, the first choice taken by Enter."""
        size = self.sizeHint()
        self.popup(QPoint(point.x() - size.width(), point.y() - size.height()))
        self.setActiveAction(self.actions()[0])

    def _choose(self) -> None:
        dialog = LaterDialog(self._theme, self._clock, self._owner)
        dialog.chosen.connect(self.chosen)
        dialog.open()


class LaterDialog(QDialog):
    """Asks for a day and an hour. Signal: `chosen(int)` in milliseconds UTC."""

    chosen = Signal("qlonglong")  # type: ignore[arg-type]

    def __init__(
        self, theme: Theme, clock: Callable[[], int], parent: QWidget, at: int | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        now = clock()
        begin = local(at if at is not None and at > now else choices(now)[-1][1])
        self.setWindowTitle(self.tr("Send later"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.day = QDateEdit(QDate(begin.year, begin.month, begin.day), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd/MM/yyyy")
        today = local(now).date()
        self.day.setDateRange(
            QDate(today.year, today.month, today.day),
            QDate(today.year, today.month, today.day).addDays(_LONGEST_DAYS),
        )
        self.hour = QTimeEdit(QTime(begin.hour, begin.minute), self)
        self.hour.setDisplayFormat("HH:mm")
        self.said = Label(theme, "", Role.SMALL, "muted", self, wrap=True)
        self.take = PushButton(theme, self.tr("Send later"), self)
        self.cancel = PushButton(theme, self.tr("Cancel"), self, primary=False)
        self._lay_out()
        self.day.dateChanged.connect(self._look)
        self.hour.timeChanged.connect(self._look)
        self.take.clicked.connect(self.accept_choice)
        self.cancel.clicked.connect(self.reject)
        self._look()
        self.hour.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addWidget(Label(self._theme, self.windowTitle(), Role.TITLE, "text", self))
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, field in ((self.tr("Day"), self.day), (self.tr("Hour"), self.hour)):
            field.setFrame(False)
            field.setAccessibleName(name)
            field.setFont(self._theme.font(Role.BODY))
            palette = field.palette()
            palette.setColor(QPalette.ColorRole.Base, self._theme.tokens.surface)
            field.setPalette(palette)
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(Label(self._theme, name, Role.META_MEDIUM, "muted", self))
            part.addWidget(Box(self._theme, field, self))
            row.addLayout(part, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)
        self.setFixedWidth(self._theme.px(380))

    @property
    def moment(self) -> int:
        """Return what is chosen, in milliseconds UTC."""
        return QDateTime(self.day.date(), self.hour.time()).toMSecsSinceEpoch()

    def accept_choice(self) -> None:
        """Take it, if it lies ahead."""
        if self.moment > self._clock():
            self.chosen.emit(self.moment)
            self.accept()

    def _look(self) -> None:
        ahead = self.moment > self._clock()
        self.take.setEnabled(ahead)
        self.said.set_colour("muted" if ahead else "danger")
        now = self._clock()
        said = self.tr(
            "It goes {when}, if this computer is on and MultiChat is open; otherwise you are asked."
        )
        self.said.setText(
            said.format(when=ahead_words(self.moment, now))
            if ahead
            else self.tr("That hour is over already.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept_choice()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
