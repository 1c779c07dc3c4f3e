"""The chips above the list stand in one line: they give up padding, then a caption for its icon, and then they move."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from multichat_desktop.ui.chats.chips import ChipRow
from multichat_desktop.ui.theme import Metrics, Theme
from multichat_desktop.ui.widgets.buttons import Chip

PORTUGUESE = ("Abertas", "Não lidas", "Esperando", "Grupos", "Arquivadas")


class Rig:
    def __init__(self, theme: Theme, icons, width: int) -> None:
        self.ground = QWidget()
        last = PORTUGUESE[-1]
        self.chips = [Chip(theme, word) for word in PORTUGUESE[:-1]]
        self.chips.append(Chip(theme, last, icons=icons, icon="archive"))
        for chip in self.chips:
            chip.setAutoExclusive(True)
        self.row = ChipRow(theme, self.chips, self.ground)
        self.ground.resize(width, 60)
        self.row.setGeometry(0, 0, width, self.row.sizeHint().height())
        self.ground.show()
        self.ground.activateWindow()
        QApplication.processEvents()

    def seen(self, chip: Chip) -> bool:
        return self.row.rect().contains(chip.geometry())


@pytest.fixture
def make(theme, icons, qtbot):
    def made(width: int) -> Rig:
        rig = Rig(theme, icons, width)
        qtbot.addWidget(rig.ground)
        return rig

    return made


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("counts", [(0, 0), (7, 5), (12, 10), (99, 99)])
def test_all_stand_in_one_line_of_a_list_as_wide_as_drawn(make, theme, zoom: float, counts) -> None:
    theme.zoom_to(zoom)
    rig = make(theme.px(Metrics.LIST) - 2 * theme.px(12))
    rig.chips[1].set_count(counts[0])
    rig.chips[2].set_count(counts[1])
    assert all(rig.seen(chip) for chip in rig.chips)
    assert len({chip.y() for chip in rig.chips}) == 1
    edges = [(chip.x(), chip.geometry().right()) for chip in rig.chips]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))


def test_the_caption_stays_where_there_is_room_and_is_told_where_not(make) -> None:
    wide, narrow = make(460), make(320)
    assert not wide.chips[-1].is_icon
    assert wide.chips[-1].toolTip() == ""
    assert wide.chips[0].width() > narrow.chips[0].width()
    narrow.chips[2].set_count(40)
    assert [chip.is_icon for chip in narrow.chips] == [False] * 4 + [True]
    assert narrow.chips[-1].toolTip() == narrow.chips[-1].text() == "Arquivadas"


def test_a_row_too_wide_moves_with_the_keyboard_and_the_wheel(make) -> None:
    rig = make(190)
    first, last = rig.chips[0], rig.chips[-1]
    first.setChecked(True)
    assert rig.seen(first)
    assert not rig.seen(last)
    QTest.keyClick(rig.ground, Qt.Key.Key_Tab)
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert rig.seen(last)
    assert last.geometry().right() == rig.row.rect().right()
    up = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 2400),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(rig.row, up)
    assert rig.seen(first)
    last.click()
    assert rig.seen(last)


def test_a_count_that_comes_does_not_hide_the_chip_that_is_on(make) -> None:
    rig = make(190)
    rig.chips[-1].setChecked(True)
    assert rig.seen(rig.chips[-1])
    rig.chips[0].clearFocus()
    rig.chips[1].set_count(1234)
    assert rig.chips[1].text() == "Não lidas 999+"
    assert rig.seen(rig.chips[-1])
