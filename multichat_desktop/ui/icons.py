"""The line icons (Lucide), drawn in the colour of the place where they stand."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from multichat_desktop import assets


class Icons:
    """Draws icons and keeps what it drew; a name is a file's in `resources/icons`, without its suffix."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, dpr: float) -> QPixmap:
        """Return an icon of `size` logical pixels for a screen with this device pixel ratio."""
        key = (name, size, colour.rgba(), dpr)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._draw(name, size, colour, dpr)
        return found

    def icon(self, name: str, size: int, colour: QColor, dpr: float) -> QIcon:
        """Return the same for a button."""
        return QIcon(self.pixmap(name, size, colour, dpr))

    def _draw(self, name: str, size: int, colour: QColor, dpr: float) -> QPixmap:
        source = self._sources.get(name)
        if source is None:
            source = assets.path("icons", f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = source
        # Qt's renderer has no notion of the surrounding text colour.
        coloured = source.replace("currentColor", colour.name(QColor.NameFormat.HexRgb))
        pixmap = QPixmap(round(size * dpr), round(size * dpr))
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
