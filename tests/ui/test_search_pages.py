"""Finding messages everywhere and what was starred: the pages in the list's place, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from search_rig import ANA, SHOP, TURMA, Rig

from multichat_desktop.domain.changes import Changes
from multichat_desktop.domain.finding import What
from multichat_desktop.ui.conversation.jump import DayPopover, day_start

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def rig(qtbot, theme, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path / "multichat.sqlite3", theme)
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()


def texts(rig: Rig) -> list[str]:
    model = rig.window.side.search.model
    return [model.hit(row).text for row in range(model.rowCount())]


def press(rig: Rig, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(rig.window.focusWidget() or rig.window, key, modifiers)


def type_(rig: Rig, text: str) -> None:
    QTest.keyClicks(rig.window.focusWidget(), text)


def test_by_keyboard_from_everywhere_to_the_message(rig: Rig, qtbot) -> None:
    press(rig, Qt.Key.Key_F, CONTROL | SHIFT)
    page = rig.window.side.search
    assert rig.window.side.currentWidget() is page
    assert page.search.field.hasFocus()
    type_(rig, "lactose")
    assert set(texts(rig)) == {SHOP[4], SHOP[5]}
    hit = page.model.hit(0)
    assert [hit.text[a:b] for a, b in hit.marks] == ["lactose"]
    assert hit.title == "Ana Beatriz Cardoso"
    press(rig, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    for _ in range(30):
        press(rig, Qt.Key.Key_Down)
    wanted = page.model.hit(page.view.currentIndex().row())
    press(rig, Qt.Key.Key_Return)
    view = rig.pane.view
    assert rig.window.open_id == ANA
    assert view._flashed == wanted.key[1]
    row = rig.pane.model.row_of(wanted.key[1])
    assert row in dict(view.strip.visible)
    assert rig.pane.model.message(row - 1).key < wanted.key, "what stood before it is there"
    assert rig.pane.model.message(row + 1).key > wanted.key
    qtbot.waitUntil(lambda: view._flashed is None, timeout=3000)
    assert rig.window.side.currentWidget() is page, "the results stay beside it"
    press(rig, Qt.Key.Key_Escape)
    assert rig.window.side.currentWidget() is rig.window.panel


def test_more_comes_as_one_goes_down(rig: Rig) -> None:
    rig.window.search_messages("entrega")
    page = rig.window.side.search
    assert page.model.rowCount() == 50
    asked = len(rig.searches.asked)
    page.view.take_focus()
    press(rig, Qt.Key.Key_End)
    assert page.model.rowCount() == 100
    assert len(rig.searches.asked) == asked + 1
    press(rig, Qt.Key.Key_End)
    press(rig, Qt.Key.Key_End)
    assert page.model.rowCount() == 120
    keys = [page.model.hit(row).key for row in range(120)]
    assert keys == sorted(keys, reverse=True)
    assert len(set(keys)) == 120


def test_filters(rig: Rig) -> None:
    rig.window.open_chat(TURMA)
    rig.window.search_messages("bolo")
    page = rig.window.side.search
    QTest.mouseClick(page.mine, Qt.MouseButton.LeftButton)
    assert set(texts(rig)) == {SHOP[1]}
    QTest.mouseClick(page.theirs, Qt.MouseButton.LeftButton)
    assert not page.mine.isChecked()
    assert set(texts(rig)) == {SHOP[0], "Quem leva o bolo amanhã? https://loja.example/cardapio"}
    QTest.mouseClick(page.here, Qt.MouseButton.LeftButton)
    assert texts(rig) == ["Quem leva o bolo amanhã? https://loja.example/cardapio"]
    page._whats[What.DOCUMENTS].click()
    assert texts(rig) == []
    assert page.empty.isVisible()
    assert page.empty.title == "Nothing found"
    page.empty.act()
    assert len(texts(rig)) == 50, "the button takes the filters away"
    page.search.clear()
    page._whats[What.DOCUMENTS].click()
    assert texts(rig) == ["Recibo.pdf"], "a filter alone is a question too"


def test_until_a_day(rig: Rig) -> None:
    rig.window.search_messages("sábado")
    page = rig.window.side.search
    page.day.click()
    popover = page.findChild(DayPopover)
    wanted = page.model.hit(30).key[0]
    assert popover.calendar.hasFocus() or popover._days.hasFocus()
    day = QDate(2026, 10, 28)
    popover.select(day)
    QTest.keyClick(popover._days, Qt.Key.Key_Return)
    assert page.day.isChecked()
    assert rig.searches.asked[-1].until == day_start(day.addDays(1))
    assert page.model.hit(0).key[0] < day_start(day.addDays(1))
    assert wanted
    page.day.click()
    assert rig.searches.asked[-1].until is None


def test_what_it_says_when_there_is_nothing(rig: Rig, qtbot) -> None:
    rig.window.search_messages()
    page = rig.window.side.search
    assert page.empty.title == "Search all conversations"
    type_(rig, "jabuticabeira")
    assert page.empty.title == "Nothing found"
    rig.searches.fails = True
    type_(rig, "s")
    assert page.empty.title == "Could not search"
    rig.searches.fails = False
    page.search.clear()
    type_(rig, "bolo")
    assert page.shown is page.view
    rig.searches.silent = True
    type_(rig, "s")
    qtbot.waitUntil(lambda: page.shown is page.waiting)


def test_older_messages_that_are_not_found_yet(rig: Rig) -> None:
    rig.searches.built = 0.42
    rig.window.search_messages("bolo")
    assert "42" in rig.window.side.search._note.text()
    rig.searches.built = None
    rig.window.side.search.ask()
    assert rig.window.side.search._note.isHidden()


def test_an_answer_to_an_older_question_is_not_shown(rig: Rig) -> None:
    rig.window.search_messages("bolo")
    page = rig.window.side.search
    late = page._found
    page.search.field.setText("entrega")
    page._answered(late)
    assert all("entrega" in text.lower() for text in texts(rig))


def test_from_the_lists_own_search(rig: Rig) -> None:
    rig.window.search()
    type_(rig, "ana")
    assert rig.window.panel.offer.isVisible()
    assert "ana" in rig.window.panel.offer.accessibleName()
    rig.window.panel.search.field.setText("lactose")
    press(rig, Qt.Key.Key_Return)
    assert rig.window.side.currentWidget() is rig.window.side.search
    assert set(texts(rig)) == {SHOP[4], SHOP[5]}
    rig.window.search()
    assert rig.window.side.currentWidget() is rig.window.panel
    rig.window.panel.search.clear()
    assert rig.window.panel.offer.isHidden()


def test_rows_are_announced(rig: Rig) -> None:
    rig.window.search_messages("bolo")
    view = rig.window.side.search.view
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Messages found"
    assert "Turma do 5º ano" in interface.child(0).text(QAccessible.Text.Name)
    assert "Caio: Quem leva o bolo" in interface.child(0).text(QAccessible.Text.Name)


def test_starred(rig: Rig) -> None:
    press(rig, Qt.Key.Key_S, CONTROL | SHIFT)
    page = rig.window.side.starred
    assert page.empty.title == "No starred messages"
    press(rig, Qt.Key.Key_Escape)
    seqs = rig.star(SHOP[1], SHOP[4])
    press(rig, Qt.Key.Key_S, CONTROL | SHIFT)
    assert [page.model.hit(row).key[1] for row in range(page.model.rowCount())] == seqs[::-1]
    assert page.view.hasFocus()
    press(rig, Qt.Key.Key_Return)
    assert rig.window.open_id == ANA
    assert rig.pane.view._flashed == seqs[1]
    seqs += rig.star(SHOP[2])
    rig.window.apply(Changes(messages=(rig.reads.message(seqs[2]),)))
    assert page.model.rowCount() == 3
    assert page.model.hit(1).text == SHOP[2]


def test_a_star_stands_beside_the_time(rig: Rig) -> None:
    (seq,) = rig.star(SHOP[5])
    rig.window.open_chat(ANA)
    view = rig.pane.view
    row = rig.pane.model.row_of(seq)
    assert view.strip.row(row).bubble.info.facts.starred
    assert "starred" in rig.pane.model.data(rig.pane.model.index(row), Qt.ItemDataRole.AccessibleTextRole)


def test_in_a_narrow_window(qtbot, theme, tmp_path: Path) -> None:
    rig = Rig(tmp_path / "multichat.sqlite3", theme, size=(480, 700))
    qtbot.addWidget(rig.window)
    rig.window.open_chat(ANA)
    assert not rig.window.workspace.shows_list
    rig.window.search_messages("lactose")
    page = rig.window.side.search
    assert rig.window.workspace.shows_list
    assert page.isVisible()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert not rig.window.workspace.shows_list
    assert rig.pane.view._flashed == page.model.hit(0).key[1]
    assert rig.window.focusWidget() is rig.pane.view
    rig.window.escape()
    assert rig.window.workspace.shows_list
    assert page.isVisible(), "the next hit is as near as the first"
    assert rig.window.focusWidget() is page.view
    rig.window.escape()
    assert not page.isVisible()
    assert rig.window.focusWidget() is rig.window.panel.view
    rig.close()
