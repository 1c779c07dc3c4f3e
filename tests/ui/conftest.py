"""Everything a test of the window needs: fonts, a theme, Brazilian dates, and an ear for Qt's warnings."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What QtMultimedia tells of itself, as `app.desktop` silences it.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.theme import Theme, load_fonts

HARMLESS = (
    # What the offscreen platform cannot do.
    "This plugin does not support",
    # What QtMultimedia says of a machine without sound or graphics card.
    "PulseAudioService",
    "No audio device detected",
    "QRhi",
    # What libjpeg says of broken pictures, which tests send on purpose.
    "Unsupported marker type",
    "Corrupt JPEG data",
    "JPEG datastream",
    "Not a JPEG file",
    "Invalid JPEG file",
)


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()
    QApplication.setCursorFlashTime(0)


@pytest.fixture(autouse=True)
def no_qt_warnings():
    """A warning of Qt's is a failure: nobody reads them otherwise."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said, f"Qt warned: {said}"


@pytest.fixture(autouse=True)
def brazilian():
    """Dates as in Brazil, whatever the machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale("pt_BR"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A profile's folder with one real file of each kind, and some that only pretend."""
    import media_files

    root = tmp_path_factory.mktemp("profile")
    media_files.fill(root)
    return root
