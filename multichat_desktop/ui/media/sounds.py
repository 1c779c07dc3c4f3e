"""The one sound that is heard in the window: a voice message or a piece of music."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from multichat_desktop.domain.message import Message
from multichat_desktop.ui.media.live import Live, Sound
from multichat_desktop.ui.media.multimedia import cannot_play, has_sound, no_sound
from multichat_desktop.ui.media.playback import Playback

SPEEDS = (1.0, 1.5, 2.0)


class Sounds(QObject):
    """Plays messages one at a time.

    Signals: `changed(int)` with the message whose row is to be painted anew; `ended(Message)` when one was heard to
    its end; `speedChanged(float)`; `said(str)`: a sentence for the person.
    """

    changed = Signal(int)
    ended = Signal(object)
    speedChanged = Signal(float)
    said = Signal(str)

    def __init__(self, live: Live, speed: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._message: Message | None = None
        self._told_silent = False
        self.speed = speed if speed in SPEEDS else SPEEDS[0]
        self._playback = Playback(self)
        self._playback.set_speed(self.speed)
        self._playback.changed.connect(self._tell)
        self._playback.ended.connect(self._on_end)
        self._playback.failed.connect(self._on_failure)

    @property
    def current(self) -> Message | None:
        """Return the message that is played or stands."""
        return self._message

    @property
    def playing(self) -> bool:
        """Whether anything is being played."""
        return self._playback.playing

    def toggle(self, message: Message, path: Path) -> None:
        """Play a message, or let it stand where it is."""
        if self._message is not None and self._message.seq == message.seq:
            self._playback.toggle()
        else:
            self.play(message, path)

    def play(self, message: Message, path: Path, share: float = 0.0) -> None:
        """Play a message from a share of it on; what was played before stops."""
        self.stop()
        self._message = message
        if not self._playback.load(path, start_at=share):
            self._message = None
            self.said.emit(cannot_play())
            return
        self._playback.play()
        self._tell()
        if not has_sound() and not self._told_silent:
            self._told_silent = True
            self.said.emit(no_sound())

    def seek(self, message: Message, path: Path, share: float) -> None:
        """Go to a share of a message (0 to 1)."""
        if self._message is None or self._message.seq != message.seq:
            self.play(message, path, share)
        else:
            self._playback.seek(round(share * self._playback.duration))

    def pause(self) -> None:
        """Let it stand."""
        self._playback.pause()

    def resume(self) -> bool:
        """Go on, or stand; return whether there is anything to do so with."""
        if self._message is None:
            return False
        self._playback.toggle()
        return True

    def stop(self) -> None:
        """Let go of what is played."""
        if self._message is not None:
            seq, self._message = self._message.seq, None
            self._playback.close()
            self._live.sounds.pop(seq, None)
            self.changed.emit(seq)

    def next_speed(self) -> None:
        """Play at the next one of the speeds."""
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        self._playback.set_speed(self.speed)
        self.speedChanged.emit(self.speed)
        self._tell()

    def _tell(self) -> None:
        message, playback = self._message, self._playback
        if message is None:
            return
        known = (message.media.seconds or 0) * 1000 if message.media else 0
        whole = playback.duration or known
        at = playback.position
        share = min(at / whole, 1.0) if whole else 0.0
        self._live.sounds[message.seq] = Sound(playback.playing, share, at, self.speed)
        self.changed.emit(message.seq)

    def _on_end(self) -> None:
        message = self._message
        self.stop()
        if message is not None:
            self.ended.emit(message)

    def _on_failure(self) -> None:
        if self._message is not None:
            self.stop()
            self.said.emit(
                QCoreApplication.translate(
                    "Media", "This sound can't be played here. Save it and open it elsewhere."
                )
            )
