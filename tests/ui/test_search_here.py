"""Finding one's way in the conversation that is open: words, days, the end, and texts that are folded."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from search_rig import ANA, SHOP, TURMA, Rig
from window_parts import NOW

from multichat_desktop.domain.changes import Changes
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.ui.conversation.jump import DayPopover, day_of, day_start
from multichat_desktop.ui.conversation.seen import seen
from multichat_desktop.ui.conversation.style import Hit, What

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def rig(qtbot, theme, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path / "multichat.sqlite3", theme)
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.window.open_chat(ANA)
    yield made
    made.close()


def press(rig: Rig, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(rig.window.focusWidget() or rig.window, key, modifiers)


def flashed(rig: Rig) -> str | None:
    seq = rig.pane.view._flashed
    return None if seq is None else rig.reads.message(seq).text


def test_words_here(rig: Rig) -> None:
    bar, view = rig.pane.looking.bar, rig.pane.view
    assert bar.isHidden()
    press(rig, Qt.Key.Key_F, CONTROL)
    assert bar.isVisible()
    assert bar.field.field.hasFocus()
    QTest.keyClicks(bar.field.field, "lactose")
    assert {q.chat_id for q in rig.searches.asked} == {ANA}
    assert bar.count.text() == "1 of 80"
    assert flashed(rig) == SHOP[5], "the newest first"
    press(rig, Qt.Key.Key_Return)
    assert (bar.count.text(), flashed(rig)) == ("2 of 80", SHOP[4])
    first = view._flashed
    press(rig, Qt.Key.Key_F3)
    assert bar.count.text() == "3 of 80"
    press(rig, Qt.Key.Key_F3, SHIFT)
    assert view._flashed == first
    press(rig, Qt.Key.Key_Return, SHIFT)
    press(rig, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "80 of 80", "round at the ends"
    oldest = rig.pane.model.row_of(view._flashed)
    assert oldest in dict(view.strip.visible)
    press(rig, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.hasFocus()
    assert view._wanted == ()
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert bar.isHidden(), "F3 finds nothing where nothing is looked for"


def test_the_header_has_a_button_for_it(rig: Rig) -> None:
    looking = rig.pane.looking
    assert looking.button.isVisible()
    assert "Ctrl+F" in looking.button.toolTip()
    QTest.mouseClick(looking.button, Qt.MouseButton.LeftButton)
    assert looking.bar.isVisible()
    assert looking.bar.field.field.hasFocus()
    assert looking.bar.field.text() == ""


def test_what_is_looked_for_stands_out_in_the_bubbles(rig: Rig) -> None:
    before = rig.pane.view.grab().toImage()
    rig.pane.looking.find("lactose")
    rig.pane.view._end_flash()
    after = rig.pane.view.grab().toImage()
    assert before != after

    def warm(image) -> int:
        return sum(
            QColor(image.pixel(x, y)).red() - QColor(image.pixel(x, y)).blue() > 25
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    assert warm(after) > warm(before) + 50
    rig.pane.looking.close()
    assert rig.pane.view._wanted == ()


def test_nothing_and_failure(rig: Rig) -> None:
    bar = rig.pane.looking.bar
    rig.pane.looking.find("jabuticabeira")
    assert bar.count.text() == "Nothing found"
    assert not bar.older.isEnabled()
    rig.searches.fails = True
    bar.field.field.setText("bolo")
    assert bar.count.text() == "Could not search. Try again."
    bar.field.field.setText("")
    assert bar.count.text() == ""


def test_another_conversation_ends_it(rig: Rig) -> None:
    rig.pane.looking.find("bolo")
    rig.window.open_chat(TURMA)
    assert rig.pane.looking.bar.isHidden()
    rig.pane.looking.find()
    assert rig.pane.looking.bar.count.text() == "1 of 1", (
        "the words are still in the field, and meant for here now"
    )


def test_it_begins_where_one_reads(rig: Rig) -> None:
    view = rig.pane.view
    day = QDate(2026, 10, 20)
    assert rig.pane.looking.go_to_day(day)
    last = seen(view)[-1].key
    rig.pane.looking.find()
    QTest.keyClicks(rig.pane.looking.bar.field.field, "entrega")
    assert view._flashed is not None
    key = rig.reads.message(view._flashed).key
    assert key <= last
    found = rig.searches.finder.page(rig.searches.asked[-1])
    assert not [row for row in found if key < (row.at, row.seq) <= last], "the newest that is not below"
    assert [row for row in found if (row.at, row.seq) > last]


def test_a_day(rig: Rig) -> None:
    press(rig, Qt.Key.Key_G, CONTROL)
    popover = rig.pane.findChild(DayPopover)
    QApplication.processEvents()
    assert popover.isVisible()
    assert popover._days.hasFocus()
    assert popover.calendar.selectedDate() == day_of(seen(rig.pane.view)[0].at), "the day that is being read"
    shown = popover.calendar.selectedDate()
    for _ in range(10):
        QTest.keyClick(popover._days, Qt.Key.Key_Left)
    QTest.keyClick(popover._days, Qt.Key.Key_Return)
    wanted = rig.reads.message(rig.pane.view._flashed)
    assert wanted.text == SHOP[0], "the first message of the day"
    assert day_of(wanted.at) == shown.addDays(-10)
    first = rig.reads.page_after(ANA, (day_start(shown.addDays(-10)), -1), 1)[0]
    assert wanted == first


def test_a_day_before_all_and_one_after_all(rig: Rig) -> None:
    assert rig.pane.looking.go_to_day(QDate(2001, 1, 1))
    oldest = rig.reads.page_after(ANA, None, 1)[0]
    assert rig.pane.view._flashed == oldest.seq
    assert not rig.pane.looking.go_to_day(day_of(NOW).addDays(1))
    assert rig.pane.view.end_visible


def test_the_day_chip_opens_the_calendar(rig: Rig) -> None:
    view = rig.pane.view
    rig.pane.looking.go_to_day(QDate(2026, 10, 20))
    index, top = next((i, top) for i, top in view.strip.visible if view.strip.row(i)._day is not None)
    row = view.strip.row(index)
    chip = row._centred(row._day, row._day_top)
    assert row.hit(chip.center().x(), chip.center().y()) == Hit(What.DAY)
    point = chip.translated(0, top).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    popover = rig.pane.findChild(DayPopover)
    assert popover is not None
    QTest.keyClick(popover._days, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def arrives(rig: Rig, text: str, after: int) -> None:
    with closing(open_writer(rig.path)) as database:
        seq = executor(database)(
            "INSERT INTO message (chat_id, instance_id, message_id, from_me, kind, text, at, received_at)"
            " VALUES (?, 'line', ?, 0, 'text', ?, ?, ?)",
            (ANA, f"new{after}", text, NOW + after, NOW + after),
        ).lastrowid
    rig.window.apply(Changes(messages=(rig.reads.message(seq),)))


def test_scrolled_up_a_button_counts_what_comes_and_leads_to_the_end(rig: Rig) -> None:
    view = rig.pane.view
    rig.pane.looking.go_to_day(QDate(2026, 10, 20))
    assert view.end_button.isVisible()
    assert view.end_button.count == 0
    for after in (1, 2, 3):
        arrives(rig, f"novidade {after}", after)
    assert view.end_button.count == 3
    assert "3" in view.end_button.accessibleName()
    QTest.mouseClick(view.end_button, Qt.MouseButton.LeftButton)
    view.settle()
    assert view.end_visible
    assert view.end_button.isHidden()
    assert rig.pane.model.message(rig.pane.model.rowCount() - 1).text == "novidade 3"


def test_a_long_text_is_folded(rig: Rig) -> None:
    long, short = "palavra " * 600, "palavra " * 374
    arrives(rig, short, 1)
    arrives(rig, long, 2)
    view = rig.pane.view
    view.go_to_end()
    row = rig.pane.model.rowCount() - 1
    view.settle()
    folded, whole = view.strip.row(row), view.strip.row(row - 1)
    assert len(long) > 3000 > len(short)
    assert whole.bubble.text.text.strip() == short.strip()
    assert len(folded.bubble.text.text) < len(long)
    view.unfold(rig.pane.model.message(row).seq)
    view.settle()
    assert view.strip.row(row).bubble.text.text.strip() == long.strip()
    assert view.strip.row(row).height > folded.height
