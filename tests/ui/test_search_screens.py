"""Pictures of the searches in both themes and in Portuguese, and what must be in them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from search_rig import ANA, SHOP, Rig

from multichat_desktop.ui import i18n
from multichat_desktop.ui.theme import Theme

pytestmark = pytest.mark.screens


@pytest.fixture(params=["light", "dark"])
def rig(request, qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    installed = i18n.install(qapp, "pt_BR")
    made = Rig(tmp_path / "multichat.sqlite3", Theme(request.param))
    made.mode = request.param
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.window.open_chat(ANA)
    yield made
    made.close()
    for translator in installed:
        qapp.removeTranslator(translator)


def picture(widget: QWidget, name: str) -> QImage:
    QApplication.processEvents()
    image = widget.grab().toImage()
    if folder := os.environ.get("MULTICHAT_SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert image.save(str(Path(folder) / f"{name}.png"))
    return image


def has(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_everywhere(rig: Rig) -> None:
    page = rig.window.side.search
    rig.window.search_messages()
    picture(rig.window, f"search-empty-{rig.mode}")
    rig.window.search_messages("cenoura")
    page.view.take_focus()
    rig.window.open_at(page.model.hit(3))
    picture(rig.window, f"search-{rig.mode}")
    assert has(page.view.grab().toImage(), rig.theme.tokens.accent_soft), "what was looked for stands out"
    rig.searches.built = 0.42
    page.ask()
    page.day.click()
    picture(rig.window, f"search-day-{rig.mode}")


def test_here(rig: Rig) -> None:
    rig.pane.looking.find("lactose")
    rig.pane.view._end_flash()
    picture(rig.window, f"search-here-{rig.mode}")
    rig.pane.looking.close()
    popover = rig.pane.looking.choose_day()
    assert has(popover.grab().toImage(), rig.theme.tokens.accent)
    picture(rig.window, f"go-to-day-{rig.mode}")


def test_starred(rig: Rig) -> None:
    rig.star(SHOP[1], SHOP[4], SHOP[5])
    rig.pane.model.jump(None)
    rig.window.show_starred()
    picture(rig.window, f"starred-{rig.mode}")
    assert rig.window.side.starred.model.rowCount() == 3


def test_narrow(rig: Rig) -> None:
    rig.window.resize(480, 760)
    rig.window.search_messages("entrega")
    picture(rig.window, f"search-narrow-{rig.mode}")
    assert rig.window.side.search.isVisible()
