"""The page of settings: a heading, the names of its parts, and the one that is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from multichat_desktop.domain.preferences import Preference
from multichat_desktop.ui.ports import PeopleActions, PeopleReads, Reads, RoomActions
from multichat_desktop.ui.settings.controls import Card, Choices, Line, Setting, Switch
from multichat_desktop.ui.settings.groups import GroupsCard
from multichat_desktop.ui.settings.room import RoomCard
from multichat_desktop.ui.settings.table import CARDS, DOWNLOAD_CARDS, OFFERED, TALK_CARDS, CardOf
from multichat_desktop.ui.settings.words import Words, said
from multichat_desktop.ui.theme import Metrics, Role, Theme
from multichat_desktop.ui.widgets.buttons import Chip
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.scroll import OverlayScrollBar
from multichat_desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from multichat_desktop.services.preferences import Preferences
    from multichat_desktop.ui.icons import Icons

_WIDEST, _SIDE = 840, 28


class SettingsPage(QWidget):
    """Everything that can be set counts at once and keeps itself: there is no button to save.

    Signals: `left()` with Esc; `said(text)`: a sentence for the person.
    """

    left = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: "Icons",
        preferences: "Preferences",
        reads: Reads,
        people: PeopleReads,
        actions: PeopleActions,
        room: RoomActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._preferences, self._reads, self._people = theme, preferences, reads, people
        self._words = Words(self)
        self.controls: dict[str, Switch | Choices | Line] = {}
        self.room = RoomCard(theme, room, self)
        self.room.said.connect(self.said)
        self.groups = GroupsCard(theme, actions, self)
        self.no_lines = EmptyState(theme, icons, self)
        self.no_lines.say(
            "users",
            self.tr("No line yet"),
            self.tr("As soon as a WhatsApp line is connected, you choose here how its groups are treated."),
        )
        self._stack = QStackedWidget(self)
        self._chips = QButtonGroup(self)
        self._names = QHBoxLayout()
        self._areas: list[QScrollArea] = []
        first, *rest = (self._card(card) for card in DOWNLOAD_CARDS)
        self._add_part(self.tr("Downloads and storage"), [first, self.room, *rest])
        self._add_part(self.tr("Groups"), [self.groups, self.no_lines])
        self._add_part(self.tr("Conversations"), [self._card(card) for card in TALK_CARDS])
        self._names.addStretch(1)
        self._chips.idClicked.connect(self.show_part)
        self._chips.button(0).setChecked(True)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def arrive(self) -> None:
        """Show everything as it is now, and bring the keyboard here."""
        for key, control in self.controls.items():
            self._show(key, control)
        instances = self._reads.instances()
        self.groups.show_lines(instances, self._people.group_modes())
        self.groups.setVisible(bool(instances))
        self.no_lines.setVisible(not instances)
        self.room.ask()
        self._chips.button(self._stack.currentIndex()).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, at: int) -> None:
        """Show another part."""
        self._chips.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heading's ground."""
        t = self._theme.tokens
        height = self._head.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.bg)
        painter.fillRect(0, 0, self.width(), height, t.surface)
        painter.fillRect(0, height - 1, self.width(), 1, t.line)
        painter.end()

    # ---- inside

    def _card(self, spec: CardOf) -> Card:
        card = Card(self._theme, spec.title(), spec.body(), self)
        for preference in spec.preferences:
            card.add(self._setting(preference))
        return card

    def _setting(self, preference: Preference) -> Setting:
        words = said(preference)
        control: Switch | Choices | Line
        if isinstance(preference.default, bool):
            control = Switch(self._theme, words.title)
            control.clicked.connect(lambda on: self._preferences.set(preference, bool(on)))
        elif isinstance(preference.default, str):
            control = Line(self._theme, words.title)
            control.written.connect(lambda text: self._preferences.set(preference, text))
        else:
            control = Choices(self._theme, words.title)
            control.chosen.connect(lambda value: self._preferences.set(preference, value))
        self.controls[preference.key] = control
        self._show(preference.key, control, preference)
        return Setting(self._theme, words.title, words.body, control, self)

    def _show(self, key: str, control: Switch | Choices | Line, preference: Preference | None = None) -> None:
        one = preference or next(p for card in CARDS for p in card.preferences if p.key == key)
        if isinstance(control, Switch):
            control.setChecked(self._preferences.flag(one))
            return
        if isinstance(control, Line):
            control.show_text(self._preferences.choice(one))
            return
        now = self._preferences.number(one)
        values = sorted({*OFFERED[key], now})
        control.offer([(value, self._words.choice(one, value)) for value in values], now)

    def _add_part(self, name: str, widgets: Sequence[QWidget]) -> None:
        chip = Chip(self._theme, name, self)
        self._chips.addButton(chip, self._stack.count())
        self._names.addWidget(chip)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 22, 0, 22)
        column.setSpacing(16)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        inside.setMaximumWidth(self._theme.px(_WIDEST))
        sheet = QWidget(self)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.addWidget(inside, 100)
        row.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScrollBar(area, self._theme)
        self._stack.addWidget(area)
        self._areas.append(area)

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(20)
        row.addWidget(Label(self._theme, self.tr("Settings"), Role.TITLE, "text", self._head))
        row.addLayout(self._names, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _restyle(self) -> None:
        self._head.setFixedHeight(self._theme.px(Metrics.HEADER))
        for area in self._areas:
            palette = area.palette()
            palette.setColor(QPalette.ColorRole.Window, self._theme.tokens.bg)
            area.setPalette(palette)
        self.update()
