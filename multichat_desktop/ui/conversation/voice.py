"""Voice messages and other sound: what was said is drawn, how long it is, written; a click plays it from there."""

from PySide6.QtCore import QLocale, QRectF, Qt

from multichat_desktop.domain.message import Message
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui import texts
from multichat_desktop.ui.conversation.ask_again import may_ask_again
from multichat_desktop.ui.conversation.block import plate
from multichat_desktop.ui.conversation.fetching import CENTRE, ICONS, Said, ask_words, draw_disc, short_words
from multichat_desktop.ui.conversation.style import NOTHING, Hit, Label, Paint, Style, What, faded
from multichat_desktop.ui.media.live import Sound
from multichat_desktop.ui.media.phases import Phase, phase
from multichat_desktop.ui.theme import Role

_BAR, _GAP = 3.0, 2.0
_NO_WAVE = bytes([6] * 64)
_SIDE, _BESIDE, _AFTER = 34, 10, 12


def bars(wave: bytes, count: int) -> list[float]:
    """Return `count` heights between 0 and 1: each the loudest of the stretch that it stands for."""
    wave = wave or _NO_WAVE
    made = []
    for i in range(count):
        stretch = wave[i * len(wave) // count : max((i + 1) * len(wave) // count, i * len(wave) // count + 1)]
        made.append(min(max(stretch, default=0), 99) / 99)
    return made


def speed_words(speed: float) -> str:
    """Return a speed as it is written: `1,5×`."""
    return f"{QLocale().toString(speed, 'g', 2)}×"


class VoiceBlock:
    """A button, the waveform with its part that was heard, the length; where it plays also the speed."""

    def __init__(self, message: Message, style: Style) -> None:
        media = message.media
        self._style, self._seq, self._media = style, message.seq, media
        self._wave = (media.waveform if media else None) or b""
        self._length = Label(texts.length(media.seconds or 0) if media else "", style, Role.META)
        self._heard = message.from_me and message.shown_status is DeliveryStatus.PLAYED
        self._stored = phase(media)
        self._may_ask = may_ask_again(message)
        self._uploads = message.outbox is OutboxState.SENDING
        self._said, self._time, self._speed = (
            Said(style),
            Said(style, Role.META),
            Said(style, Role.TINY_STRONG),
        )
        self._widest = Label(speed_words(1.5), style, Role.TINY_STRONG).width + style.px(14)
        self._ask = Label(ask_words(), style, Role.META_STRONG)
        self._width = 0.0

    def size(self, limit: float) -> tuple[float, float]:
        """Return the size, which is the same for all."""
        self._width = min(limit, self._style.px(270))
        return self._width, float(self._style.px(36))

    def widen(self, width: float) -> None:
        """Let the waveform grow with the bubble."""
        self._width = width

    def _wave_rect(self) -> QRectF:
        """Return where the waveform lies within the block."""
        px = self._style.px
        left = px(_SIDE) + px(_BESIDE)
        right = self._width - max(self._length.width, self._widest) - px(_AFTER)
        return QRectF(left, 0, max(right - left, 1.0), px(36))

    def _speed_rect(self) -> QRectF:
        px = self._style.px
        return QRectF(self._width - self._widest, px(19), self._widest, px(17))

    # ------------------------------------------------------------ paint

    def draw(self, paint: Paint, x: float, y: float) -> None:
        """Draw it."""
        style, tokens = self._style, paint.tokens
        progress, sound = paint.live.progress.get(self._seq), paint.live.sounds.get(self._seq)
        now = phase(self._media, progress)
        side = style.px(_SIDE)
        disc = QRectF(x, y + 1, side, side)
        if now is Phase.EXPIRED:
            draw_disc(paint, disc, "ban", faded(tokens.muted, 0.16), tokens.muted)
        else:
            icon = ICONS.get(now, "pause" if sound is not None and sound.playing else "play")
            if self._uploads and progress is not None and progress.done is not None:
                icon = "x"
            draw_disc(paint, disc, icon, tokens.accent, tokens.on_accent, progress)
        middle = y + 1 + side / 2
        if now is Phase.EXPIRED and self._may_ask:
            top = middle - self._ask.height / 2
            self._ask.draw(paint.painter, x + side + style.px(_BESIDE), top, tokens.accent)
        else:
            self._draw_wave(paint, x, middle, sound, now)
        if now is Phase.READY and sound is not None:
            self._draw_playing(paint, x, y, sound)
            return
        if now in (Phase.MOVING, Phase.FAILED):
            self._draw_note(paint, x, y, short_words(self._media, now, progress))
        top = middle - self._length.height / 2
        self._length.draw(paint.painter, x + self._width - self._length.width, top, tokens.muted)

    def _draw_note(self, paint: Paint, x: float, y: float, text: str) -> None:
        """Say under the waveform how far it has come."""
        label = self._said.label(text)
        area = self._wave_rect().translated(x, y)
        label.draw(
            paint.painter, area.x(), area.bottom() - label.height + self._style.px(2), paint.tokens.muted
        )

    def _draw_wave(self, paint: Paint, x: float, middle: float, sound: Sound | None, now: Phase) -> None:
        style, tokens, painter = self._style, paint.tokens, paint.painter
        area = self._wave_rect()
        step, width, most = style.px(_BAR + _GAP), style.px(_BAR), style.px(24)
        if now in (Phase.MOVING, Phase.FAILED):
            middle, most = middle - style.px(7), style.px(14)  # words stand below
        count = max(int(area.width() // step), 4)
        colour = tokens.read if self._heard else faded(tokens.accent, 0.75)
        rest = faded(tokens.muted, 0.45)
        if now is not Phase.READY:
            colour = rest
        heard = count if sound is None else round(sound.share * count)
        painter.setPen(Qt.PenStyle.NoPen)
        for i, loud in enumerate(bars(self._wave, count)):
            height = max(round(loud * most), width)
            painter.setBrush(colour if i < heard else rest)
            painter.drawRoundedRect(
                QRectF(round(x + area.x() + i * step), middle - height / 2, width, height),
                width / 2,
                width / 2,
            )
        if sound is not None:
            at = x + area.x() + sound.share * (count * step - style.px(_GAP))
            dot = style.px(10)
            painter.setBrush(tokens.read if self._heard else tokens.accent)
            painter.drawEllipse(QRectF(at - dot / 2, middle - dot / 2, dot, dot))

    def _draw_playing(self, paint: Paint, x: float, y: float, sound: Sound) -> None:
        px, tokens = self._style.px, paint.tokens
        time = self._time.label(texts.length(sound.at // 1000))
        time.draw(paint.painter, x + self._width - time.width, y + px(1), tokens.muted)
        pill = self._speed_rect().translated(x, y)
        strong = paint.hover.what is What.SPEED
        plate(paint.painter, pill, pill.height() / 2, faded(tokens.accent, 0.26 if strong else 0.15))
        said = self._speed.label(speed_words(sound.speed))
        left, top = pill.center().x() - said.width / 2, pill.center().y() - said.height / 2
        said.draw(paint.painter, left, top, tokens.text)

    # ------------------------------------------------------------ hit

    def hit(self, x: float, y: float) -> Hit:
        """Return that it is played, from where, or how fast."""
        if self._stored is Phase.EXPIRED:
            return Hit(What.ASK_AGAIN) if self._may_ask else NOTHING
        area = self._wave_rect()
        if self._stored is not Phase.READY or x < area.x() - self._style.px(_BESIDE) / 2:
            return Hit(What.MEDIA, CENTRE)
        if x <= area.right() + self._style.px(6):
            return Hit(What.SEEK, f"{min(max((x - area.x()) / area.width(), 0.0), 1.0):.4f}")
        return Hit(What.SPEED) if y >= self._speed_rect().y() else NOTHING
