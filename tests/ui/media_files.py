"""Real files of every kind that a customer sends, made by the test: pictures, films, sounds, and what pretends to be."""

from __future__ import annotations

import array
import math
import struct
import zlib
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

EXIF_TURNED = bytes.fromhex("ffe100224578696600004d4d002a00000008000101120003000000010006000000000000")


def picture(width: int, height: int, hue: int = 20) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor.fromHsv(hue, 90, 255))
    gradient.setColorAt(0.55, QColor.fromHsv((hue + 25) % 360, 160, 230))
    gradient.setColorAt(1, QColor.fromHsv((hue + 320) % 360, 190, 150))
    painter.fillRect(image.rect(), gradient)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    for i in range(5):
        painter.setBrush(QColor.fromHsv((hue + i * 40) % 360, 120, 250, 150))
        side = height // 3
        painter.drawEllipse(width * i // 5, height // 3 + (i % 2) * height // 5, side, side)
    painter.end()
    return image


def save_picture(path: Path, width: int = 640, height: int = 400, hue: int = 20) -> Path:
    assert picture(width, height, hue).save(str(path))
    return path


def save_turned_jpeg(path: Path) -> Path:
    """A JPEG that lies on its side and says so in its EXIF (orientation 6)."""
    save_picture(path, 400, 200)
    data = path.read_bytes()
    path.write_bytes(data[:2] + EXIF_TURNED + data[2:])
    return path


def save_huge_png(path: Path, side: int = 50_000) -> Path:
    """A PNG whose head promises `side` × `side` pixels; only a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 4096)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


def save_moving_webp(path: Path, side: int = 64, frames: int = 4) -> Path:
    """An animated WebP: Qt writes single ones, which are put into one file as the format wants it."""
    whole = b""
    flags = struct.pack("<I", 0x02)[:4]
    canvas = struct.pack("<I", side - 1)[:3] * 2
    for i in range(frames):
        single = path.with_suffix(f".{i}.webp")
        picture(side, side, i * 80).save(str(single))
        data = single.read_bytes()[12:]
        single.unlink()
        at = 0
        inner = b""
        while at + 8 <= len(data):
            kind, size = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])[0]
            if kind in (b"VP8 ", b"VP8L", b"ALPH"):
                inner += data[at : at + 8 + size + size % 2]
            at += 8 + size + size % 2
        frame = b"\0\0\0" * 2 + canvas + struct.pack("<I", 40)[:3] + b"\0" + inner
        whole += b"ANMF" + struct.pack("<I", len(frame)) + frame
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + flags + canvas
    body += b"ANIM" + struct.pack("<I", 6) + b"\0" * 6 + whole
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path


def save_voice(path: Path, seconds: float = 1.0) -> Path:
    """OGG with Opus, as WhatsApp's voice messages are."""
    import soundfile

    rate = 48_000
    samples = (int(9000 * math.sin(i / 20) * math.sin(i / 3000)) for i in range(int(rate * seconds)))
    with soundfile.SoundFile(
        str(path), "w", samplerate=rate, channels=1, format="OGG", subtype="OPUS", compression_level=0.9
    ) as file:
        file.buffer_write(array.array("h", samples).tobytes(), "int16")
    return path


def save_film(path: Path, frames: int = 30, width: int = 320, height: int = 240) -> Path:
    """MP4 with H.264, 25 frames a second."""
    from PySide6 import QtMultimedia

    session, recorder, source = (
        QtMultimedia.QMediaCaptureSession(),
        QtMultimedia.QMediaRecorder(),
        QtMultimedia.QVideoFrameInput(),
    )
    session.setVideoFrameInput(source)
    session.setRecorder(recorder)
    wanted = QtMultimedia.QMediaFormat(QtMultimedia.QMediaFormat.FileFormat.MPEG4)
    wanted.setVideoCodec(QtMultimedia.QMediaFormat.VideoCodec.H264)
    recorder.setMediaFormat(wanted)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    recorder.setVideoResolution(width, height)
    recorder.setVideoFrameRate(25)
    loop = QEventLoop()
    sent = 0

    def send() -> None:
        nonlocal sent
        while sent < frames:
            frame = QtMultimedia.QVideoFrame(picture(width, height, sent * 5 % 360))
            frame.setStartTime(sent * 40_000)
            frame.setEndTime((sent + 1) * 40_000)
            if not source.sendVideoFrame(frame):
                return
            sent += 1
        source.sendVideoFrame(QtMultimedia.QVideoFrame())
        recorder.stop()

    source.readyToSendVideoFrame.connect(send)
    recorder.recorderStateChanged.connect(
        lambda state: loop.quit() if state == QtMultimedia.QMediaRecorder.RecorderState.StoppedState else None
    )
    recorder.errorOccurred.connect(lambda *_: loop.quit())
    QTimer.singleShot(20_000, loop, loop.quit)
    recorder.record()
    loop.exec()
    assert path.stat().st_size > 1000
    return path


def fill(root: Path) -> None:
    """One file of each kind, and some that only pretend to be one."""
    save_picture(root / "a.jpg", 1600, 1000, 200)
    save_picture(root / "tall.jpg", 700, 1100, 100)
    save_picture(root / "p.png", 300, 200)
    save_turned_jpeg(root / "turned.jpg")
    save_moving_webp(root / "s.webp", 128)
    save_film(root / "f.mp4")
    save_voice(root / "v.ogg", 3.0)
    save_voice(root / "w.ogg", 0.4)
    save_huge_png(root / "huge.png")
    (root / "n.jpg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    (root / "half.jpg").write_bytes((root / "a.jpg").read_bytes()[:200])
    (root / "half.mp4").write_bytes((root / "f.mp4").read_bytes()[:5000])
    (root / "none.ogg").write_bytes(b"OggS" + b"\0" * 200)
    (root / "d.pdf").write_bytes(b"%PDF-1.4\n%EOF\n")
    (root / "x.bin").write_bytes(b"MZ" + b"\0" * 60)
