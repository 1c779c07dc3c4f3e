"""Voice notes: recorded, listened to, thrown away, sent; and what happens when one leaves in the middle."""

import array
import io

import pytest
import soundfile
from attach_rig import Parts, TestMicrophone, two_chats
from fakes_conversation import message
from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QMediaDevices
from PySide6.QtTest import QTest

from multichat_desktop.domain.content import Kind
from multichat_desktop.ui.attach import recorder as recorders
from multichat_desktop.ui.attach.microphone import SystemMicrophone, _first_channel
from multichat_desktop.ui.attach.recorder import Recorder


@pytest.fixture
def parts(qtbot, theme):
    made = Parts(qtbot, theme, [message(1)], two_chats())
    qtbot.waitUntil(made.pane.isActiveWindow)
    yield made
    made.attaching.voice.bar.drop()


@pytest.fixture
def bar(parts):
    return parts.attaching.voice.bar


def speak(parts, seconds=2.0):
    parts.microphone.speak(seconds)
    parts.attaching.voice.bar.recorder._on_tick()


def test_it_is_recorded_and_sent_by_keyboard(parts, bar, qtbot):
    parts.composer.reply_to(parts.pane.model.message(0))
    parts.attaching.record()
    assert bar.isVisible()
    assert not parts.composer.field.isVisible()
    assert bar.hasFocus()
    speak(parts)
    assert bar.accessibleName() == "Recording, 0:02"
    assert parts.actions.named("show_typing")[-1] == ("c1", "recording")
    QTest.keyClick(bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(parts.actions.named("send_files")))
    ((chat_id, (file,), quote, _, _),) = parts.actions.named("send_files")
    assert (chat_id, quote) == ("c1", "M1")
    assert (file.kind, file.seconds, len(file.waveform)) == (Kind.VOICE, 2, 64)
    with soundfile.SoundFile(io.BytesIO(file.source)) as sound:
        assert (sound.format, sound.subtype) == ("OGG", "OPUS")
    assert not parts.microphone.on
    assert parts.composer.field.isVisible()
    assert parts.composer.field.hasFocus()


def test_it_is_listened_to_before_it_is_sent(parts, bar, qtbot):
    parts.attaching.record()
    speak(parts)
    QTest.keyClick(bar, Qt.Key.Key_Space)  # pause
    assert not parts.microphone.on
    QTest.keyClick(bar, Qt.Key.Key_Space)  # listen
    qtbot.waitUntil(lambda: bar._file is not None and bar._file.exists())
    heard = bar._file
    qtbot.waitUntil(lambda: bar._playback.playing)
    assert not parts.actions.named("send_files")
    QTest.keyClick(bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(parts.actions.named("send_files")))
    assert not heard.exists()


def test_more_is_said_after_a_pause(parts, bar, qtbot):
    parts.attaching.record()
    speak(parts, 1)
    bar.pause_button.click()
    assert bar.accessibleName() == "Recorded, 0:01"
    bar.pause_button.click()
    speak(parts, 2)
    bar.submit()
    qtbot.waitUntil(lambda: bool(parts.actions.named("send_files")))
    assert parts.actions.named("send_files")[0][1][0].seconds == 3


def test_escape_throws_it_away(parts, bar):
    parts.attaching.record()
    speak(parts)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not parts.microphone.on
    assert parts.composer.field.isVisible()
    assert not parts.actions.named("send_files")
    assert bar.recorder.milliseconds == 0


def test_a_slip_of_the_hand_is_not_sent(parts, bar):
    parts.attaching.record()
    speak(parts, 0.1)
    bar.submit()
    assert parts.said == ["Nothing was recorded: it was too short."]
    assert not parts.actions.named("send_files")


def test_without_a_microphone_it_is_said(qtbot, theme):
    parts = Parts(qtbot, theme, microphone=TestMicrophone(there=False))
    parts.composer.mic_button.click()
    assert "No microphone was found" in parts.said[0]
    assert parts.composer.field.isVisible()


def test_a_recording_waits_in_its_conversation_while_another_is_seen(parts, bar, qtbot):
    parts.attaching.record()
    speak(parts)
    parts.pane.open(parts.reads.chat("c2"))
    assert not parts.microphone.on
    assert parts.composer.field.isVisible()
    parts.attaching.record()
    assert "for another customer" in parts.said[0]
    parts.pane.open(parts.reads.chat("c1"))
    assert bar.isVisible()
    bar.submit()
    qtbot.waitUntil(lambda: bool(parts.actions.named("send_files")))
    assert parts.actions.named("send_files")[0][0] == "c1"


def test_the_microphone_stands_only_beside_an_empty_field_and_the_words_keep_their_place(parts):
    field, mic = parts.composer.field, parts.composer.mic_button
    width = field.width()
    assert mic.isVisible()
    field.insertPlainText("oi")
    assert not mic.isVisible()
    assert field.width() == width
    field.clear()
    assert mic.isVisible()


def test_the_longest_recording_ends_by_itself(qtbot, monkeypatch):
    monkeypatch.setattr(recorders, "MOST_SECONDS", 1)
    microphone = TestMicrophone()
    recorder = Recorder(microphone)
    recorder.start()
    microphone.speak(1.5)
    with qtbot.waitSignal(recorder.full):
        recorder._on_tick()
    assert not microphone.on
    assert recorder.milliseconds >= 1000


@pytest.mark.allows_log
def test_a_recording_that_cannot_be_encoded_is_said_and_kept(parts, bar, qtbot, monkeypatch):
    def fail(_: bytes):
        raise RuntimeError("no codec")

    monkeypatch.setattr(recorders, "encode", fail)
    parts.attaching.record()
    speak(parts)
    bar.submit()
    qtbot.waitUntil(lambda: bool(parts.said))
    assert "Try again" in parts.said[0]
    assert bar.recorder.milliseconds == 2000
    assert bar.send.isEnabled()


def test_nothing_of_it_stays_on_the_disk_when_the_window_goes(parts, bar, qtbot):
    parts.attaching.record()
    speak(parts)
    bar.listen()
    qtbot.waitUntil(lambda: bar._file is not None and bar._file.exists())
    heard = bar._file
    parts.pane.flush()
    assert not heard.exists()


def test_a_machine_without_a_microphone_says_so(qapp):
    if QMediaDevices.audioInputs():
        pytest.skip("this machine has one")
    assert not SystemMicrophone().start(lambda _: None)


def test_of_two_channels_the_first_is_taken():
    assert (
        _first_channel(array.array("h", [1, -1, 2, -2, 3, -3]).tobytes(), 2)
        == array.array("h", [1, 2, 3]).tobytes()
    )
