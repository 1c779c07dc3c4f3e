"""What the agent can set: one table of names, kinds of value, defaults and ranges. Their words are the window's."""

from msgspec import Struct

from multichat_desktop.domain.content import Kind

Value = bool | int | str


class Preference(Struct, frozen=True):
    """One thing that can be set. Its type is that of `default`.

    Numbers lie between `least` and `most`; texts are one of `choices`, where there are any.
    """

    key: str
    default: Value
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()

    def allowed(self, value: Value) -> bool:
        """Whether a value may be set."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, bool):
            return True
        if isinstance(value, int):
            return self.least <= value <= self.most
        return not self.choices or value in self.choices


DOWNLOADS = {
    kind: Preference(f"media.download.{kind.value}", default=True)
    for kind in (
        Kind.IMAGE,
        Kind.VOICE,
        Kind.AUDIO,
        Kind.VIDEO,
        Kind.DOCUMENT,
        Kind.STICKER,
        Kind.GIF,
    )
}
"""Whether the files of a kind are fetched by themselves."""
DOWNLOAD_LARGEST = Preference("media.download.largest", default=64, least=1, most=2048)
"""The largest file that is fetched by itself, in MiB."""
KEEP_DAYS = Preference("media.keep.days", default=0, least=0, most=3650)
"""After how many days files are taken off the disk; 0: never."""
KEEP_SIZE = Preference("media.keep.size", default=0, least=0, most=1_048_576)
"""How much of the disk files may take, in MiB, before the oldest are taken off; 0: as much as there is."""
SEND_PACE = Preference("send.pace", default=1, least=1, most=15)
"""How many seconds lie between two messages of a line."""
SEND_TYPING = Preference("send.typing", default=True)
"""Whether the customer sees somebody typing for a moment before each message."""
SHOW_TYPING = Preference("send.show.typing", default=True)
"""Whether the customer sees it while the agent types or records."""
SEND_READ = Preference("send.read", default=True)
"""Whether the customer sees that the agent has seen their messages."""
_SENDING = (SEND_PACE, SEND_TYPING, SHOW_TYPING, SEND_READ)
WAIT_WARN = Preference("wait.warn", default=10, least=1, most=10_080)
"""After how many minutes without an answer a customer's waiting is shown in amber."""
WAIT_LATE = Preference("wait.late", default=30, least=1, most=10_080)
"""After how many minutes it is shown in red."""
STAY_UNREAD = Preference("chat.unread.until.answered", default=False)
"""Whether a conversation stays unread until it is answered, and not only until it is seen."""
SEND_HOLD = Preference("send.hold", default=False)
"""Whether a message waits some seconds after Enter, so that it can be taken back."""
SIGN = Preference("send.sign", default=False)
"""Whether the agent's name stands on top of each message."""
AGENT = Preference("agent.name", default="")
"""What the agent is called, for customers."""
_HANDS = (WAIT_WARN, WAIT_LATE, STAY_UNREAD, SEND_HOLD, SIGN, AGENT)

ALL: dict[str, Preference] = {
    one.key: one for one in (*DOWNLOADS.values(), DOWNLOAD_LARGEST, KEEP_DAYS, KEEP_SIZE, *_SENDING, *_HANDS)
}
