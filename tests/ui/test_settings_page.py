"""The settings: what the table of preferences makes of itself, room on the disk, and groups."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_parts import KeptActions, KnownReads

from multichat_desktop.domain.chat import GroupMode, Instance
from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.preferences import (
    AGENT,
    DOWNLOAD_LARGEST,
    DOWNLOADS,
    KEEP_DAYS,
    KEEP_SIZE,
    WAIT_LATE,
)
from multichat_desktop.services.files.cleanup import Room, Use
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.store.file_rows import KindUse
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.settings.page import SettingsPage
from multichat_desktop.ui.settings.table import CARDS
from multichat_desktop.ui.settings.words import said
from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.widgets.buttons import PushButton

FULL = Use(
    3 * 2**30,
    7,
    (KindUse(Kind.VIDEO, 2, 2 * 2**30), KindUse(Kind.IMAGE, 5, 2**30)),
    ((7, 3 * 2**30), (30, 2**20), (90, 0), (365, 0)),
)
EMPTY = Use(0, 0, (), ((7, 0), (30, 0), (90, 0), (365, 0)))


class Disk:
    def __init__(self) -> None:
        self.use, self.made = FULL, []
        self.outcome: Room | None = Room(7, 3 * 2**30)

    def ask_use(self, answered: Callable[[Use], None]) -> None:
        answered(self.use)

    def make_room(self, days: int, done: Callable[[Room | None], None]) -> None:
        self.made.append(days)
        self.use = EMPTY if self.outcome else self.use
        done(self.outcome)


class People:
    def __init__(self) -> None:
        self.modes: dict[str, GroupMode] = {}

    def group_modes(self) -> dict[str, GroupMode]:
        return self.modes


class Rig:
    def __init__(self, qtbot, lines: list[Instance]) -> None:
        self.kept: dict[str, str] = {}
        self.preferences = Preferences({}, self.kept.__setitem__)
        self.disk, self.people, self.actions = Disk(), People(), KeptActions()
        self.reads = KnownReads([], lines)
        self.page = SettingsPage(
            Theme("light"), Icons(), self.preferences, self.reads, self.people, self.actions, self.disk
        )
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)
        self.page.show()
        self.page.arrive()

    def buttons(self, part: QWidget) -> dict[str, PushButton]:
        return {b.text(): b for b in part.findChildren(PushButton) if b.isVisibleTo(self.page)}


@pytest.fixture
def rig(qtbot) -> Rig:
    return Rig(qtbot, [Instance(id="A", name="Loja Centro"), Instance(id="B")])


def test_everything_in_the_table_has_words_and_a_control(rig: Rig) -> None:
    for card in CARDS:
        assert card.title()
        for preference in card.preferences:
            assert said(preference).title
            assert rig.page.controls[preference.key].accessibleName()
    titles = [said(p).title for card in CARDS for p in card.preferences]
    assert len(set(titles)) == len(titles)


def test_a_switch_counts_at_once_by_mouse_and_by_keyboard(rig: Rig) -> None:
    video = DOWNLOADS[Kind.VIDEO]
    switch = rig.page.controls[video.key]
    assert switch.isChecked()
    switch.click()
    assert rig.preferences.flag(video) is False
    QTest.keyClick(switch, Qt.Key.Key_Return)
    assert rig.preferences.flag(video) is True
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert rig.kept == {f"preference.{video.key}": "false"}


def test_a_number_is_one_of_those_offered_or_what_was_set(rig: Rig) -> None:
    choices = rig.page.controls[DOWNLOAD_LARGEST.key]
    choices.button(256).click()
    assert rig.preferences.number(DOWNLOAD_LARGEST) == 256
    rig.preferences.set(DOWNLOAD_LARGEST, 100)
    rig.page.arrive()
    assert choices.value == 100
    assert choices.button(100).text() == "100 MB"
    assert [b.text() for b in (choices.button(16), choices.button(1024))] == ["16 MB", "1 GB"]
    choices.button(100).setFocus()
    QTest.keyClick(choices.button(100), Qt.Key.Key_Right)
    assert rig.preferences.number(DOWNLOAD_LARGEST) == 256, "the arrow keys choose"


def test_the_words_of_numbers(rig: Rig) -> None:
    days, size = rig.page.controls[KEEP_DAYS.key], rig.page.controls[KEEP_SIZE.key]
    assert [days.button(0).text(), days.button(30).text()] == ["Always keep", "30 days"]
    assert [size.button(0).text(), size.button(5120).text()] == ["No limit", "5 GB"]


def test_room_is_shown_by_kind_and_made_at_the_second_word(rig: Rig) -> None:
    room = rig.page.room
    assert room.body.text() == "7 files take 3,0 GB."
    assert list(rig.buttons(room)) == ["7 days · 3,0 GB", "30 days · 1,0 MB"], "only where there is anything"
    rig.buttons(room)["7 days · 3,0 GB"].click()
    assert rig.disk.made == []
    rig.buttons(room)["Cancel"].click()
    rig.buttons(room)["30 days · 1,0 MB"].click()
    rig.buttons(room)["Remove files"].click()
    assert rig.disk.made == [30]
    assert rig.said == ["7 files were removed: 3,0 GB more room."]
    assert room.body.text().startswith("No files yet")
    assert rig.buttons(room) == {}


def test_what_could_not_be_removed_is_said(rig: Rig) -> None:
    rig.disk.outcome = None
    rig.buttons(rig.page.room)["7 days · 3,0 GB"].click()
    rig.buttons(rig.page.room)["Remove files"].click()
    assert rig.said == ["The files could not be removed. Look whether the disk is full, and try again."]
    assert rig.buttons(rig.page.room), "it can be tried again"


def test_groups_of_each_line(rig: Rig) -> None:
    rig.people.modes = {"B": GroupMode.QUIET}
    rig.page.arrive()
    rig.page.show_part(1)
    assert list(rig.page.groups.choices) == ["A", "B"]
    assert rig.page.groups.choices["A"].value is GroupMode.ON
    assert rig.page.groups.choices["B"].value is GroupMode.QUIET
    assert rig.page.no_lines.isHidden()
    rig.page.groups.choices["A"].button(GroupMode.OFF).click()
    assert rig.actions.asked == [("set_groups", "A", GroupMode.OFF)]


def test_without_a_line_there_is_nothing_to_choose(qtbot) -> None:
    rig = Rig(qtbot, [])
    rig.page.show_part(1)
    assert rig.page.groups.isHidden()
    assert rig.page.no_lines.isVisibleTo(rig.page)


def test_esc_leaves(rig: Rig) -> None:
    left: list[bool] = []
    rig.page.left.connect(lambda: left.append(True))
    QTest.keyClick(rig.page, Qt.Key.Key_Escape)
    assert left


def test_a_name_is_kept_when_its_line_is_left(rig: Rig) -> None:
    line = rig.page.controls[AGENT.key]
    line.field.setText(" Ana ")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert rig.preferences.choice(AGENT) == "Ana"
    rig.page.arrive()
    assert line.field.text() == "Ana"
    late = rig.page.controls[WAIT_LATE.key]
    assert [late.button(value).text() for value in (30, 60)] == ["30 min", "1 h"]
