"""A window over a real database, whose questions are answered at once and by the real index."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from window_parts import DAY, MINUTE, NOW, KeptActions, SetClock

from multichat_desktop.domain.chat import Chat
from multichat_desktop.domain.finding import Found, Question
from multichat_desktop.services.search import answer
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.reader import Reader
from multichat_desktop.store.search import Finder
from multichat_desktop.store.search_index import SearchIndex
from multichat_desktop.ui.conversation.pane import ConversationPane
from multichat_desktop.ui.conversation.presence import PresenceTracker
from multichat_desktop.ui.icons import Icons
from multichat_desktop.ui.main_window import MainWindow
from multichat_desktop.ui.theme import Theme

ANA, TURMA = "c000000000000000a1", "c000000000000000b2"
SHOP = [
    "Oi! Vocês fazem bolo de cenoura para sábado?",
    "Fazemos sim! O bolo de cenoura com cobertura sai por R$ 180,00.",
    "E a entrega no Jardim Europa, quanto fica?",
    "A entrega fica em R$ 12,00, chega até as 15h.",
    "Pode ser sem lactose? Minha mãe não pode.",
    "Pode sim. Anotei: cenoura, sem lactose, entrega sábado.",
]


class AtOnce:
    """Answers before `find` returns."""

    def __init__(self, path: Path) -> None:
        self.finder = Finder(path)
        self.asked: list[Question] = []
        self.forgotten: list[str] = []
        self.fails = self.silent = False
        self.built: float | None = None

    def find(self, asker: str, question: Question, answered: Callable[[Found], None]) -> None:
        self.asked.append(question)
        if self.silent:
            return
        if self.fails:
            answered(Found(question=question, failed=True))
            return
        found = answer(self.finder, question)
        answered(Found(question=question, hits=found.hits, more=found.more, built=self.built))

    def forget(self, asker: str) -> None:
        self.forgotten.append(asker)


def fill(path: Path, often: int) -> None:
    """Ana's conversation of `often` times `SHOP` over many days, and a group with some messages."""
    with closing(open_writer(path)) as database:
        execute = executor(database)
        execute(
            "INSERT INTO instance (id, name, phone, connected, added_at) VALUES ('line', 'Loja', '551133224455', 1, 0)"
        )
        for person, name in (("p1", "Ana Beatriz Cardoso"), ("p2", "Caio")):
            execute("INSERT INTO person (id, push_name) VALUES (?, ?)", (person, name))
        for chat, person, group, subject in ((ANA, "p1", None, None), (TURMA, None, "1", "Turma do 5º ano")):
            execute(
                "INSERT INTO chat (id, instance_id, person_id, group_key, subject, sort_at) VALUES (?, 'line', ?, ?, ?, ?)",
                (chat, person, group, subject, NOW),
            )

        def put(chat: str, author: str | None, text: str, at: int, *, mine: bool, kind: str = "text") -> None:
            seq = execute(
                "INSERT INTO message (chat_id, instance_id, message_id, from_me, author_id, kind, text, at, received_at,"
                " status) VALUES (?, 'line', ?, ?, ?, ?, ?, ?, ?, ?)",
                (chat, f"m{at}{chat[-2:]}", int(mine), author, kind, text, at, at, 4 if mine else None),
            ).lastrowid
            execute(
                "UPDATE chat SET last_seq = ?, last_at = ?, sort_at = ? WHERE id = ?", (seq, at, at, chat)
            )

        for turn in range(often):
            for place, text in enumerate(SHOP):
                at = NOW - (often - turn) * DAY + place * MINUTE
                put(ANA, None, text, at, mine=place % 2 == 1)
        put(
            TURMA,
            "p2",
            "Quem leva o bolo amanhã? https://loja.example/cardapio",
            NOW - 2 * MINUTE,
            mine=False,
        )
        put(TURMA, "p2", "Recibo.pdf", NOW - MINUTE, mine=False, kind="document")
        index = SearchIndex(execute)
        while index.advance():
            pass


class Rig:
    """The whole window; `close` when done with it."""

    def __init__(
        self, path: Path, theme: Theme, often: int = 40, size: tuple[int, int] = (1280, 800)
    ) -> None:
        fill(path, often)
        self.path, self.theme = path, theme
        self.reads, self.searches, self.actions = Reader(path), AtOnce(path), KeptActions()
        clock, presence = SetClock(), PresenceTracker(SetClock())
        self.pane = ConversationPane(
            theme, self.reads, self.actions, clock, presence, searches=self.searches, is_active=lambda: True
        )
        self.pane.view.animated = False
        self.window = MainWindow(
            theme,
            Icons(),
            self.reads,
            self.actions,
            presence,
            clock,
            self.pane,
            {},
            "http://127.0.0.1:8766",
            searches=self.searches,
        )
        self.window.resize(*size)
        self.window.show()
        self.window.load(self.chats())

    def chats(self) -> list[Chat]:
        return self.reads.chats()

    def star(self, *texts: str) -> list[int]:
        """Star the newest message of each text, behind the window's back."""
        with closing(open_writer(self.path)) as database:
            execute = executor(database)
            sql = "UPDATE message SET starred = 1 WHERE seq = (SELECT max(seq) FROM message WHERE text = ?) RETURNING seq"
            return [execute(sql, (text,)).fetchone()[0] for text in texts]

    def close(self) -> None:
        self.reads.close()
        self.searches.finder.close()
