"""Hearing: what a recording is made of. Tests hand another one in, since their machines have none."""

from array import array
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import QObject

from multichat_desktop.services.voice_note import RATE
from multichat_desktop.ui.media.multimedia import multimedia

# Qt's own buffer of a quarter of a second loses sound while the window is busy.
_BUFFER = 480_000


class Microphone(Protocol):
    """Gives what it hears as samples of 16 bits, one channel, `services.voice_note.RATE` a second."""

    def start(self, heard: Callable[[bytes], None]) -> bool:
        """Begin to listen; False when there is nothing to listen with."""
        ...

    def stop(self) -> None:
        """Listen no more; what was heard last has been given."""
        ...


class SystemMicrophone(QObject):
    """The microphone that the system's settings name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Any = None
        self._device: Any = None
        self._heard: Callable[[bytes], None] = lambda _: None
        self._channels = 1

    def start(self, heard: Callable[[bytes], None]) -> bool:
        """Begin to listen; False when there is nothing to listen with."""
        module = multimedia()
        if module is None:
            return False
        device = module.QMediaDevices.defaultAudioInput()
        if device.isNull():
            return False
        form = next((one for one in _formats(module) if device.isFormatSupported(one)), None)
        if form is None:
            return False
        self._heard, self._channels = heard, form.channelCount()
        self._source = module.QAudioSource(device, form, self)
        self._source.setBufferSize(_BUFFER)
        self._device = self._source.start()
        if self._device is None:
            self.stop()
            return False
        self._device.readyRead.connect(self._read)
        return True

    def stop(self) -> None:
        """Listen no more."""
        if self._source is None:
            return
        if self._device is not None:
            self._read()
        self._source.stop()
        self._source.deleteLater()
        self._source = self._device = None

    def _read(self) -> None:
        data = bytes(self._device.readAll().data())
        if data:
            self._heard(data if self._channels == 1 else _first_channel(data, self._channels))


def _formats(module: Any) -> Iterator[Any]:
    """Give the formats that can be worked with; some devices only have two channels."""
    for channels in (1, 2):
        form = module.QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(channels)
        form.setSampleFormat(module.QAudioFormat.SampleFormat.Int16)
        yield form


def _first_channel(data: bytes, channels: int) -> bytes:
    return array("h", data)[::channels].tobytes()
