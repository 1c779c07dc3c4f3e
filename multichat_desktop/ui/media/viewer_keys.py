"""What the keys do while the viewer is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from multichat_desktop.domain.content import Kind
from multichat_desktop.ui.media.canvas import STEP
from multichat_desktop.ui.media.transport import JUMP

if TYPE_CHECKING:
    from multichat_desktop.ui.media.viewer import Viewer

_PAN = 80
_LOUDER = 0.1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDES = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_WAYS = {
    Qt.Key.Key_Left: QPointF(_PAN, 0),
    Qt.Key.Key_Right: QPointF(-_PAN, 0),
    Qt.Key.Key_Up: QPointF(0, _PAN),
    Qt.Key.Key_Down: QPointF(0, -_PAN),
}


def press(viewer: "Viewer", event: QKeyEvent) -> bool:
    """Do what a key means; whether it means anything."""
    key = Qt.Key(event.key())
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _with_control(viewer, key)
    if key == Qt.Key.Key_Escape:
        viewer.close_viewer()
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        viewer.step(1 if key == Qt.Key.Key_PageDown else -1)
    elif key in _ENTER and viewer.waits:
        viewer.fetch()
    elif viewer.message.kind is Kind.VIDEO and not viewer.waits:
        return _film(viewer, key)
    else:
        return _picture(viewer, key)
    return True


def _with_control(viewer: "Viewer", key: Qt.Key) -> bool:
    if key == Qt.Key.Key_C:
        viewer.frame.copy.click()
    elif key == Qt.Key.Key_S:
        viewer.frame.save.click()
    else:
        return False
    return True


def _film(viewer: "Viewer", key: Qt.Key) -> bool:
    transport = viewer.frame.transport
    if key in _SIDES:
        transport.jump(JUMP if key == Qt.Key.Key_Right else -JUMP)
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        transport.louder(_LOUDER if key == Qt.Key.Key_Up else -_LOUDER)
    elif key in (Qt.Key.Key_Space, *_ENTER):
        viewer.playback.toggle()
    elif key == Qt.Key.Key_M:
        transport.toggle_mute()
    else:
        return False
    return True


def _picture(viewer: "Viewer", key: Qt.Key) -> bool:
    canvas = viewer.canvas
    if key in _WAYS and not canvas.fits:
        canvas.pan(_WAYS[key])
    elif key in _SIDES:
        viewer.step(1 if key == Qt.Key.Key_Right else -1)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        canvas.zoom_by(1 / STEP if key == Qt.Key.Key_Minus else STEP)
    elif key == Qt.Key.Key_0:
        canvas.fit()
    elif key == Qt.Key.Key_1:
        canvas.show_real_size()
    elif key == Qt.Key.Key_Space:
        canvas.toggle()
    else:
        return False
    return True
