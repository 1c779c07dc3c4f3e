"""What the palette offers: conversations and commands in one list."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from multichat_desktop.domain.chat import Chat
from multichat_desktop.ui.chats.search import phone_key
from multichat_desktop.ui.commands import Command
from multichat_desktop.ui.fuzzy import Finder
from multichat_desktop.ui.texts import chat_title

MOST = 50
_RECENT = 6


class Entry(Struct, frozen=True):
    """One line: a conversation (`chat`) or a command."""

    title: str
    run: Callable[[], object]
    chat: Chat | None = None
    keys: tuple[str, ...] = ()


class Entries:
    """Finds among conversations (newest first) and commands; made when the palette opens."""

    def __init__(
        self, chats: Sequence[Chat], commands: Sequence[Command], open_chat: Callable[[str], object]
    ) -> None:
        self._chats, self._commands, self._open = chats, commands, open_chat
        self._by_name = Finder((chat.name or "", phone_key(chat.phone)) for chat in chats)
        self._by_text = Finder((command.text, "") for command in commands)

    def find(self, typed: str) -> list[Entry]:
        """Return what fits, the best first; before anything is typed the newest conversations and all commands."""
        if not typed.strip():
            return [
                *map(self._of_chat, self._chats[:_RECENT]),
                *map(self._of_command, self._commands),
            ]
        chats = [self._of_chat(self._chats[at]) for at in self._by_name.find(typed, MOST)]
        commands = [self._of_command(self._commands[at]) for at in self._by_text.find(typed, MOST)]
        # A command stands first only when it is called what was typed and no conversation is.
        if commands and not (chats and _begins(chats[0], typed)) and _begins(commands[0], typed):
            return [*commands, *chats]
        return [*chats[: MOST - len(commands)], *commands]

    def _of_chat(self, chat: Chat) -> Entry:
        return Entry(chat_title(chat), lambda: self._open(chat.id), chat)

    @staticmethod
    def _of_command(command: Command) -> Entry:
        assert command.run is not None
        return Entry(command.text, command.run, keys=command.keys)


def _begins(entry: Entry, typed: str) -> bool:
    return Finder([(entry.title, "")]).begins(typed)
