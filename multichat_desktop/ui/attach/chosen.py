"""A file that was chosen to be sent: what is known of it, and what the agent wants with it."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from multichat_desktop.domain.content import Kind
from multichat_desktop.domain.outgoing import OutgoingFile

PICTURED = frozenset({Kind.IMAGE, Kind.VIDEO})
"""Kinds that can go as what they are, or untouched as documents."""


class Chosen:
    """One file. `kind` is None until it was looked into; `error` is a word of `domain.outgoing`'s preparation.

    `source` is what is sent: the file, or the bytes that were made of it. `image` is its preview, `pixels` its real
    size, `small` a little JPEG.
    """

    def __init__(self, original: Path | QImage, name: str) -> None:
        self.original, self.name = original, name
        self.source: Path | bytes | None = original if isinstance(original, Path) else None
        self.kind: Kind | None = None
        self.bytes = 0
        self.pixels = QSize()
        self.seconds: int | None = None
        self.image: QImage | None = None
        self.small: bytes | None = None
        self.caption = ""
        self.untouched = False
        self.error = ""

    @property
    def shown_kind(self) -> Kind | None:
        """Return as what it goes."""
        return Kind.DOCUMENT if self.untouched and self.kind in PICTURED else self.kind

    @property
    def sendable(self) -> bool:
        """Whether it was looked into and can go."""
        return self.kind is not None and not self.error

    def outgoing(self) -> OutgoingFile:
        """Return it as it is handed on."""
        kind = self.shown_kind
        assert kind is not None
        plain = kind not in PICTURED
        source = self.original if plain and isinstance(self.original, Path) else self.source
        assert source is not None
        return OutgoingFile(
            source=source,
            name=self.name,
            caption=self.caption.strip() or None,
            kind=kind,
            width=None if plain or self.pixels.isEmpty() else self.pixels.width(),
            height=None if plain or self.pixels.isEmpty() else self.pixels.height(),
            seconds=self.seconds,
            thumbnail=None if plain else self.small,
        )
