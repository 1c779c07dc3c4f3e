"""What stands around the stage: whose picture it is, what can be done with it, and what a film is played with."""

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.playback import Playback
from multichat_desktop.ui.media.transport import Slider, StageButton, Transport
from multichat_desktop.ui.theme import DARK, Role, Theme

_BAR, _FOOT = 60, 52
_CAPTION = 640


def _label(parent: QWidget, theme: Theme, role: Role, colour: str) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(role))
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, getattr(DARK, colour))
    label.setPalette(palette)
    return label


class Frame(QObject):
    """The parts and their places; they are children of the viewer itself, so that the keyboard finds them in order."""

    def __init__(
        self, theme: Theme, icons: Icons, playback: Playback, canvas: QWidget, viewer: QWidget
    ) -> None:
        super().__init__(viewer)
        self._theme, self._viewer, self._canvas = theme, viewer, canvas

        def button(icon: str, text: str, keys: str = "", side: int = 40) -> StageButton:
            made = StageButton(theme, icons, icon, text, viewer, side)
            made.name(text, keys)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            return made

        self.author = _label(viewer, theme, Role.BODY_STRONG, "text")
        self.when = _label(viewer, theme, Role.META, "muted")
        self.zoom = _label(viewer, theme, Role.META, "muted")
        self.caption = _label(viewer, theme, Role.BODY, "text")
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.zoom_out = button("zoom-out", QCoreApplication.translate("Viewer", "Smaller"), "−")
        self.zoom_in = button("zoom-in", QCoreApplication.translate("Viewer", "Larger"), "+")
        self.copy = button("copy", QCoreApplication.translate("Viewer", "Copy picture"), "Ctrl+C")
        self.save = button("download", QCoreApplication.translate("Viewer", "Save as…"), "Ctrl+S")
        self.folder = button("folder-open", QCoreApplication.translate("Viewer", "Show in folder"))
        self.outside = button(
            "external-link", QCoreApplication.translate("Viewer", "Open with another program")
        )
        self.close_button = button("x", QCoreApplication.translate("Viewer", "Close"), "Esc")
        self.previous = button(
            "chevron-left", QCoreApplication.translate("Viewer", "Previous"), "Page Up", 48
        )
        self.next = button("chevron-right", QCoreApplication.translate("Viewer", "Next"), "Page Down", 48)
        self.previous.over_picture = self.next.over_picture = True
        self.transport = Transport(theme, icons, playback, viewer)
        for widget in (self.transport.play, self.transport.mute):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _tools(self) -> tuple[StageButton, ...]:
        return (
            self.zoom_out,
            self.zoom_in,
            self.copy,
            self.save,
            self.folder,
            self.outside,
            self.close_button,
        )

    def places(self) -> list[QWidget]:
        """Return where the keyboard can go, in order."""
        transport = self.transport
        film: tuple[StageButton | Slider, ...] = (
            transport.play,
            transport.place,
            transport.mute,
            transport.loud,
        )
        all_of_them = (self.previous, self.next, *film, *self._tools())
        return [widget for widget in all_of_them if widget.isVisibleTo(self._viewer) and widget.isEnabled()]

    def show_for(self, message: Message, *, ready: bool, film: bool, before: bool, after: bool) -> None:
        """Offer what can be done with what is shown."""
        for widget in (self.zoom_in, self.zoom_out, self.zoom, self.copy):
            widget.setVisible(ready and not film)
        for widget in (self.save, self.folder, self.outside):
            widget.setEnabled(ready)
        self.previous.setVisible(before)
        self.next.setVisible(after)
        self.transport.setVisible(message.kind is Kind.VIDEO and ready)
        self.place()

    def say(self, author: str, when: str, caption: str) -> None:
        """Say whose it is."""
        self.author.setText(author)
        self.when.setText(when)
        self.caption.setText(" ".join(caption.split())[:400])
        self.caption.setVisible(bool(caption.strip()))
        self.place()

    def show_zoom(self, scale: float, *, fits: bool) -> None:
        """Say how large it is shown."""
        self.zoom.setText(f"{round(scale * 100)} %")
        self.zoom_out.setEnabled(not fits)
        self.place()

    # ------------------------------------------------------------ places

    def _foot(self) -> tuple[int, int]:
        """Return how high the transport and the caption are together, and the caption alone."""
        px, viewer = self._theme.px, self._viewer
        caption = 0
        if self.caption.isVisibleTo(viewer):
            width = min(px(_CAPTION), viewer.width() - px(48))
            caption = min(self.caption.heightForWidth(width) + px(16), px(100))
        return (px(_FOOT) if self.transport.isVisibleTo(viewer) else 0) + caption, caption

    def stage(self) -> QRect:
        """Return where the picture goes."""
        top, foot = self._theme.px(_BAR), max(self._foot()[0], self._theme.px(16))
        return QRect(0, top, self._viewer.width(), max(self._viewer.height() - top - foot, 1))

    def place(self) -> None:
        """Put everything in its place."""
        px, viewer = self._theme.px, self._viewer
        width, height, bar = viewer.width(), viewer.height(), px(_BAR)
        x = width - px(12)
        for tool in reversed(self._tools()):
            if not tool.isVisibleTo(viewer):
                continue
            side = tool.sizeHint().width()
            x -= side
            tool.setGeometry(x, (bar - side) // 2, side, side)
            x -= px(4)
            if tool is self.zoom_in:
                room = px(48)
                x -= room
                self.zoom.setGeometry(x, 0, room, bar)
                self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
                x -= px(4)
        room = max(x - px(28), 0)
        self.author.setGeometry(px(20), px(10), room, px(22))
        self.when.setGeometry(px(20), px(32), room, px(18))
        stage = self.stage()
        for arrow, left in ((self.previous, px(12)), (self.next, width - px(12) - px(48))):
            arrow.setGeometry(left, stage.center().y() - px(24), px(48), px(48))
            arrow.raise_()
        whole, caption = self._foot()
        film = min(px(820), width - px(48))
        self.transport.setGeometry((width - film) // 2, height - whole, film, max(whole - caption, 0))
        text = min(px(_CAPTION), width - px(48))
        self.caption.setGeometry((width - text) // 2, height - caption, text, caption)
        self._canvas.setGeometry(stage)
