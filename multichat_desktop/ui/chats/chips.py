"""The row of chips above the list: one line, however narrow the list is and however many wait."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from multichat_desktop.ui.theme import Theme
from multichat_desktop.ui.widgets.buttons import Chip

_PADDINGS = (11, 10, 9, 8, 7, 6, 5)
"""Room at either side of a caption, the widest that fits; below the least a chip is no longer one."""
_GAP, _TIGHT_GAP, _HEIGHT = 6, 4, 26


class ChipRow(QWidget):
    """Gives chips what room there is: all their padding, less of it, at last icons for those that have one.

    Where even that is too wide the row moves: by wheel, and by itself to the chip that has the keyboard or is on.
    """

    def __init__(self, theme: Theme, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._chips = theme, tuple(chips)
        self._moved, self._wide = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for chip in self._chips:
            chip.setParent(self)
            chip.installEventFilter(self)
            chip.changed.connect(self._arrange)
            chip.toggled.connect(self._show_checked)
        theme.changed.connect(self._rescale)

    def sizeHint(self) -> QSize:
        """Return the height of a chip; the width is whatever the list has."""
        return QSize(0, self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the row where it is wider than the list."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        self._move_to(self._moved - (turned.x() or turned.y()))
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring into view what the keyboard came to."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Chip):
            self._show(watched)
        return False

    def _rescale(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        for padding, icons in (*((p, False) for p in _PADDINGS), *((p, True) for p in _PADDINGS)):
            gap = self._theme.px(_GAP if padding == _PADDINGS[0] and not icons else _TIGHT_GAP)
            for chip in self._chips:
                chip.squeeze(padding, icons)
            self._wide = sum(c.sizeHint().width() for c in self._chips) + gap * (len(self._chips) - 1)
            if self._wide <= self.width():
                break
        at = 0
        for chip in self._chips:
            size = chip.sizeHint()
            chip.setGeometry(at - self._moved, 0, size.width(), size.height())
            at += size.width() + gap
        focused = next((c for c in self._chips if c.hasFocus()), None)
        if focused is not None:
            self._show(focused)
        else:
            self._show_checked()

    def _show_checked(self) -> None:
        checked = next((c for c in self._chips if c.isChecked()), None)
        if checked is not None:
            self._show(checked)

    def _show(self, chip: Chip) -> None:
        left = chip.x() + self._moved
        self._move_to(min(max(self._moved, left + chip.width() - self.width()), left))

    def _move_to(self, moved: int) -> None:
        moved = max(0, min(moved, self._wide - self.width()))
        by, self._moved = self._moved - moved, moved
        for chip in self._chips:
            chip.move(chip.x() + by, chip.y())
