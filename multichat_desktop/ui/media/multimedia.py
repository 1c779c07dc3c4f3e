"""QtMultimedia, imported when something is first played, and only if it is there."""

from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication


@cache
def multimedia() -> Any:
    """Return the module, None where it or a library of the system's under it is missing.

    It takes 25 ms to import, and on a Linux without libpulse it cannot be imported at all.
    """
    try:
        from PySide6 import QtMultimedia
    except ImportError:
        return None
    return QtMultimedia


def has_sound() -> bool:
    """Whether there is anything to hear with."""
    module = multimedia()
    return module is not None and not module.QMediaDevices.defaultAudioOutput().isNull()


def cannot_play() -> str:
    """Return what is said where nothing can be played at all."""
    return QCoreApplication.translate(
        "Media",
        "This computer lacks what is needed to play sound and video. Save the file and open it elsewhere.",
    )


def no_sound() -> str:
    """Return what is said where nothing can be heard."""
    return QCoreApplication.translate(
        "Media",
        "No sound device was found: it is playing, but you won't hear it. Plug in speakers or a headset.",
    )
