"""What may be imported without Qt is, every module stands alone, and Qt's calls don't wear None out."""

import json
import os
import pkgutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import multichat_desktop

pytestmark = pytest.mark.e2e

WITHOUT_QT = (
    "multichat_desktop.domain",
    "multichat_desktop.store",
    "multichat_desktop.wapi",
    "multichat_desktop.webhook",
    "multichat_desktop.services",
    "multichat_desktop.simulator",
    "multichat_desktop.control",
    "multichat_desktop.assets",
    "multichat_desktop.app.core",
    "multichat_desktop.app.commands",
    "multichat_desktop.app.headless",
    "multichat_desktop.app.without_console",
    "multichat_desktop.cli",
)
QT = ("PySide6", "shiboken6", "qasync")

# Each module in a process of its own would take minutes: a fork of one that has imported nothing of ours is as fresh.
ALONE = """
import gc, importlib, json, os, sys
gc.disable()
for heavy in sys.argv[2:]:
    importlib.import_module(heavy)
failed = {}
for name in json.loads(sys.argv[1]):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = ""
        try:
            assert not [n for n in sys.modules if n.startswith("multichat_desktop")]
            importlib.import_module(name)
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    if told:
        failed[name] = told
print(json.dumps(failed))
"""

LOADED = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
if hasattr(package, "__path__"):
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""

# What a window needs only later, and what takes long to load: its first paint waits for none of it.
LATER = (
    "aiohttp",
    "cryptography",
    "keyring",
    "numpy",
    "segno",
    "soundfile",
    "PySide6.QtMultimedia",
    "multichat_desktop.simulator",
    "multichat_desktop.ui.contact.panel",
    "multichat_desktop.ui.forward",
    "multichat_desktop.ui.new_chat",
    "multichat_desktop.ui.palette",
    "multichat_desktop.ui.quick_replies.page",
    "multichat_desktop.ui.settings.page",
)

PAINTED = """
import json, sys
from pathlib import Path
from multichat_desktop.app import desktop
from multichat_desktop.app.options import Options

options = Options(
    data_dir=Path(sys.argv[1]), local_port=0, public_port=0, wapi_url="http://127.0.0.1:9", keyring=False
)
app = desktop.make_application(options)
shown = desktop.Desktop(options)
shown.window.show()
app.processEvents()
assert not shown.window.grab().isNull()
print(json.dumps(sorted(sys.modules)))
shown.core.close_store()
"""

NONE = """
import sys
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv[:1])
image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
widget, thing, palette = QWidget(), QObject(), QPalette()
painter = QPainter(image)
before = sys.getrefcount(None)
for i in range(12_500):
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(i % 255, 0, 0))
    painter.drawRoundedRect(QRectF(1, 1, 20, 20), 4, 4)
    painter.drawEllipse(QPointF(9, 9), 3, 3)
    widget.setToolTip("x")
    widget.update()
    thing.setObjectName("y")
    palette.setColor(QPalette.ColorRole.Window, QColor(i % 255, 0, 0))
painter.end()
print(before, sys.getrefcount(None))
"""


def run(code: str, *arguments: str) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("package", WITHOUT_QT)
def test_lower_packages_load_no_qt(package: str) -> None:
    loaded = json.loads(run(LOADED, package))
    assert package in loaded
    assert [name for name in loaded if name.partition(".")[0] in QT] == []


def test_the_first_paint_waits_for_nothing_that_is_needed_later(tmp_path: Path) -> None:
    loaded = set(json.loads(run(PAINTED, str(tmp_path))))
    assert "multichat_desktop.ui.main_window" in loaded
    assert [name for name in LATER if name in loaded] == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_module_can_be_imported_first() -> None:
    """No module counts on another one having been imported before it."""
    found = pkgutil.walk_packages(multichat_desktop.__path__, "multichat_desktop.")
    names = [module.name for module in found if not module.name.endswith("__main__")]
    assert len(names) > 150
    heavy = ["PySide6.QtWidgets", "PySide6.QtSvg", "aiohttp", "aiohttp.web", "peewee", "msgspec", "qasync"]
    with ThreadPoolExecutor(2) as both:
        halves = both.map(
            lambda some: json.loads(run(ALONE, json.dumps(some), *heavy)), (names[::2], names[1::2])
        )
    assert list(halves) == [{}, {}]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_calls_do_not_wear_none_out() -> None:
    """PySide6 6.12.0 on Python 3.11 lost references to None until the process died (pyproject.toml)."""
    before, after = map(int, run(NONE).split())
    assert after > before - 1000, f"{before - after} references to None lost in 100,000 calls"
