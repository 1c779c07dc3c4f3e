"""Which language is spoken, and that the words really are in it."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from multichat_desktop.ui import i18n
from multichat_desktop.ui.texts import Texts


class System:
    """A machine set to some languages."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages

    def __call__(self) -> "System":
        return self

    def uiLanguages(self) -> list[str]:
        return list(self.languages)

    def name(self) -> str:
        return self.languages[0].replace("-", "_")

    def language(self) -> QLocale.Language:
        return QLocale(self.languages[0]).language()


@pytest.mark.parametrize(
    "asked, system, spoken",
    [
        (None, ["pt-BR"], "pt_BR"),
        (None, ["pt-PT"], "pt_BR"),
        (None, ["en-GB", "pt-BR"], "en"),
        (None, ["de-DE", "en-US"], "en"),
        (None, ["de-DE"], "pt_BR"),
        (None, ["C"], "pt_BR"),
        ("en", ["pt-BR"], "en"),
        ("pt_BR", ["en-US"], "pt_BR"),
        ("xx", ["en-US"], "pt_BR"),
    ],
)
def test_language_is_the_person_s_else_the_system_s(monkeypatch, asked, system, spoken) -> None:
    chosen: list[object] = []
    monkeypatch.setattr(i18n.QLocale, "system", System(*system))
    monkeypatch.setattr(i18n.QLocale, "setDefault", chosen.append)
    assert i18n.choose(asked) == spoken
    assert len(chosen) == 1


def test_the_program_and_qt_speak_portuguese(qapp: QApplication) -> None:
    installed = i18n.install(qapp, "pt_BR")
    try:
        assert len(installed) == 2
        assert QCoreApplication.translate("Texts", "Photo") == "Foto"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
        assert Texts().unread(1) == "1 mensagem não lida"
        assert Texts().unread(2) == "2 mensagens não lidas"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_english_has_plurals(qapp: QApplication) -> None:
    installed = i18n.install(qapp, "en")
    try:
        assert Texts().unread(1) == "1 unread message"
        assert Texts().unread(2) == "2 unread messages"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
