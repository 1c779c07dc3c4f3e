"""What an agent chooses: the emoji used last, and the skin."""

from collections.abc import Callable, Mapping

from multichat_desktop.ui.emoji_picker.table import TONES, Emoji, by_char

RECENT, TONE = "emoji.recent", "emoji.tone"
MOST_RECENT = 27
_FIRST = "😊 👍 ❤️ 🙏 😂 👏 🎉 😉 ✅ 😍 🤝 👋 😅 💚 🔥 📦 🛵 💰"
"""What a shop writes most: nobody opens an empty page the first time."""


class EmojiHabits:
    """Remembers through `keep(key, value)`; `known` is what was remembered before."""

    def __init__(self, known: Mapping[str, str], keep: Callable[[str, str], None]) -> None:
        self._keep = keep
        self._recent = known.get(RECENT, "").split()
        tone = known.get(TONE, "")
        self._tone = int(tone) if tone.isdecimal() and int(tone) < len(TONES) else 0

    @property
    def tone(self) -> int:
        """Return the skin as a place in `TONES`."""
        return self._tone

    def set_tone(self, tone: int) -> None:
        """Choose a skin for all emoji."""
        self._tone = tone
        self._keep(TONE, str(tone))

    def used(self, emoji: Emoji) -> None:
        """Note that one was chosen."""
        self._recent = [emoji.char, *(char for char in self._recent if char != emoji.char)][:MOST_RECENT]
        self._keep(RECENT, " ".join(self._recent))

    def recent(self) -> list[Emoji]:
        """Return those used last, the newest first; filled up with common ones."""
        chars = dict.fromkeys((*self._recent, *_FIRST.split()))
        return [found for char in chars if (found := by_char().get(char)) is not None][:MOST_RECENT]
