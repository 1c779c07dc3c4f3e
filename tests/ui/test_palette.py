"""The palette: conversations and commands by a few letters, quick with ten thousand, wholly by keyboard."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_parts import chat

from multichat_desktop.ui.commands import Command, Commands
from multichat_desktop.ui.fuzzy import Finder
from multichat_desktop.ui.palette.entries import Entries
from multichat_desktop.ui.palette.sheet import Palette
from multichat_desktop.ui.shortcuts import ShortcutSheet

NAMES = ["João Pedro", "Mariana Alves", "Padaria São João", "Ana Maria", "Oficina do Zé"]


def test_beginnings_come_first_then_words_then_letters() -> None:
    finder = Finder((name, "") for name in NAMES)
    assert [NAMES[at] for at in finder.find("joão", 9)] == ["João Pedro", "Padaria São João"]
    assert [NAMES[at] for at in finder.find("mar", 9)][:2] == ["Mariana Alves", "Ana Maria"]
    assert [NAMES[at] for at in finder.find("ped jo", 9)] == ["João Pedro"]
    assert [NAMES[at] for at in finder.find("ofze", 9)] == ["Oficina do Zé"]
    assert [NAMES[at] for at in finder.find("iana", 9)] == ["Mariana Alves"]
    assert finder.find("xyz", 9) == []
    assert finder.find("", 2) == [0, 1]


def test_phones_are_found_with_any_mask() -> None:
    finder = Finder([("", "5511988776655 551188776655"), ("Ana", "")])
    assert finder.find("(11) 98877-66", 9) == [0]
    assert finder.find("8877", 9) == [0]


@pytest.fixture
def done() -> list[str]:
    return []


def commands(done: list[str]) -> list[Command]:
    return [
        Command("zoom", "Texto maior", ("Ctrl++",), lambda: done.append("zoom")),
        Command("mark", "Marcar como lida", (), lambda: done.append("mark")),
    ]


@pytest.fixture
def palette(qtbot, theme, icons, done):
    def make(chats) -> Palette:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(900, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made = Palette(theme, icons, Entries(chats, commands(done), done.append), window)
        made.show_over()
        made.keep = window
        return made

    return make


def test_letters_and_enter_open_or_do(palette, done) -> None:
    chats = [chat("a", "Ana"), chat("b", "Bia"), chat("m", "Marcos")]
    sheet = palette(chats)
    assert sheet.search.field.hasFocus()
    assert [sheet.model.entry(row).title for row in range(5)] == [
        "Ana",
        "Bia",
        "Marcos",
        "Texto maior",
        "Marcar como lida",
    ]
    QTest.keyClicks(sheet.search.field, "mar")
    assert [sheet.model.entry(row).title for row in range(2)] == ["Marcos", "Marcar como lida"]
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Down)
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Return)
    assert done == ["mark"]
    sheet = palette(chats)
    QTest.keyClicks(sheet.search.field, "mar")
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Up)
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Down)
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Return)
    assert done == ["mark", "m"]


def test_a_command_called_so_stands_before_a_name_that_only_holds_it(palette) -> None:
    sheet = palette([chat("t", "Atexto")])
    QTest.keyClicks(sheet.search.field, "texto")
    assert sheet.model.entry(0).title == "Texto maior"


def test_nothing_found_says_so_and_escape_closes(palette, done) -> None:
    sheet = palette([chat("a", "Ana")])
    QTest.keyClicks(sheet.search.field, "qqq")
    assert sheet._nothing.isVisible()
    assert not sheet.list.isVisible()
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Return)
    assert done == []
    QTest.keyClick(sheet.search.field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_lines_say_what_they_are(palette) -> None:
    sheet = palette([chat("a", "Ana")])
    seen = QAccessible.queryAccessibleInterface(sheet.list)
    assert seen.child(0).text(QAccessible.Text.Name) == "Ana. Conversation"
    assert seen.child(1).text(QAccessible.Text.Name) == "Texto maior. Command. Ctrl++"


def test_ten_thousand_conversations_cost_a_keystroke_little() -> None:
    first = ("Ana", "Beto", "Carla", "Davi", "Elisa", "Fabio", "Gabi", "Hugo", "Ines", "Jonas")
    chats = [chat(str(i), f"{first[i % 10]} Cliente {i}", phone=f"55119{i:08}") for i in range(10_000)]
    entries = Entries(chats, [], lambda _: None)
    took = []
    for typed in ("c", "cl", "cli", "carla", "carla c", "crl 77", "9999", "xq", "ana cliente 9"):
        best = 1.0
        for _ in range(5):
            begun = time.perf_counter()
            entries.find(typed)
            best = min(best, time.perf_counter() - begun)
        took.append(best)
    # 5 ms is what is promised on the desk's machine; a crowded one may need some more.
    assert sorted(took)[len(took) // 2] < 0.005
    assert max(took) < 0.02


def test_the_sheet_tells_exactly_the_keys_there_are(qtbot, theme) -> None:
    table = Commands([*commands([]), Command("send", "Enviar", ("Return",))])
    sheet = ShortcutSheet(theme, table)
    qtbot.addWidget(sheet)
    assert [one.id for one in table.told()] == ["zoom", "send"]
    assert [one.id for one in table.offered()] == ["zoom", "mark"]
    caps = sorted(w.accessibleName() for w in sheet.findChildren(QWidget) if "Ctrl++" in w.accessibleName())
    assert caps == ["Ctrl++"]
