"""A new conversation: numbers as people write them, whether WhatsApp knows them, and by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.outgoing import NumberCheck
from multichat_desktop.ui.new_chat import NewChatDialog

LINES = [Instance(id="a", name="Centro"), Instance(id="b", name="Paulista")]


class Numbers:
    """Remembers the questions; a test answers them."""

    def __init__(self) -> None:
        self.checked: list[tuple[str, str]] = []
        self.started: list[tuple[str, str]] = []
        self.answer = self.then = None

    def check_number(self, instance_id, phone, then) -> None:
        self.checked.append((instance_id, phone))
        self.answer = then

    def start_chat(self, instance_id, phone, then) -> None:
        self.started.append((instance_id, phone))
        self.then = then


@pytest.fixture
def numbers() -> Numbers:
    return Numbers()


@pytest.fixture
def make(qtbot, theme, numbers):
    def made(lines=LINES, chosen=None) -> NewChatDialog:
        dialog = NewChatDialog(theme, numbers, lines, chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.came = []
        dialog.opened.connect(dialog.came.append)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.number.hasFocus)
        return dialog

    return made


def test_a_number_and_enter_open_the_conversation(make, numbers) -> None:
    dialog = make()
    QTest.keyClicks(dialog.number, "(11) 98877-6655")
    assert dialog.said.text() == "+55 11 98877-6655"
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert numbers.checked == [("a", "(11) 98877-6655")]
    assert not dialog.begin.isEnabled()
    numbers.answer(NumberCheck("551188776655", exists=True))
    assert numbers.started == [("a", "551188776655")]
    numbers.then("c7")
    assert dialog.came == ["c7"]
    assert not dialog.isVisible()


@pytest.mark.parametrize("typed", ["", "98877-6655", "abc", "11 98877-66551234", "+1 2"])
def test_what_is_no_number_opens_nothing(make, numbers, typed: str) -> None:
    dialog = make()
    dialog.number.setText(typed)
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert not dialog.begin.isEnabled()
    assert numbers.checked == []
    assert dialog.said.text()


def test_a_number_without_whatsapp_says_so_and_opens_only_when_asked_again(make, numbers) -> None:
    dialog = make(chosen="b")
    dialog.number.setText("+55 11 98877 6655")
    dialog.start()
    numbers.answer(NumberCheck("5511988776655", exists=False))
    assert "no WhatsApp" in dialog.said.text()
    assert numbers.started == []
    dialog.begin.click()
    assert numbers.started == [("b", "5511988776655")]


def test_offline_it_opens_without_an_answer(make, numbers) -> None:
    dialog = make()
    dialog.number.setText("11 98877 6655")
    dialog.start()
    numbers.answer(NumberCheck("5511988776655", exists=None, error="offline"))
    assert numbers.started == [("a", "5511988776655")]
    dialog.number.setText("11 98877 6656")
    dialog.start()
    dialog._patience.timeout.emit()
    assert numbers.started[-1] == ("a", "5511988776656")


def test_an_answer_to_another_number_is_not_heard(make, numbers) -> None:
    dialog = make()
    dialog.number.setText("11 98877 6655")
    dialog.start()
    old = numbers.answer
    dialog.number.setText("11 98877 0000")
    old(NumberCheck("5511988776655", exists=True))
    assert numbers.started == []
    assert dialog.begin.isEnabled()


def test_without_a_line_it_says_what_to_do_first(make) -> None:
    dialog = make(lines=[])
    dialog.number.setText("11 98877 6655")
    assert not dialog.begin.isEnabled()
    assert "line" in dialog.said.text()
