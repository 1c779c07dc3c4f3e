"""What is told of backups and of a database that was damaged."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from multichat_desktop.domain.keeping import Proof, Recovery
from multichat_desktop.ui import i18n
from multichat_desktop.ui.keeping import KeepingWords


def at(hour: int, minute: int, day: int = 24) -> int:
    return int(datetime(2026, 11, day, hour, minute).astimezone().timestamp() * 1000)


NOW = at(11, 0)
DONE = Recovery(
    at=at(10, 41), backup_at=at(9, 0), events=132, gap_from=at(10, 32), gap_until=at(10, 41), kept="damaged/x"
)


@pytest.fixture(params=["pt_BR", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    kept = i18n.install(qapp, i18n.choose(request.param))
    yield request.param
    for translator in kept:
        qapp.removeTranslator(translator)


SENTENCES = {
    "pt_BR": [
        "O banco de dados estava danificado. Foi restaurado do backup de hoje 09:00 e 132 eventos foram recuperados."
        " De 10:32 a 10:41 pode faltar alguma mensagem.",
        "O banco de dados estava danificado. Foi restaurado do backup de hoje 09:00 e 1 evento foi recuperado."
        " Não falta nada.",
        "O banco de dados estava danificado e não havia backup: 132 eventos foram recuperados do arquivo danificado."
        " De ontem 23:50 a 10:41 pode faltar alguma mensagem.",
        "O banco de dados estava danificado e nada dele pôde ser restaurado. O arquivo danificado está guardado em"
        " damaged/x. Podem faltar mensagens anteriores a 10:41.",
    ],
    "en": [
        "The database was damaged. It was restored from the backup of today 09:00, and 132 events could be brought"
        " back. From 10:32 to 10:41 a message may be missing.",
        "The database was damaged. It was restored from the backup of today 09:00, and 1 event could be brought back."
        " Nothing is missing.",
        "The database was damaged and there was no backup: 132 events could be brought back from the damaged file."
        " From yesterday 23:50 to 10:41 a message may be missing.",
        "The database was damaged and nothing of it could be restored. The damaged file is kept in damaged/x."
        " Messages from before 10:41 may be missing.",
    ],
}


def test_a_recovery_is_told_in_one_breath(language: str) -> None:
    change = msgspec.structs.replace
    told = [
        DONE,
        change(DONE, events=1, gap_from=None, gap_until=None),
        change(DONE, backup_at=None, gap_from=at(23, 50, 23)),
        change(DONE, backup_at=None, events=0, gap_from=None),
    ]
    assert [KeepingWords().recovered(done, NOW) for done in told] == SENTENCES[language]


def test_the_last_proof_is_told(language: str) -> None:
    words = KeepingWords()
    none, today, earlier = (
        words.proved(None, NOW),
        words.proved(Proof(at(9, 0), 1, 1), NOW),
        words.proved(Proof(at(9, 0, 23), 1, 1), NOW),
    )
    if language == "pt_BR":
        assert none == "Nenhum backup foi feito ainda."
        assert today == "Última restauração comprovada: hoje 09:00"
        assert earlier == "Última restauração comprovada: ontem 09:00"
        assert words.damaged().startswith("O banco de dados está danificado. Feche")
    else:
        assert today == "Last proven restore: today 09:00"
