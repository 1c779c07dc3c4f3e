"""Slim scroll bars in the theme's colours."""

from PySide6.QtWidgets import QAbstractScrollArea

from multichat_desktop.ui.theme import Theme


def style_scroll_bars(area: QAbstractScrollArea, theme: Theme) -> None:
    """Give an area slim vertical scroll bar, now and whenever the theme changes.

    The sheet is set on the bar alone: on the area it would slow down everything inside.
    """

    def restyle() -> None:
        handle, over = theme.tokens.line.name(), theme.tokens.faint.name()
        area.verticalScrollBar().setStyleSheet(
            "QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; border: none; }"
            f"QScrollBar::handle:vertical {{ background: {handle}; min-height: 36px; border-radius: 3px; }}"
            f"QScrollBar::handle:vertical:hover {{ background: {over}; }}"
            "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
            "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }"
        )

    restyle()
    theme.changed.connect(restyle)
