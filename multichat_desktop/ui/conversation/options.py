"""Buttons or lists that were offered: what could be answered, as it was shown on the phone; and what was."""

from PySide6.QtCore import QRectF

from multichat_desktop.domain.content import ChoiceCard
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation import words
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, plate_tint
from multichat_desktop.ui.theme import Role

_MOST = 20
_STEP = 36


class OptionsBlock:
    """The answers one below the other, in frames."""

    def __init__(self, card: ChoiceCard, style: Style) -> None:
        self._style = style
        self._texts = [texts.one_line(option) for option in card.options[:_MOST]]
        self._rest = max(len(card.options) - _MOST, 0)
        self._labels: list[Label] = []
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        style = self._style
        self._labels = [Label(text, style, Role.BODY, limit - style.px(40)) for text in self._texts]
        if self._rest:
            self._labels.append(Label(words.Counts().more(self._rest), style, Role.META))
        widths = [label.width + style.px(40) for label in self._labels]
        wanted = max([style.px(220), *widths])
        height = len(self._labels) * style.px(_STEP)
        return min(wanted, limit), float(height)

    def widen(self, width: float) -> None:
        """Reach across the bubble."""
        self._width = width

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw them."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        for label in self._labels:
            frame = QRectF(x, y + style.px(4), self._width, style.px(_STEP - 4))
            plate(painter, frame, style.px(8), plate_tint(tokens))
            left = x + (self._width - label.width) / 2
            label.draw(painter, left, frame.center().y() - label.height / 2, tokens.text)
            y += style.px(_STEP)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing: they are for the other side to answer."""
        del x, y
        return NOTHING


class NoteBlock:
    """A quiet line among the others."""

    def __init__(self, text: str, style: Style) -> None:
        self._text, self._style = texts.one_line(text), style
        self._label = Label("", style, Role.META)

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        self._label = Label(self._text, self._style, Role.META, limit)
        return self._label.width, float(self._style.px(17))

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        self._label.draw(paint.painter, x, y, paint.tokens.muted)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing."""
        del x, y
        return NOTHING


class ChosenBlock:
    """The answer that was chosen, with the sign of an answer before it."""

    def __init__(self, chosen: str, style: Style) -> None:
        self._text, self._style = texts.one_line(chosen), style
        self._label = Label("", style, Role.BODY)

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size."""
        self._label = Label(self._text, self._style, Role.BODY, limit - self._style.px(22))
        return self._label.width + self._style.px(22), float(self._style.px(20))

    def widen(self, width: float) -> None:
        """Stay at the left."""

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        side = self._style.px(15)
        top = y + (self._style.px(20) - side) / 2
        paint.icon("reply", QRectF(x, top, side, side), paint.tokens.accent)
        top = y + (self._style.px(20) - self._label.height) / 2
        self._label.draw(paint.painter, x + self._style.px(22), top, paint.tokens.text)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing."""
        del x, y
        return NOTHING
