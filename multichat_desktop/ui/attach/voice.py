"""Voice notes in a conversation: begun, left for another conversation and come back to, sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from multichat_desktop.domain.outgoing import OutgoingFile
from multichat_desktop.ui.attach.microphone import Microphone
from multichat_desktop.ui.attach.recorder import Recorder
from multichat_desktop.ui.attach.voice_bar import VoiceBar
from multichat_desktop.ui.conversation.composer import Composer
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Theme


class Voice(QObject):
    """Puts the bar in the field's place while a recording of the open conversation is there.

    Signals: `sent(str, object)` with the conversation and the `OutgoingFile`; `recorded(str)`: something is being
    recorded for a conversation right now; `said(str)`.
    """

    sent = Signal(str, object)
    recorded = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        composer: Composer,
        microphone: Microphone,
        open_chat: Callable[[], str | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composer, self._open_chat = composer, open_chat
        self._chat_id: str | None = None
        self.bar = VoiceBar(theme, Icons(), Recorder(microphone, self), composer)
        self.bar.hide()
        self.bar.sent.connect(self._send)
        self.bar.dropped.connect(self._end)
        self.bar.said.connect(self.said)
        self.bar.heard.connect(lambda: self._chat_id and self.recorded.emit(self._chat_id))

    def begin(self) -> None:
        """Record for the open conversation; one that lies in another has to be settled first."""
        chat_id = self._open_chat()
        if chat_id is None:
            return
        if self._chat_id is not None:
            if self._chat_id != chat_id:
                self.said.emit(
                    self.tr(
                        "A voice message for another customer is not sent yet. Send it or throw it away first."
                    )
                )
            return
        if not self.bar.begin():
            self.said.emit(self.tr("No microphone was found. Plug one in, or allow MultiChat to use it."))
            return
        self._chat_id = chat_id
        self._show()

    def look(self) -> None:
        """Show the bar in the conversation that it belongs to, and in no other: another one was opened."""
        if self._chat_id is not None:
            if self._open_chat() == self._chat_id:
                self._show()
            else:
                self.bar.rest()
                self._composer.show_instead(None)

    def rest(self) -> None:
        """Stop recording and playing: the window goes, and leaves nothing of it on the disk."""
        self.bar.rest()
        self.bar.forget_file()

    def _show(self) -> None:
        self._composer.show_instead(self.bar)
        self.bar.setFocus()

    def _send(self, file: OutgoingFile) -> None:
        chat_id = self._chat_id
        self._end()
        if chat_id is not None:
            self.sent.emit(chat_id, file)

    def _end(self) -> None:
        shown = self._open_chat() == self._chat_id
        self._chat_id = None
        self._composer.show_instead(None)
        if shown:
            self._composer.setFocus()
