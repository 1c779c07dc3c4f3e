"""The only place where colours, type and metrics are written down."""

from dataclasses import dataclass, fields
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from multichat_desktop import assets

MODES = ("system", "light", "dark")
ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, each with one use (design, *Tokens*)."""

    bg: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    bubble_out: QColor
    bubble_in: QColor
    rail: QColor
    on_rail: QColor
    danger: QColor
    warn: QColor
    read: QColor
    selection: QColor
    hover: QColor
    connected: QColor
    disconnected: QColor
    shadow: QColor
    dark: bool


def _tokens(*, dark: bool, **colours: str) -> Tokens:
    return Tokens(dark=dark, **{name: QColor(value) for name, value in colours.items()})


LIGHT = _tokens(
    dark=False,
    bg="#F3F5F4",
    surface="#FFFFFF",
    sunken="#ECEFED",
    line="#DDE3E0",
    text="#14201B",
    muted="#586860",
    faint="#8A9892",
    accent="#0A7054",
    on_accent="#FFFFFF",
    accent_soft="#DDF3EA",
    bubble_out="#D5F2E3",
    bubble_in="#FFFFFF",
    rail="#0E2A22",
    on_rail="#DDE3E0",
    danger="#B83228",
    warn="#875000",
    read="#1769B5",
    selection="#E3F2EC",
    hover="#F3F6F5",
    connected="#34C796",
    disconnected="#FF6B5E",
    shadow="#14000000",
)
DARK = _tokens(
    dark=True,
    bg="#0F1513",
    surface="#171E1B",
    sunken="#0F1513",
    line="#27322D",
    text="#E6EEEA",
    muted="#A3B6AD",
    faint="#71847B",
    accent="#34C796",
    on_accent="#05251A",
    accent_soft="#15382C",
    bubble_out="#134A38",
    bubble_in="#1F2925",
    rail="#0A100E",
    on_rail="#A3B6AD",
    danger="#FF9187",
    warn="#F0B04A",
    read="#5CB6FF",
    selection="#1B2C25",
    hover="#1C2521",
    connected="#34C796",
    disconnected="#FF6B5E",
    shadow="#00000000",
)

# Grounds of the initials in an avatar and of authors' names in groups: a person keeps theirs for ever.
AVATARS = ("#AE6119", "#3B6FA0", "#7A4F9A", "#2E7D6B", "#8A6D3B", "#A23B4A", "#4A5FA5", "#677A38", "#5C6B7A")
AUTHORS_LIGHT = ("#9A4B00", "#1F5F99", "#7A3F9A", "#0B6B53", "#7A5A12", "#A02B3F", "#3F52A0", "#556B1F")
AUTHORS_DARK = ("#F0A35E", "#7FB8F0", "#C79BE6", "#5ED1AE", "#D8BC6A", "#F08C9C", "#A3B4F5", "#B4CC7A")

# Badges of document cards by family, under white letters; and what lies over pictures, whatever is in them.
DOCUMENTS = {
    "pdf": "#C0322B",
    "text": "#2B5FA8",
    "sheet": "#1B7A48",
    "slides": "#B4531A",
    "archive": "#6B5B95",
    "other": "#586860",
}
SCRIM, ON_SCRIM = "#8C000000", "#FFFFFFFF"


class Role(Enum):
    """The kinds of type in use: pixel size at zoom 1 and weight."""

    BODY = (14, QFont.Weight.Normal)
    BODY_STRONG = (14, QFont.Weight.DemiBold)
    SMALL = (13, QFont.Weight.Normal)
    META = (12, QFont.Weight.Normal)
    META_MEDIUM = (12, QFont.Weight.Medium)
    META_STRONG = (12, QFont.Weight.DemiBold)
    TINY = (11, QFont.Weight.Normal)
    TINY_STRONG = (11, QFont.Weight.DemiBold)
    TITLE = (20, QFont.Weight.Bold)
    HEADING = (16, QFont.Weight.DemiBold)
    LARGE_EMOJI = (40, QFont.Weight.Normal)


class Metrics:
    """Lengths in logical pixels at zoom 1 (design, *Feel*, *Layout*, *Bubbles*)."""

    GRID = 8
    CORNER = 12
    ROW = 68
    RAIL = 64
    LIST = 344
    LIST_MIN = 280
    LIST_MAX = 480
    ASIDE = 320
    NARROW = 720
    HEADER = 64
    BUBBLE_MAX = 560
    BUBBLE_SHARE = 0.62
    TAIL = 4
    RUN_GAP = 3
    GROUP_GAP = 10
    RUN_MINUTES = 5
    PICTURE = 320
    BUBBLE_MARGIN = 56
    BUBBLE_MARGIN_NARROW = 16
    LINE = 20


class Theme(QObject):
    """The theme in force. `changed` is emitted after the mode, the system's scheme or the zoom changed."""

    changed = Signal()

    def __init__(self, mode: str = "system", zoom: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = mode if mode in MODES else "system"
        self._zoom = min(ZOOM_STEPS, key=lambda step: abs(step - zoom))
        self._fonts: dict[Role, QFont] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)
        self._apply_palette()

    @property
    def tokens(self) -> Tokens:
        """Return the colours in force."""
        return DARK if self.is_dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """Whether the dark theme is shown."""
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def mode(self) -> str:
        """Return `system`, `light` or `dark`."""
        return self._mode

    @property
    def zoom(self) -> float:
        """Return the factor on all type (1.0 = normal)."""
        return self._zoom

    def set_mode(self, mode: str) -> None:
        """Show another theme."""
        if mode in MODES and mode != self._mode:
            self._mode = mode
            self._refresh()

    def zoom_by(self, steps: int) -> None:
        """Make type larger (+1), smaller (−1) or normal (0)."""
        at = ZOOM_STEPS.index(self._zoom)
        wanted = ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, at + steps))] if steps else 1.0
        if wanted != self._zoom:
            self._zoom = wanted
            self._refresh()

    def zoom_to(self, zoom: float) -> None:
        """Show type at the step nearest to a factor."""
        wanted = min(ZOOM_STEPS, key=lambda step: abs(step - zoom))
        if wanted != self._zoom:
            self._zoom = wanted
            self._refresh()

    def px(self, length: float) -> int:
        """Return a length that follows the zoom, in logical pixels."""
        return round(length * self._zoom)

    def font(self, role: Role) -> QFont:
        """Return the font of a role at the zoom in force."""
        font = self._fonts.get(role)
        if font is None:
            size, weight = role.value
            font = QFont(QGuiApplication.font())
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return font

    def avatar_ground(self, identity: str) -> QColor:
        """Return the stable colour behind somebody's initials."""
        return QColor(AVATARS[_stable(identity) % len(AVATARS)])

    def author_colour(self, identity: str) -> QColor:
        """Return the stable colour of an author's name in a group."""
        names = AUTHORS_DARK if self.is_dark else AUTHORS_LIGHT
        return QColor(names[_stable(identity) % len(names)])

    def _refresh(self) -> None:
        self._fonts.clear()
        self._apply_palette()
        self.changed.emit()

    def _apply_palette(self) -> None:
        t = self.tokens
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Window, t.bg),
            (roles.Base, t.surface),
            (roles.AlternateBase, t.sunken),
            (roles.Button, t.surface),
            (roles.ToolTipBase, t.surface),
            (roles.WindowText, t.text),
            (roles.Text, t.text),
            (roles.ButtonText, t.text),
            (roles.ToolTipText, t.text),
            (roles.PlaceholderText, t.muted),
            (roles.Highlight, t.accent),
            (roles.HighlightedText, t.on_accent),
            (roles.Link, t.read),
            (roles.Mid, t.line),
        ):
            palette.setColor(role, colour)
        QGuiApplication.setPalette(palette)


def colour_names() -> list[str]:
    """Return the names of all colours a theme must give."""
    return [f.name for f in fields(Tokens) if f.name != "dark"]


def _stable(identity: str) -> int:
    value = 0
    for char in identity:
        value = (value * 31 + ord(char)) & 0xFFFFFFFF
    return value


def load_fonts() -> None:
    """Register the fonts that travel with the program and make Inter the application's font.

    On Windows and macOS the system's own emoji font is the better one and stays first.
    """
    from PySide6.QtGui import QFontDatabase

    folder = assets.path("fonts")
    for file in sorted(folder.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(Role.BODY.value[0])
    QGuiApplication.setFont(font)
