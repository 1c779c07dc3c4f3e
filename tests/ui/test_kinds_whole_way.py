"""Every kind of message the whole way: a body posted to the real door becomes a painted bubble in the real window."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from kinds_rig import body, console, play, until
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Case:
    """`samples` are posted in their order; `shown` is the number of the one whose row is looked at."""

    samples: tuple[int, ...]
    says: str
    blocks: tuple[str, ...] = ()
    shown: int | None = None

    @property
    def looked_at(self) -> int:
        return self.samples[-1] if self.shown is None else self.shown


CASES = {
    "text": Case((2,), "Ana Beatriz: Bom dia! Vocês ainda têm a caneca do girassol?", ("TextBlock",)),
    "extended text": Case((3,), "Queria 2 unidades, dá pra separar?", ("TextBlock",)),
    "sent": Case((5,), "You: Temos sim, Ana!", ("TextBlock",)),
    "read": Case((5, 6, 7, 8), ", read", ("TextBlock",), 5),
    "quote": Case((5, 10), "Separa sim, por favor!", ("QuoteBlock", "TextBlock")),
    "quote, newer spelling": Case((12, 13), "Opa, pode mandar", ("QuoteBlock", "TextBlock")),
    "quote of what is not stored": Case((10,), "Separa sim, por favor!", ("QuoteBlock", "TextBlock")),
    "link card": Case((11,), "Olha, era essa aqui", ("LinkBlock", "TextBlock")),
    "picture": Case((16,), "📷 Photo", ("PictureBlock",)),
    "picture with caption": Case((17,), "📷 Pode embrulhar igual a esse?", ("PictureBlock", "TextBlock")),
    "picture, newer spelling": Case((14,), "📷 A capa é nesse tom", ("PictureBlock", "TextBlock")),
    "view once": Case((18,), "📷", ("CardBlock", "OffersBlock")),
    "view once film": Case((19,), "🎥", ("CardBlock", "OffersBlock")),
    "film": Case((20,), "🎥 A vitrine ficou linda!", ("PictureBlock", "TextBlock")),
    "finer copy": Case((20, 21), "🎥 A vitrine ficou linda!", ("PictureBlock", "TextBlock"), 20),
    "gif": Case((22,), "🎞 GIF", ("PictureBlock",)),
    "video note": Case((23,), "🎥 Video", ("PictureBlock",)),
    "audio": Case((24,), "🎵 Audio", ("VoiceBlock",)),
    "voice": Case((25,), "🎤 Voice message", ("VoiceBlock",)),
    "voice, newer spelling": Case((15,), "🎤 Voice message", ("VoiceBlock",)),
    "played": Case((65, 66), "🎤 Voice message", ("VoiceBlock",), 65),
    "document": Case((26,), "📄 lista-material-3ano.pdf", ("DocumentBlock",)),
    "document with caption": Case((27,), "📄 Segue o que a escola pediu", ("DocumentBlock", "TextBlock")),
    "sticker": Case((28,), "💟 Sticker", ("PictureBlock",)),
    "animated sticker": Case((29,), "💟 Sticker", ("PictureBlock",)),
    "location": Case((30,), "📍 Location", ("PlaceBlock",)),
    "live location": Case((31,), "📍 Estou chegando", ("PlaceBlock", "TextBlock")),
    "contact": Case((32,), "👤 Contact", ("CardBlock", "OffersBlock")),
    "contacts": Case((33,), "👤 Contact", ("CardBlock", "OffersBlock", "CardBlock", "OffersBlock")),
    "reaction": Case((5, 34), "reactions: ❤️ Ana Beatriz", ("TextBlock",), 5),
    "reaction changed": Case((5, 34, 35), "reactions: 😂 Ana Beatriz", ("TextBlock",), 5),
    "reaction removed": Case((5, 34, 35, 36), "Separo as duas? 🌻, ", ("TextBlock",), 5),
    "own reaction": Case((2, 37), "reactions: 👍 You", ("TextBlock",), 2),
    "reaction before its message": Case((44, 45), "reactions: 🙏 Cadu", ("TextBlock",)),
    "edit": Case((3, 38), "Queria 3 unidades, dá pra separar?", ("TextBlock",), 3),
    "edit in wrapper": Case((5, 10, 39), "Passo às 17h", ("QuoteBlock", "TextBlock"), 10),
    "edit of a caption": Case(
        (17, 40), "📷 Pode embrulhar com laço amarelo?", ("PictureBlock", "TextBlock"), 17
    ),
    "own edit": Case((5, 41), "R$ 29,90 cada", ("TextBlock",), 5),
    "deletion": Case((16, 42), "Ana Beatriz: Message deleted", ("DeletedBlock",), 16),
    "deletion, newer spelling": Case((12, 13, 43), "Message deleted", ("DeletedBlock",), 13),
    "poll": Case((46,), "📊 Como prefere receber?", ("TextBlock", "PollBlock")),
    "vote": Case((46, 47), "Motoboy (R$ 12): 1", ("TextBlock", "PollBlock"), 46),
    "vote before its poll": Case((47, 46), "Motoboy (R$ 12): 1", ("TextBlock", "PollBlock"), 46),
    "poll of a customer": Case((48,), "📊 Qual papel de embrulho?", ("TextBlock", "PollBlock")),
    "buttons": Case((49,), "☑ Confirma a retirada hoje?", ("TextBlock", "NoteBlock", "OptionsBlock")),
    "button chosen": Case((49, 50), "☑ Sim, hoje", ("QuoteBlock", "ChosenBlock")),
    "list answer": Case((51,), "☑ Caneca Girassol 325 ml", ("QuoteBlock", "ChosenBlock", "NoteBlock")),
    "template answer": Case((12, 52), "☑ Aprovar orçamento", ("QuoteBlock", "ChosenBlock")),
    "interactive answer": Case((49, 53), "☑ Falar com atendente", ("QuoteBlock", "ChosenBlock")),
    "order": Case((54,), "🛒 Quero estes três 💛", ("CardBlock", "TextBlock")),
    "product": Case((55,), "🛍 Caneca Girassol 325 ml", ("CardBlock",)),
    "catalogue": Case((56,), "🛍 Catálogo Papelaria Girassol", ("CardBlock",)),
    "ephemeral": Case((57,), "Obrigada! Até mais tarde 😘", ("TextBlock",)),
    "group": Case((58,), "João Motoboy: Saí com 4 pacotes", ("AuthorBlock", "TextBlock")),
    "mention": Case((58, 59), "João Motoboy traz troco pra 50", ("AuthorBlock", "TextBlock")),
    "group reaction": Case((58, 60), "reactions: ✅", ("AuthorBlock", "TextBlock"), 58),
    "notice": Case((61,), "added"),
    "group deletion": Case((58, 62), "Message deleted", ("AuthorBlock", "DeletedBlock"), 58),
    "from the phone": Case((63, 64), "You: Ana, seu pedido já está embrulhado 🎀", ("TextBlock",), 63),
    "failed": Case((67, 68), "not sent", ("TextBlock",), 67),
    "hidden number": Case((78,), "Rafael", ("TextBlock",)),
    "not decrypted": Case((88,), "Message not available here", ("CardBlock", "OffersBlock")),
    "decrypted later": Case((88, 89), "Pode deixar na portaria", ("TextBlock",), 88),
    "missed call": Case((90,), "☎ Missed voice call", ("CardBlock",)),
    "unknown": Case((92,), "Message of a kind that this version does not know", ("CardBlock", "OffersBlock")),
    "lower-case keys": Case((96,), "Qual o valor do frete?", ("QuoteBlock", "TextBlock")),
    "newest form": Case((97,), "Fechado, pode mandar!", ("TextBlock",)),
    "bare form": Case((98,), "Muito obrigada 💛", ("TextBlock",)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_from_the_body_to_the_bubble(qapp: QApplication, tmp_path: Path, case: Case) -> None:
    play(_whole_way(tmp_path, case))


async def _whole_way(tmp_path: Path, case: Case) -> None:
    shown = body(case.looked_at)
    message_id = (
        shown.get("messageId")
        or shown.get("messageid")
        or shown.get("data", {}).get("messageId")
        or shown["key"]["id"]
    )
    async with console(tmp_path) as whole:
        await whole.post(body(case.samples[0]))
        opened = False
        for number in case.samples[1:]:
            # The conversation is open while the rest comes, as long as there is one.
            if not opened and whole.window.model.rowCount():
                await whole.open()
                opened = True
            await whole.post(body(number))
        await whole.open()
        await until(lambda: case.says in whole.sentence(message_id), f"{case.says!r} in the row's sentence")
        await whole.painted(message_id)
        row = whole.row(message_id)
        assert row is not None
        if case.blocks:
            assert tuple(whole.blocks(message_id)) == case.blocks
        else:
            assert row.bubble is None, "a notice stands in the middle"
        assert (await whole.post(body(case.samples[0])))[0]["status"] == "duplicate"
