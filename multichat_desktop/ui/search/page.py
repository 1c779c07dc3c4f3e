"""The page in the list's place that finds messages everywhere: field, filters, and what was found."""

from PySide6.QtCore import QDate, QKeyCombination, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from multichat_desktop.domain.clock import Clock
from multichat_desktop.domain.finding import Found, Question, What, terms
from multichat_desktop.ui.conversation.jump import DayPopover, day_of, day_start
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.ports import Searches
from multichat_desktop.ui.search.frame import Frame
from multichat_desktop.ui.search.hits import HitModel, HitView
from multichat_desktop.ui.search.texts import SearchTexts
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import Chip
from multichat_desktop.ui.widgets.flow import FlowLayout
from multichat_desktop.ui.widgets.labels import Label
from multichat_desktop.ui.widgets.search_field import SearchField

_ASKER = "everywhere"
_PATIENCE_MS = 150
_GAP = 6


class SearchPage(Frame):
    """Signals: `wanted(Hit)` when a message is to be shown, `left()` when the list is to come back."""

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, searches: Searches, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, self.tr("Search messages"), parent)
        self._icons, self._searches, self._clock = icons, searches, clock
        self._until: QDate | None = None
        self._chat_id: str | None = None
        self._found: Found | None = None
        self._more = False
        keys = QKeySequence(
            QKeyCombination(
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F
            )
        )
        self.search = SearchField(theme, icons, self.tr("Words in messages"), keys, self)
        self.model = HitModel(clock, self)
        self.view = HitView(theme, clock, self.model, self.tr("Messages found"), self)
        self._whats = {
            None: Chip(theme, self.tr("All"), self),
            What.PICTURES: Chip(theme, self.tr("Pictures"), self),
            What.DOCUMENTS: Chip(theme, self.tr("Documents"), self),
            What.SOUNDS: Chip(theme, self.tr("Voice messages"), self),
            What.LINKS: Chip(theme, self.tr("Links"), self),
        }
        self.mine = Chip(theme, self.tr("From the shop"), self)
        self.theirs = Chip(theme, self.tr("From customers"), self)
        self.here = Chip(theme, self.tr("This conversation"), self)
        self.day = Chip(theme, self.tr("Until a day…"), self)
        self._note = Label(theme, "", Role.META, "muted", self, wrap=True)
        self._words = SearchTexts(self)
        self._lay_out()
        self._connect()
        self._say()

    # ---- what the window says

    def begin(self, text: str = "", chat_id: str | None = None) -> None:
        """Come to the front with the keyboard in the field; `chat_id` is the conversation that is open."""
        self._chat_id = chat_id
        self.here.setVisible(chat_id is not None)
        if chat_id is None:
            self.here.setChecked(False)
        if text:
            self.search.field.setText(text)
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()
        if not text:
            self.ask()

    def ask(self) -> None:
        """Look for what the field and the chips say."""
        question = self.question()
        self._found = None
        if question.is_empty:
            self._searches.forget(_ASKER)
            self._patience.stop()
            self.model.show_all(())
            self._say()
            return
        self._patience.start()
        self._searches.find(_ASKER, question, self._answered)

    def question(self, before: int | None = None) -> Question:
        """Return what is asked for now."""
        sides = {self.mine: True, self.theirs: False}
        chosen = next((what for what, chip in self._whats.items() if chip.isChecked()), None)
        return Question(
            text=self.search.text(),
            what=chosen,
            from_me=next((side for chip, side in sides.items() if chip.isChecked()), None),
            chat_id=self._chat_id if self.here.isChecked() else None,
            until=None if self._until is None else day_start(self._until.addDays(1)),
            before=before,
        )

    # ---- inside

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        chips = FlowLayout(_GAP)
        for chip in self._whats.values():
            self._group.addButton(chip)
        for chip in (*self._whats.values(), self.mine, self.theirs, self.day, self.here):
            chips.addWidget(chip)
        self._whats[None].setChecked(True)
        self.head.addWidget(self.search)
        self.head.addLayout(chips)
        self.head.addWidget(self._note)
        self.add_page(self.view)

    def _connect(self) -> None:
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say)
        self.search.changed.connect(self.ask)
        self.search.left_down.connect(self._into_list)
        self.search.entered.connect(self._enter)
        self._group.buttonToggled.connect(self._what_toggled)
        self.mine.clicked.connect(lambda: self._side(self.theirs))
        self.theirs.clicked.connect(lambda: self._side(self.mine))
        self.here.clicked.connect(self.ask)
        self.day.clicked.connect(self._choose_day)
        self.view.wanted.connect(self.wanted)
        self.view.ran_short.connect(self._go_on)
        self.view.left_up.connect(self.search.field.setFocus)
        self.empty.acted.connect(self._act)

    def _what_toggled(self, _: QAbstractButton, checked: bool) -> None:
        if checked:
            self.ask()

    def _side(self, other: Chip) -> None:
        other.setChecked(False)
        self.ask()

    def _choose_day(self) -> None:
        if self._until is not None:
            self._set_day(None)
            return
        self.day.setChecked(False)
        today = day_of(self._clock.now())
        popover = DayPopover(
            self.theme, self._icons, self.tr("Messages until this day"), self.tr("Show"), today, self
        )
        popover.chosen.connect(self._set_day)
        popover.show_at(self.day.mapToGlobal(QPoint(self.day.width() // 2, self.day.height())))

    def _set_day(self, day: QDate | None) -> None:
        self._until = day
        self.day.setChecked(day is not None)
        said = "" if day is None else QLocale().toString(day, QLocale.FormatType.ShortFormat)
        self.day.setText(self.tr("Until {day} ×").format(day=said) if said else self.tr("Until a day…"))
        self.day.updateGeometry()
        self.ask()

    def _answered(self, found: Found) -> None:
        if found.question.before is None:
            if found.question != self.question():
                return
            self._patience.stop()
            self.model.show_all(found.hits)
            self.view.scrollToTop()
        else:
            self.model.add(found.hits)
        self._found, self._more = found, False
        self._say()

    def _go_on(self) -> None:
        """Ask for the next page, once."""
        if self._found is not None and self._found.more is not None and not self._more:
            self._more = True
            self._searches.find(_ASKER, self.question(self._found.more), self._answered)

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.view.take_focus()

    def _enter(self) -> None:
        """Show the newest of what was found."""
        if self.model.rowCount():
            self.wanted.emit(self.model.hit(0))

    def _act(self) -> None:
        if self._found is not None and self._found.failed:
            self.ask()
            return
        self._until = None
        self._set_day(None)
        for chip in (self.mine, self.theirs, self.here):
            chip.setChecked(False)
        self._whats[None].setChecked(True)
        self.ask()

    def _say(self) -> None:
        found, question = self._found, self.question()
        self._note.setText("" if found is None or found.built is None else self._words.building(found.built))
        self._note.setVisible(bool(self._note.text()))
        if found is not None and self.model.rowCount():
            self.show_page(self.view)
            return
        if found is None and not question.is_empty:
            self.show_page(self.waiting if not self._patience.isActive() else None)
            return
        if found is not None and found.failed:
            said = self._words.failed()
        elif question.is_empty:
            said = self._words.nothing_asked()
        else:
            filtered = question != Question(text=question.text)
            said = self._words.nothing_found(filtered=filtered, quoted=bool(terms(question.text)))
        self.empty.say(*said)
        self.show_page(self.empty)
        if found is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.empty, said[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing in the results is searching."""
        if self.take_letters(event, self.search):
            return
        super().keyPressEvent(event)
