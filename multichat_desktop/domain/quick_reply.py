"""Texts that a shop writes again and again: what they are, and how their variables are filled for a customer."""

import re
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from multichat_desktop.domain.address import format_phone
from multichat_desktop.domain.chat import Chat

LONGEST_SHORTCUT = 40
LONGEST_TEXT = 4096
LARGEST_ATTACHMENT = 16 * 2**20
"""In bytes: WhatsApp's own measure for pictures and films, and what an exported file still carries."""

NAMES = ("nome", "nome_completo", "saudacao", "loja", "telefone", "data", "hora")
"""The variables, as they stand between braces; they are Portuguese in every language of the window."""

_VARIABLE = re.compile(r"(\s?)\{([a-z_çãáéíóú]+)\}", re.IGNORECASE)
_SPELLINGS = {"saudação": "saudacao"}


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that goes with a quick reply: `path` relative to the profile, `size` in bytes, `sha256` in hex."""

    sha256: str
    path: str
    name: str
    mime: str
    size: int


class QuickReply(Struct, frozen=True, kw_only=True):
    """One text under a shortcut that is typed behind `/`; `id` is opaque, the order is that of the page.

    With an attachment the text is its caption, and may be empty.
    """

    id: str
    shortcut: str
    text: str
    attachment: Attachment | None = None


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its variables filled; one that is empty goes with the space before it, others stay as they are."""

    def put(match: re.Match[str]) -> str:
        space, name = match.group(1), match.group(2).lower()
        value = values.get(_SPELLINGS.get(name, name))
        if value is None:
            return match.group()
        return f"{space}{value}" if value else ""

    return _VARIABLE.sub(put, text)


def unknown_variables(text: str) -> list[str]:
    """Return what stands between braces like a variable and is none."""
    found = (match.group(2).lower() for match in _VARIABLE.finditer(text))
    return [name for name in dict.fromkeys(found) if _SPELLINGS.get(name, name) not in NAMES]


def values_for(chat: Chat, shop: str, now: datetime) -> dict[str, str]:
    """Return the variables' values for a conversation; `now` is the shop's local time."""
    name = " ".join((chat.name or "").split()) if not chat.is_group else ""
    return {
        "nome": name.partition(" ")[0],
        "nome_completo": name,
        "saudacao": greeting(now.hour),
        "loja": shop,
        "telefone": format_phone(chat.phone) if chat.phone else "",
        "data": now.strftime("%d/%m/%Y"),
        "hora": now.strftime("%H:%M"),
    }


def greeting(hour: int) -> str:
    """Return how one greets in Brazil at an hour."""
    if 5 <= hour < 12:
        return "Bom dia"
    return "Boa tarde" if 12 <= hour < 18 else "Boa noite"
