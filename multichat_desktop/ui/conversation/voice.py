"""Voice messages and other sound: what was said is drawn, how long it is, written."""

from PySide6.QtCore import QRectF, Qt

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, faded
from multichat_desktop.ui.theme import Role

_BAR, _GAP = 3.0, 2.0
_NO_WAVE = bytes([6] * 64)


def bars(wave: bytes, count: int) -> list[float]:
    """Return `count` heights between 0 and 1: each the loudest of the stretch that it stands for."""
    wave = wave or _NO_WAVE
    made = []
    for i in range(count):
        stretch = wave[i * len(wave) // count : max((i + 1) * len(wave) // count, i * len(wave) // count + 1)]
        made.append(min(max(stretch, default=0), 99) / 99)
    return made


class VoiceBlock:
    """A microphone, the waveform, the length. There is no play button while nothing can be played."""

    def __init__(self, message: Message, style: Style) -> None:
        media = message.media
        self._style = style
        self._wave = (media.waveform if media else None) or b""
        self._icon = "mic" if message.kind is Kind.VOICE else "file-text"
        if message.kind is Kind.AUDIO:
            self._icon = "activity"
        self._length = Label(texts.length(media.seconds or 0) if media else "", style, Role.META)
        self._heard = message.from_me and message.shown_status is DeliveryStatus.PLAYED
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size, which is the same for all."""
        self._width = min(limit, self._style.px(270))
        return self._width, float(self._style.px(36))

    def widen(self, width: float) -> None:
        """Let the waveform grow with the bubble."""
        self._width = width

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens, painter = self._style, paint.tokens, paint.painter
        side = style.px(34)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawEllipse(QRectF(x, y + 1, side, side))
        icon = style.px(16)
        inset = (side - icon) / 2
        paint.icon(self._icon, QRectF(x + inset, y + 1 + inset, icon, icon), tokens.on_accent)
        left = x + side + style.px(10)
        right = x + self._width - self._length.width - style.px(12)
        step = style.px(_BAR + _GAP)
        count = max(int((right - left) // step), 4)
        middle, most = y + 1 + side / 2, style.px(24)
        painter.setBrush(tokens.read if self._heard else faded(tokens.accent, 0.75))
        width = style.px(_BAR)
        for i, loud in enumerate(bars(self._wave, count)):
            height = max(round(loud * most), width)
            painter.drawRoundedRect(
                QRectF(round(left + i * step), middle - height / 2, width, height), width / 2, width / 2
            )
        top = middle - self._length.height / 2
        self._length.draw(painter, x + self._width - self._length.width, top, tokens.muted)

    def hit(self, x: float, y: float) -> Hit:
        """Return nothing: it cannot be played yet."""
        del x, y
        return NOTHING
