"""Pictures of the contact panel and of the settings; with MULTICHAT_SCREENS=DIR they are kept to be looked at."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from test_contact_panel import CONTACT, Rig, file
from test_settings_page import Disk
from test_window_screens import picture
from window_parts import KeptActions

from multichat_desktop.domain.chat import Instance
from multichat_desktop.domain.contact import Contact, Merge
from multichat_desktop.domain.content import Kind
from multichat_desktop.services.preferences import Preferences
from multichat_desktop.simulator import samples
from multichat_desktop.ui import i18n
from multichat_desktop.ui.contact.beside import Beside
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.settings.joining import add_settings
from multichat_desktop.ui.theme import Metrics

pytestmark = pytest.mark.screens

SPOKEN = Contact(
    chat_id="a",
    is_group=False,
    given_name="Ana Beatriz, do bolo de cenoura da esquina da padaria",
    verified_name="Ana Doces Ltda.",
    push_name="آنا",
    phones=CONTACT.phones,
    hidden=CONTACT.hidden,
    notes="Prefere retirar na loja.\nSem lactose.",
    merge=Merge("p9", 5, CONTACT.hidden),
)


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, qtbot, tmp_path: Path, qapp: QApplication):
    installed = i18n.install(qapp, "pt_BR")
    rig = Rig(qtbot, tmp_path, window=True, mode=request.param)
    rig.people.known["a"] = SPOKEN
    rig.people.group_modes = dict
    rig.reads.lines = [Instance(id="line", name="Loja Paulista", connected=True)]
    small = samples.read("cake-small.jpg")
    rig.reads.files["pictures"] = [
        file(n, Kind.VIDEO if n == 9 else Kind.IMAGE, thumbnail=small) for n in range(1, 10)
    ]
    rig.reads.files["documents"] = [file(30, Kind.DOCUMENT, "Orçamento_2042.pdf")]
    tracker = PresenceTracker(rig.clock)
    pane = ConversationPane(rig.theme, rig.reads, rig.actions, rig.clock, tracker, searches=KeptActions())
    made = MainWindow(
        rig.theme, Icons(), rig.reads, rig.actions, tracker, rig.clock, pane, {}, "x", searches=KeptActions()
    )
    made.contact = Beside(made, rig.theme, Icons(), lambda: rig.panel, rig.portraits)
    made.mode = request.param
    preferences = Preferences({}, lambda *_: None)
    add_settings(made, rig.theme, Icons(), preferences, rig.reads, rig.people, rig.actions, Disk())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.load(rig.reads.chats())
    yield made
    rig.pictures.wait()
    for one in installed:
        qapp.removeTranslator(one)


def test_the_contact_of_a_person(window: MainWindow) -> None:
    window.open_chat("a")
    window.contact.toggle()
    picture(window, f"contact-{window.mode}")
    assert window.contact.panel.width() == Metrics.ASIDE
    window.resize(700, 800)
    picture(window, f"contact-narrow-{window.mode}")
    assert not window.conversation.isVisible()


def test_the_members_of_a_group(window: MainWindow) -> None:
    window.open_chat("g")
    window.contact.toggle()
    picture(window, f"contact-group-{window.mode}")
    assert window.contact.panel.members.isVisible()


def test_the_settings(window: MainWindow) -> None:
    window.commands.run("settings")
    picture(window, f"settings-downloads-{window.mode}")
    page = window.pages.currentWidget()
    page.show_part(1)
    picture(window, f"settings-groups-{window.mode}")
    assert page.groups.isVisible()
