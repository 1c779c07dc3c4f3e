"""What customers can write reaches every corner of the window, and stays words there.

Each test fails when its guard is removed: labels that read markup, tooltips that do, marks without end, huge pictures.
"""

import struct
import time
import zlib

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from window_parts import (
    NOW,
    FakeConversation,
    KeptActions,
    KnownPresence,
    KnownReads,
    SetClock,
    chat,
    preview,
)

from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.safe import MOST_MARKS, safe
from multichat_desktop.ui import memory
from multichat_desktop.ui.main_window import MainWindow

MARKUP = '<img src="file:///etc/passwd"><b>Ana</b><a href="http://evil.example">'
HEAPS = "a" + "\u0301\u0489" * 5000
HIDING = "fatura\u202efdp.exe"
GOAL, CEILING = 0.05, 0.5


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that a text wants to have loaded."""
    asked: list[str] = []

    def load(_self: QTextDocument, _kind: int, url: object) -> None:
        asked.append(str(url))

    monkeypatch.setattr(QTextDocument, "loadResource", load)
    return asked


@pytest.fixture
def build(qtbot, theme, icons):
    def make(name: str) -> MainWindow:
        chats = [
            chat("a", name, ago=1, unread=2, preview=preview(name, NOW)),
            chat("g", name, ago=2, is_group=True, preview=preview(name, NOW)),
        ]
        line = Instance(id="line", name=name, phone="551133224455", connected=True)
        window = MainWindow(
            theme, icons, KnownReads(chats, [line]), KeptActions(), KnownPresence(), SetClock(), FakeConversation(),
            {memory.GEOMETRY: ""}, "http://127.0.0.1:8766", searches=KeptActions(),
        )  # fmt: skip
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.load(chats)
        window.open_chat("a")
        window.show_message(name)
        window.warn(name)
        QApplication.processEvents()
        return window

    return make


def reads_markup(label: QLabel) -> bool:
    return label.textFormat() is not Qt.TextFormat.PlainText and (
        label.textFormat() is Qt.TextFormat.RichText or Qt.mightBeRichText(label.text())
    )


def test_no_label_and_no_tooltip_reads_a_name_as_markup(build, fetched) -> None:
    window = build(MARKUP)
    window.grab()
    wrong = [
        label.text()
        for label in window.findChildren(QLabel)
        if MARKUP[:9] in label.text() and reads_markup(label)
    ]
    assert wrong == []
    tips = [w.toolTip() for w in (window, *window.findChildren(QWidget)) if "<img" in w.toolTip()]
    assert [tip for tip in tips if Qt.mightBeRichText(tip)] == []
    assert fetched == []


def _rest(widget: QWidget) -> str:
    """Rest the pointer upon it and return what is said."""
    here = QPoint(5, 5)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, here, widget.mapToGlobal(here)))
    return QToolTip.text()


def test_the_tooltip_of_a_line_says_its_name_in_letters(build, fetched) -> None:
    """It is HTML, since Qt would read a name with brackets as such anyway: so it is escaped."""
    mark = build(MARKUP).rail.mark("line")
    said = _rest(mark)
    assert "&lt;img" in said
    assert "<img" not in said
    assert fetched == []


def test_the_mark_of_a_line_says_when_a_backup_was_last_proved(build) -> None:
    window = build("Loja")
    mark = window.rail.mark("line")
    assert "09:00" not in _rest(mark)
    window.rail.kept = lambda: "Última restauração comprovada: hoje 09:00"
    assert "Última restauração comprovada: hoje 09:00" in _rest(mark)
    assert mark.accessibleDescription() == "Última restauração comprovada: hoje 09:00"
    QToolTip.hideText()
    mark.click()
    assert "hoje 09:00" in QToolTip.text()


def test_ten_thousand_marks_do_not_freeze_the_window(build) -> None:
    assert len(safe(HEAPS)) == 1 + MOST_MARKS
    window = build(HEAPS)
    target = QImage(1280, 800, QImage.Format.Format_RGB32)
    started = time.perf_counter()
    window.render(target)
    seconds = time.perf_counter() - started
    print(f"painted with 10,000 marks on one letter: {1000 * seconds:.0f} ms (goal {1000 * GOAL:.0f} ms)")
    assert seconds < CEILING


def test_nothing_turns_the_direction_of_what_is_painted(build) -> None:
    window = build(HIDING)
    shown = [label.text() for label in window.findChildren(QLabel)]
    assert not [text for text in shown if "\u202e" in text]
    index = window.panel.view.model().index(0, 0)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
    assert "\u202e" not in said


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large, in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def whole_png(width: int, height: int) -> bytes:
    """A black picture of one bit a pixel, with every line it speaks of."""
    made = png(width, height)
    lines = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height)
    body = b"IDAT" + lines
    head = bytearray(made[: made.index(b"IDAT") - 4])
    head[24:26] = b"\1\0"
    head[29:33] = struct.pack(">I", zlib.crc32(bytes(head[12:29])))
    end = made[made.index(b"IEND") - 4 :]
    return bytes(head) + struct.pack(">I", len(lines)) + body + struct.pack(">I", zlib.crc32(body)) + end


@pytest.mark.parametrize("width, height", [(8_000, 7_000), (40_000, 10)])
def test_a_picture_that_qt_alone_would_take_is_refused(tmp_path, width: int, height: int) -> None:
    from multichat_desktop.ui.media.decoding import read_picture

    file = tmp_path / "x.png"
    file.write_bytes(whole_png(width, height))
    assert not QImage(str(file)).isNull(), "nothing but our own guard stands in its way"
    assert read_picture(file, cover=None, most=40_000_000) is None


def test_a_picture_of_50000_by_50000_is_refused(tmp_path) -> None:
    from multichat_desktop.ui.media.decoding import read_picture

    file = tmp_path / "x.png"
    file.write_bytes(png(50_000, 50_000))
    started = time.perf_counter()
    assert read_picture(file, cover=None, most=40_000_000) is None
    assert time.perf_counter() - started < CEILING
    file.write_bytes(png(60_000, 10))
    assert read_picture(file, cover=None, most=40_000_000) is None
