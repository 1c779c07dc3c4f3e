"""Choosing an emoji: found by Portuguese words, in the agent's skin, wholly by keyboard, and remembered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from multichat_desktop.ui.emoji_picker.habits import MOST_RECENT, EmojiHabits
from multichat_desktop.ui.emoji_picker.picker import EmojiPopover
from multichat_desktop.ui.emoji_picker.table import Group, all_emoji, by_char, find


def chars(typed: str) -> list[str]:
    return [one.char for one in find(typed)]


@pytest.mark.parametrize(
    "typed, emoji",
    [
        ("coração", "❤️"),
        ("coracao vermelho", "❤️"),
        ("bolo", "🎂"),
        ("obrigado", "🙏"),
        ("joia", "👍"),
        ("brasil", "🇧🇷"),
        ("risada", "😂"),
        ("birthday", "🎂"),
        ("dinheiro", "💰"),
        ("👏🏽", "👏"),
    ],
)
def test_it_is_found_by_what_people_call_it(typed: str, emoji: str) -> None:
    assert emoji in chars(typed)


def test_names_come_before_words_that_only_fit() -> None:
    assert find("gato")[0].portuguese.startswith("gato")
    assert chars("zzzz") == []
    assert chars("  ") == []


def test_the_table_is_whole_and_skins_keep_their_emoji() -> None:
    table = all_emoji()
    assert len(table) > 1800
    assert {one.group for one in table} == set(Group)
    assert all(one.portuguese and one.english for one in table)
    wave = by_char()["👋"]
    assert [wave.in_tone(0), wave.in_tone(1), wave.in_tone(5)] == ["👋", "👋🏻", "👋🏿"]
    couple = by_char()["🧑‍🤝‍🧑"]
    assert couple.in_tone(4) == "🧑🏾‍🤝‍🧑🏾"
    assert by_char()["🎂"].in_tone(3) == "🎂"


@pytest.fixture
def kept() -> dict[str, str]:
    return {}


@pytest.fixture
def popover(qtbot, theme, icons, kept) -> EmojiPopover:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(500, 600)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    made = EmojiPopover(theme, icons, EmojiHabits(kept, kept.__setitem__), pane)
    made.chose = []
    made.chosen.connect(made.chose.append)
    made.show_at(pane.mapToGlobal(QPoint(200, 590)))
    made.pane = pane
    return made


def test_a_word_and_enter_choose(popover, kept) -> None:
    field = popover.picker.search.field
    assert field.hasFocus()
    QTest.keyClicks(field, "bolo de aniv")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert popover.chose == ["🎂"]
    assert kept["emoji.recent"] == "🎂"
    assert not popover.isVisible()


def test_arrows_walk_and_letters_go_back_to_the_search(popover, qtbot) -> None:
    picker = popover.picker
    QTest.keyClick(picker.search.field, Qt.Key.Key_Down)
    assert picker.grid.hasFocus()
    first = picker.model.emoji(0)
    QTest.keyClick(picker.grid, Qt.Key.Key_Right)
    QTest.keyClick(picker.grid, Qt.Key.Key_Down)
    assert picker.grid.currentIndex().row() == 10
    assert picker._name.text() == picker.model.emoji(10).portuguese
    QTest.keyClick(picker.grid, Qt.Key.Key_Up)
    QTest.keyClick(picker.grid, Qt.Key.Key_Up)
    assert picker.search.field.hasFocus()
    QTest.keyClick(picker.search.field, Qt.Key.Key_Down)
    QTest.keyClicks(picker.grid, "b")
    assert picker.search.text() == "b"
    assert picker.search.field.hasFocus()
    assert picker.model.emoji(0) is not first


def test_the_skin_is_remembered_and_shown_at_once(popover, kept) -> None:
    picker = popover.picker
    picker.set_tone(3)
    picker.search.field.setText("mão acenando")
    assert picker.model.data(picker.model.index(0)) == "👋🏽"
    QTest.keyClick(picker.search.field, Qt.Key.Key_Return)
    assert popover.chose == ["👋🏽"]
    again = EmojiHabits(kept, kept.__setitem__)
    assert again.tone == 3
    assert again.recent()[0].char == "👋"


def test_escape_closes_and_gives_nothing(popover) -> None:
    QTest.keyClick(popover.picker.search.field, Qt.Key.Key_Down)
    QTest.keyClick(popover.picker.grid, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert popover.chose == []


def test_it_is_read_aloud_by_name(popover) -> None:
    QTest.keyClicks(popover.picker.search.field, "foguete")
    grid = QAccessible.queryAccessibleInterface(popover.picker.grid)
    assert grid.child(0).text(QAccessible.Text.Name) == "foguete"
    assert all(tab.accessibleName() for tab in popover.picker.tabs._buttons.values())


def test_habits_keep_the_newest_first_and_forget_the_oldest() -> None:
    habits = EmojiHabits({"emoji.recent": "😀 👍", "emoji.tone": "9"}, lambda *_: None)
    assert habits.tone == 0
    assert [one.char for one in habits.recent()[:2]] == ["😀", "👍"]
    for one in all_emoji()[:40]:
        habits.used(one)
    assert len(habits.recent()) == MOST_RECENT
    assert habits.recent()[0] is all_emoji()[39]
