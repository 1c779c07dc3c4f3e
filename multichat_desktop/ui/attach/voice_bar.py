"""What stands in place of the field while a voice note is recorded, listened to and sent."""

import contextlib
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.services.voice_note import VoiceNote
from multichat_desktop.ui import texts
from multichat_desktop.ui.attach.recorder import Recorder
from multichat_desktop.ui.attach.wave import Wave
from multichat_desktop.ui.conversation.composer import SendButton
from multichat_desktop.ui.conversation.style import faded
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.media.playback import Playback
from multichat_desktop.ui.theme import Role, Theme
from multichat_desktop.ui.widgets.buttons import IconButton
from multichat_desktop.ui.widgets.labels import Label

_TOOL = 40
_SHORTEST = 300
"""Milliseconds below which a recording was a slip of the hand."""


class VoiceBar(QWidget):
    """Space pauses and goes on, and plays what is finished; Enter sends; Escape throws it away.

    Signals: `sent(OutgoingFile)`; `dropped()`; `heard()` with each moment that is recorded; `said(str)`.
    """

    sent = Signal(object)
    dropped = Signal()
    heard = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, recorder: Recorder, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.recorder = theme, recorder
        self._note: VoiceNote | None = None
        self._sends = False
        self._file: Path | None = None
        self._playback: Playback | None = None
        self.throw_away = IconButton(theme, icons, "trash-2", self.tr("Throw away (Esc)"), self, side=_TOOL)
        self.dot = _Dot(theme, self)
        self.time = Label(theme, "0:00", Role.BODY, "text", self)
        self.wave = Wave(theme, self)
        self.pause_button = IconButton(theme, icons, "pause", self.tr("Pause"), self, side=_TOOL)
        self.listen_button = IconButton(theme, icons, "play", self.tr("Listen"), self, side=_TOOL)
        self.send = SendButton(theme, self)
        self.send.setAccessibleName(self.tr("Send the voice message"))
        self.send.setToolTip(self.tr("Send (Enter)"))
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    def _lay_out(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for widget in (self.throw_away, self.dot, self.time):
            row.addWidget(widget)
        row.addWidget(self.wave, 1)
        for button in (self.pause_button, self.listen_button, self.send):
            row.addWidget(button)

    def _connect(self) -> None:
        self.recorder.changed.connect(self._on_change)
        self.recorder.full.connect(self._on_full)
        self.recorder.encoded.connect(self._on_encoded)
        self.recorder.failed.connect(self._on_failed)
        self.throw_away.clicked.connect(self.drop)
        self.pause_button.clicked.connect(self.pause_or_go_on)
        self.listen_button.clicked.connect(self.listen)
        self.send.clicked.connect(self.submit)
        self.wave.sought.connect(self._seek)

    # ------------------------------------------------------------ what is done

    def begin(self) -> bool:
        """Record; False when there is no microphone."""
        self._forget_note()
        return self.recorder.start()

    def pause_or_go_on(self) -> None:
        """Let the recording rest, or add to it."""
        if self.recorder.recording:
            self.recorder.pause()
        else:
            self._forget_note()
            self.recorder.start()

    def listen(self) -> None:
        """Hear what was recorded; once more to stop."""
        if self._playback is not None and self._playback.playing:
            self._playback.pause()
        elif self._note is None:
            self._sends = False
            self.recorder.encode()
        else:
            self._play(self._note)

    def submit(self) -> None:
        """Send it; a slip of the hand is thrown away."""
        if self._sends:
            return
        if self.recorder.milliseconds < _SHORTEST:
            self.said.emit(self.tr("Nothing was recorded: it was too short."))
            self.drop()
        elif self._note is not None:
            self._hand_over(self._note)
        else:
            self._sends = True
            self.send.setEnabled(False)
            self.recorder.encode()

    def drop(self) -> None:
        """Throw it away."""
        self._end()
        self.dropped.emit()

    def rest(self) -> None:
        """Stop recording and playing: something else is to be seen."""
        self.recorder.pause()
        if self._playback is not None:
            self._playback.pause()

    def forget_file(self) -> None:
        """Take what was listened to off the disk."""
        if self._playback is not None:
            self._playback.close()
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink()
            self._file = None

    # ------------------------------------------------------------ inside

    def _end(self) -> None:
        self._sends = False
        self.recorder.drop()
        self._forget_note()
        self.send.setEnabled(True)

    def _forget_note(self) -> None:
        self._note = None
        self.forget_file()
        self._show()

    def _on_change(self) -> None:
        if self.recorder.recording:
            self.heard.emit()
        self._show()

    def _on_full(self) -> None:
        self.said.emit(self.tr("Ten minutes are recorded: that is the longest. Send it, or throw it away."))

    def _on_encoded(self, note: VoiceNote) -> None:
        self._note = note
        if self._sends:
            self._hand_over(note)
        else:
            self._play(note)

    def _on_failed(self) -> None:
        self._sends = False
        self.send.setEnabled(True)
        self.said.emit(self.tr("The recording could not be made into a voice message. Try again."))

    def _hand_over(self, note: VoiceNote) -> None:
        file = OutgoingFile(
            source=note.data,
            name="audio.ogg",
            kind=Kind.VOICE,
            seconds=note.seconds,
            waveform=note.waveform,
        )
        self._end()
        self.sent.emit(file)

    def _play(self, note: VoiceNote) -> None:
        if self._playback is None:
            self._playback = Playback(self)
            self._playback.changed.connect(self._show)
            self._playback.ended.connect(self._show)
        if self._file is None:
            handle, name = tempfile.mkstemp(".ogg")
            with os.fdopen(handle, "wb") as file:
                file.write(note.data)
            self._file = Path(name)
            if not self._playback.load(self._file):
                self.said.emit(self.tr("This computer cannot play sound. It can be sent all the same."))
                return
        self._playback.play()
        self._show()

    def _seek(self, share: float) -> None:
        if self._playback is not None and self._note is not None:
            self._playback.seek(round(share * self._playback.duration))

    def _show(self) -> None:
        recorder, playback = self.recorder, self._playback
        self.dot.setVisible(recorder.recording)
        self.pause_button.show_icon("pause" if recorder.recording else "mic")
        self.pause_button.name(self.tr("Pause (Space)") if recorder.recording else self.tr("Go on recording"))
        plays = playback is not None and playback.playing
        self.listen_button.setVisible(not recorder.recording)
        self.listen_button.show_icon("pause" if plays else "play")
        self.listen_button.name(self.tr("Stop (Space)") if plays else self.tr("Listen (Space)"))
        if self._note is None or playback is None:
            self.wave.show_levels(recorder.levels)
            self.time.setText(texts.length(recorder.milliseconds // 1000))
        else:
            whole = playback.duration or recorder.milliseconds
            share = playback.position / whole if whole else 0.0
            self.wave.show_whole(self._note.waveform, share)
            shown = playback.position if plays else recorder.milliseconds
            self.time.setText(texts.length(shown // 1000))
        state = self.tr("Recording") if recorder.recording else self.tr("Recorded")
        self.setAccessibleName(f"{state}, {self.time.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key says."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif key == Qt.Key.Key_Escape:
            self.drop()
        elif key == Qt.Key.Key_Space:
            if self.recorder.recording:
                self.recorder.pause()
            else:
                self.listen()
        else:
            super().keyPressEvent(event)


class _Dot(QWidget):
    """Says that the microphone is on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(14), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a red dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(faded(self._theme.tokens.danger, 0.25))
        painter.drawEllipse(rect)
        painter.setBrush(self._theme.tokens.danger)
        painter.drawEllipse(rect.adjusted(3, 3, -3, -3))
        painter.end()
