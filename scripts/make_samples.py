"""Make the small files that the simulator's customers send: pictures, films, voice notes, stickers and documents.

Everything is drawn and reckoned here, so it is free of other people's rights. `ffmpeg` (with libx264, aac and
libwebp_anim) must be installed for this script; nothing needs it to run or to test the program.
"""

from __future__ import annotations

import array
import math
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import soundfile
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
RATE = 16_000
FRAMES_A_SECOND = 20
Draw = Callable[[QPainter, int, int, float], None]


def picture(width: int, height: int, draw: Draw, at: float = 0.0, *, clear: bool = False) -> QImage:
    """Return a drawing of this many pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if clear else QColor("#f4efe6"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter, width, height, at)
    painter.end()
    return image


def ground(painter: QPainter, width: int, height: int, top: str, bottom: str) -> None:
    """Paint a wall and a table."""
    wall = QLinearGradient(0, 0, 0, height)
    wall.setColorAt(0, QColor(top))
    wall.setColorAt(1, QColor(bottom))
    painter.fillRect(0, 0, width, height, wall)
    table = QLinearGradient(0, height * 0.72, 0, height)
    table.setColorAt(0, QColor("#c98f5a"))
    table.setColorAt(1, QColor("#8d5a33"))
    painter.fillRect(QRectF(0, height * 0.72, width, height * 0.28), table)


def cake(painter: QPainter, width: int, height: int, at: float) -> None:
    """Draw a carrot cake with chocolate on a stand, candles burning."""
    ground(painter, width, height, "#ffd9a8", "#f59e6c")
    middle, unit = width / 2, height / 10
    painter.setBrush(QColor(0, 0, 0, 40))
    painter.drawEllipse(QPointF(middle, unit * 8.25), unit * 4.4, unit * 0.5)
    painter.setBrush(QColor("#fdfaf4"))
    painter.drawEllipse(QPointF(middle, unit * 7.7), unit * 4.2, unit * 0.7)
    for level, colour in ((7.4, "#e8873a"), (6.4, "#f09a4b"), (5.4, "#e8873a")):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(
            QRectF(middle - unit * 3.2, unit * (level - 0.9), unit * 6.4, unit), unit * 0.3, unit * 0.3
        )
    chocolate = QPainterPath(QPointF(middle - unit * 3.3, unit * 4.6))
    chocolate.lineTo(middle + unit * 3.3, unit * 4.6)
    for step in range(12, -1, -1):
        drop = unit * (5.2 + 0.7 * abs(math.sin(step * 2.1)))
        chocolate.quadTo(
            middle + unit * (step - 5.5) * 0.55, drop + unit * 0.5, middle + unit * (step - 6) * 0.55, drop
        )
    painter.setBrush(QColor("#4a2412"))
    painter.drawPath(chocolate)
    painter.drawEllipse(QPointF(middle, unit * 4.6), unit * 3.3, unit * 0.55)
    for place in range(-3, 4):
        flicker = math.sin(at * 9 + place) * 0.06
        painter.setBrush(QColor("#f7f3ea"))
        painter.drawRect(
            QRectF(middle + place * unit * 0.8 - unit * 0.07, unit * 3.2, unit * 0.14, unit * 1.3)
        )
        painter.setBrush(QColor("#ffd34d"))
        painter.drawEllipse(
            QPointF(middle + place * unit * 0.8 + flicker * unit, unit * 2.95),
            unit * 0.13,
            unit * (0.28 + flicker),
        )


def bread(painter: QPainter, width: int, height: int, _: float) -> None:
    """Draw three loaves on a board."""
    ground(painter, width, height, "#e7eee4", "#c5d3c1")
    painter.setBrush(QColor("#a8703f"))
    painter.drawRoundedRect(QRectF(width * 0.08, height * 0.55, width * 0.84, height * 0.3), 40, 40)
    for place in range(3):
        centre = QPointF(width * (0.28 + place * 0.22), height * (0.6 - place % 2 * 0.05))
        crust = QLinearGradient(centre.x(), centre.y() - height * 0.15, centre.x(), centre.y() + height * 0.1)
        crust.setColorAt(0, QColor("#e9b36b"))
        crust.setColorAt(1, QColor("#a9642a"))
        painter.setBrush(QBrush(crust))
        painter.drawEllipse(centre, width * 0.15, height * 0.12)
        painter.setPen(QPen(QColor("#f7deb0"), width / 90, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for cut in (-1, 0, 1):
            start = centre + QPointF(width * 0.05 * cut - width * 0.02, height * 0.03)
            painter.drawLine(start, start + QPointF(width * 0.05, -height * 0.07))
        painter.setPen(Qt.PenStyle.NoPen)


def gift(painter: QPainter, width: int, height: int, at: float) -> None:
    """Draw a parcel with a ribbon; as a film it turns a little, and confetti falls."""
    ground(painter, width, height, "#dbe9f7", "#9dbfe3")
    chance = random.Random(7)
    for _ in range(60):
        painter.setBrush(QColor.fromHsv(chance.randrange(360), 150, 240))
        y = (chance.random() + at * 0.25) % 1.0
        painter.drawEllipse(QPointF(chance.random() * width, y * height * 0.7), width / 90, width / 90)
    painter.save()
    painter.translate(width / 2, height * 0.62)
    painter.rotate(6 * math.sin(at * math.pi))
    side = width * 0.62
    painter.setBrush(QColor("#b8322a"))
    painter.drawRoundedRect(QRectF(-side / 2, -side * 0.55, side, side * 0.95), 18, 18)
    painter.setBrush(QColor("#d6493f"))
    painter.drawRoundedRect(QRectF(-side * 0.55, -side * 0.65, side * 1.1, side * 0.22), 12, 12)
    painter.setBrush(QColor("#f4cf63"))
    painter.drawRect(QRectF(-side * 0.07, -side * 0.65, side * 0.14, side * 1.05))
    for turn in (-1, 1):
        painter.save()
        painter.rotate(28 * turn)
        painter.drawEllipse(QPointF(turn * side * 0.14, -side * 0.76), side * 0.2, side * 0.1)
        painter.restore()
    painter.restore()


def sun(painter: QPainter, width: int, height: int, at: float) -> None:
    """Draw a smiling sunflower, the shop's sticker; its petals turn."""
    painter.translate(width / 2, height / 2)
    unit = width / 20
    painter.save()
    painter.rotate(at * 360 / 14)
    for petal in range(14):
        painter.setBrush(QColor("#f9b81f" if petal % 2 else "#fccb43"))
        painter.drawEllipse(QPointF(0, -unit * 6.6), unit * 1.6, unit * 3)
        painter.rotate(360 / 14)
    painter.restore()
    painter.setBrush(QColor("#7a4a20"))
    painter.drawEllipse(QPointF(0, 0), unit * 5, unit * 5)
    painter.setBrush(QColor("#fff4d6"))
    for eye in (-1, 1):
        painter.drawEllipse(
            QPointF(eye * unit * 1.8, -unit * 1.2), unit * 0.7, unit * (1.0 - 0.8 * (at > 0.85))
        )
    painter.setPen(QPen(QColor("#fff4d6"), unit * 0.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(-unit * 2.4, -unit * 1.6, unit * 4.8, unit * 4.4), 200 * 16, 140 * 16)


def babble(seconds: int, seed: int) -> array.array[int]:
    """Return what sounds a little like somebody talking: syllables of a humming voice, with pauses."""
    chance = random.Random(seed)
    samples: list[float] = []
    while len(samples) < seconds * RATE:
        pitch, length = chance.uniform(110, 190), chance.uniform(0.09, 0.26)
        loud = chance.uniform(0.25, 0.9)
        count = int(length * RATE)
        for place in range(count):
            swell = math.sin(math.pi * place / count) ** 0.6
            time = place / RATE
            wave = sum(math.sin(2 * math.pi * pitch * n * time) / n**1.4 for n in (1, 2, 3, 4, 6))
            samples.append(loud * swell * wave * 0.35)
        samples += [0.0] * int(RATE * (0.45 if chance.random() < 0.12 else chance.uniform(0.01, 0.05)))
    return array.array("h", (int(max(-1, min(1, s)) * 32_000) for s in samples[: seconds * RATE]))


def voice(name: str, seconds: int, seed: int) -> None:
    """Write a voice note as WhatsApp's are: Opus in Ogg, one channel."""
    with soundfile.SoundFile(
        SAMPLES / name, "w", RATE, 1, format="OGG", subtype="OPUS", compression_level=0.96
    ) as out:
        out.buffer_write(babble(seconds, seed).tobytes(), "int16")


def film(name: str, draw: Draw, size: tuple[int, int], seconds: int, *, sound: bool) -> None:
    """Write an MP4 with H.264, and AAC where it has sound."""
    with tempfile.TemporaryDirectory() as folder:
        for frame in range(seconds * FRAMES_A_SECOND):
            picture(*size, draw, frame / FRAMES_A_SECOND).save(f"{folder}/{frame:04}.png")
        command = [
            "ffmpeg",
            "-y",
            "-v",
            "error",
            "-framerate",
            str(FRAMES_A_SECOND),
            "-i",
            f"{folder}/%04d.png",
        ]
        if sound:
            soundfile.SoundFile(f"{folder}/s.wav", "w", RATE, 1, "PCM_16").buffer_write(
                babble(seconds, 9).tobytes(), "int16"
            )
            command += ["-i", f"{folder}/s.wav", "-c:a", "aac", "-b:a", "32k", "-shortest"]
        command += [
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p",
            "-profile:v",
            "main",
            "-crf",
            "30",
            "-map_metadata",
            "-1",
        ]
        subprocess.run([*command, "-movflags", "+faststart", str(SAMPLES / name)], check=True)


def animated(name: str) -> None:
    """Write an animated WebP, as stickers are."""
    with tempfile.TemporaryDirectory() as folder:
        for frame in range(12):
            picture(512, 512, sun, frame / 12, clear=True).save(f"{folder}/{frame:04}.png")
        pattern = f"{folder}/%04d.png"
        command = ["ffmpeg", "-y", "-v", "error", "-framerate", "12", "-i", pattern, "-loop", "0"]
        subprocess.run([*command, "-c:v", "libwebp_anim", "-q:v", "55", str(SAMPLES / name)], check=True)


def document(name: str, pages: list[tuple[str, list[str]]]) -> None:
    """Write a PDF: a heading and lines a page."""
    writer = QPdfWriter(str(SAMPLES / name))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    writer.setResolution(150)
    writer.setTitle(name.removesuffix(".pdf"))
    painter = QPainter(writer)
    for number, (heading, lines) in enumerate(pages):
        if number:
            writer.newPage()
        painter.setFont(QFont("DejaVu Sans", 20, QFont.Weight.Bold))
        painter.drawText(100, 160, heading)
        painter.setFont(QFont("DejaVu Sans", 12))
        for place, line in enumerate(lines):
            painter.drawText(100, 260 + place * 44, line)
    painter.end()


def main() -> None:
    """Make them all."""
    app = QGuiApplication([])
    SAMPLES.mkdir(exist_ok=True)
    for name, draw, width, height in (
        ("cake", cake, 1408, 800),
        ("bread", bread, 1200, 1200),
        ("gift", gift, 1200, 1600),
    ):
        image = picture(width, height, draw)
        image.save(str(SAMPLES / f"{name}.jpg"), "JPEG", 82)
        small = image.scaled(
            96, 96, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.save(str(SAMPLES / f"{name}-small.jpg"), "JPEG", 60)
    film("gift.mp4", gift, (480, 640), 5, sound=True)
    film("candles.mp4", cake, (528, 300), 2, sound=False)
    picture(512, 512, sun, clear=True).save(str(SAMPLES / "sunflower.webp"), "WEBP", 80)
    animated("sunflower-turning.webp")
    voice("voice-6.ogg", 6, 1)
    voice("voice-14.ogg", 14, 2)
    voice("voice-31.ogg", 31, 3)
    guests = [
        "Ana Beatriz",
        "João Pedro",
        "Mariana Alves",
        "Dr. Henrique",
        "Carla Souza",
        "Rafa e família (4)",
    ]
    document(
        "guests.pdf",
        [("Lista de convidados", guests), ("Sem glúten", ["Mariana Alves", "Carla Souza", "2 crianças"])],
    )
    document(
        "quote.pdf",
        [
            (
                "Orçamento 2042",
                ["Bolo de cenoura com chocolate, 20 pessoas", "R$ 180,00", "Entrega no centro inclusa"],
            )
        ],
    )
    del app


if __name__ == "__main__":
    main()
