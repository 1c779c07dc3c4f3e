"""Every kind of message from the desk to the customer's phone: the strict gateway takes each, and its echo finds it."""

import io
from pathlib import Path

import pytest
import segno
from gateway_rig import World, world
from outbox_rig import until

from multichat_desktop.domain.brcode import BrCodeError, KeyType, PixKey
from multichat_desktop.domain.content import Contact, Kind, MediaState
from multichat_desktop.domain.message import Message
from multichat_desktop.domain.outgoing import NumberCheck, OutgoingFile
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.services.charges import Charge, PixForm
from multichat_desktop.services.verify import verify
from multichat_desktop.simulator import samples
from multichat_desktop.store.profile import Profile

KEY = PixKey(KeyType.EVP, "123e4567-e12b-12d1-a456-426655440000")
CHARGE = Charge(key=KEY, merchant="Papelaria Girassol", city="São Paulo", amount=3490, txid="PED42")


def png() -> bytes:
    out = io.BytesIO()
    segno.make("Oi").save(out, kind="png", scale=3)
    return out.getvalue()


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def kinds(messages: list[Message]) -> list[Kind]:
    return [message.kind for message in messages]


async def read_by_all(it: World, number: int, count: int) -> list[Message]:
    """Waits until so many messages to a customer were read."""

    def read() -> bool:
        mine = it.mine(number)
        return len(mine) == count and all((m.status or 0) >= DeliveryStatus.READ for m in mine)

    await until(read, 20)
    return it.mine(number)


@pytest.fixture(params=["answer first", "echo first"])
async def shop(request: pytest.FixtureRequest, tmp_path: Path):
    async with world(tmp_path) as it:
        it.simulator.faults.echo_before_answer = request.param == "echo first"
        yield it


async def test_files_of_every_kind(shop: World, tmp_path: Path) -> None:
    film = tmp_path / "Vitrine.mp4"
    film.write_bytes(samples.read("gift.mp4"))
    files = [
        OutgoingFile(source=png(), name="caneca.png", caption="É esta?", width=87, height=87),
        OutgoingFile(source=film, caption="A vitrine"),
        OutgoingFile(source=samples.voice(6), kind=Kind.VOICE, seconds=6),
        OutgoingFile(source=pdf(), name="Orçamento nº 7.pdf", caption="O orçamento"),
        OutgoingFile(source=b"caneca;34,90\n", name="lista.csv"),
        OutgoingFile(source=png(), name="original.png", kind=Kind.DOCUMENT),
        OutgoingFile(source=samples.read("sunflower.webp"), kind=Kind.STICKER),
        OutgoingFile(source=samples.read("candles.mp4"), kind=Kind.GIF),
    ]
    quoted = shop.reader.page_before(shop.chat(0), None, 1)[0]
    shop.desk.send_files(shop.chat(0), files, quote=quoted.message_id)
    shop.desk.send_text(shop.chat(0), "e por fim um texto")
    mine = await read_by_all(shop, 0, 9)
    assert kinds(mine) == [
        Kind.IMAGE,
        Kind.VIDEO,
        Kind.VOICE,
        Kind.DOCUMENT,
        Kind.DOCUMENT,
        Kind.DOCUMENT,
        Kind.STICKER,
        Kind.GIF,
        Kind.TEXT,
    ]
    said = shop.said(0)
    assert [next(iter(content)) for content in said] == [
        "imageMessage",
        "videoMessage",
        "audioMessage",
        "documentWithCaptionMessage",
        "documentMessage",
        "documentMessage",
        "stickerMessage",
        "videoMessage",
        "conversation",
    ]
    assert said[0]["imageMessage"]["contextInfo"]["stanzaId"] == quoted.message_id
    assert said[0]["imageMessage"]["caption"] == "É esta?"
    assert "contextInfo" not in said[1]["videoMessage"]
    assert said[2]["audioMessage"]["seconds"] == 6
    assert mine[0].quote is not None
    assert mine[2].media is not None
    assert len(mine[2].media.waveform or b"") == 64
    for message, file in zip(mine, files, strict=False):
        assert message.media is not None
        assert message.media.state is MediaState.READY
        sent = shop.simulator.file_of(message.message_id or "").plain
        assert (shop.folder / (message.media.path or "")).read_bytes() == sent
        assert sent == (file.source if isinstance(file.source, bytes) else file.source.read_bytes())
    assert mine[0].media is not None
    assert mine[5].media is not None
    assert mine[0].media.path == mine[5].media.path, "one file on the shelf for both"
    by_path = {call.path: call for call in shop.simulator.requests}
    assert by_path["/v1/message/send-document"].body["extension"] == "png"
    assert (
        by_path["/v1/message/send-audio"].body["audio"].startswith("data:audio/ogg;codecs=opus;base64,T2dnUw")
    )
    done = [p for p in shop.progress if p.seq == mine[1].seq]
    assert done[-1].done is None
    assert done[-2].done == done[-2].total == film.stat().st_size
    report = verify(Profile(shop.folder))
    assert report.differences == []


async def test_cards(shop: World) -> None:
    chat = shop.chat(0)
    shop.desk.send_location(chat, -23.561414, -46.655881, "Papelaria Girassol", "Av. Paulista, 1578")
    shop.desk.send_contacts(chat, [Contact("Lúcia", ("+55 11 98877-6655",))])
    shop.desk.send_contacts(chat, [Contact("Ana", ("5511900001001",)), Contact("Bia", ("5511900001002",))])
    shop.desk.send_pix(chat, CHARGE, PixForm.BUTTON)
    shop.desk.send_pix(chat, CHARGE, PixForm.CODE)
    shop.desk.send_pix(chat, CHARGE, PixForm.PICTURE, "R$ 34,90")
    mine = await read_by_all(shop, 0, 6)
    assert kinds(mine) == [Kind.LOCATION, Kind.CONTACT, Kind.CONTACT, Kind.CHOICE, Kind.TEXT, Kind.IMAGE]
    said = shop.said(0)
    assert said[0]["locationMessage"]["degreesLatitude"] == -23.561414
    assert "waid=5511988776655" in said[1]["contactMessage"]["vcard"]
    assert len(said[2]["contactsArrayMessage"]["contacts"]) == 2
    button = said[3]["interactiveMessage"]["nativeFlowMessage"]["buttons"][0]
    assert KEY.value in button["buttonParamsJson"]
    assert said[4] == {"conversation": CHARGE.code()}
    assert said[5]["imageMessage"]["caption"] == "R$ 34,90"
    assert [m.card.amount for m in mine[3:] if m.card] == [None, 3490, 3490]  # type: ignore[union-attr]
    shop.desk.mark_paid(mine[4].seq, paid=True)
    await until(lambda: shop.mine(0)[4].paid)
    shop.desk.mark_paid(mine[4].seq, paid=False)
    await until(lambda: not shop.mine(0)[4].paid)
    with pytest.raises(BrCodeError, match="city"):
        shop.desk.send_pix(chat, Charge(key=KEY, merchant="Loja", city=""), PixForm.CODE)
    assert verify(Profile(shop.folder)).differences == []


async def test_a_gateway_that_knows_the_other_pix_call(shop: World) -> None:
    shop.shop.pix_path = "send-pix"
    shop.desk.send_pix(shop.chat(0), CHARGE, PixForm.BUTTON)
    await read_by_all(shop, 0, 1)
    assert shop.simulator.requests[-1].body["type"] == "random"


async def test_forwarding_several_to_several(shop: World) -> None:
    chat = shop.chat(0)
    shop.desk.send_files(chat, [OutgoingFile(source=png(), name="a.png", caption="Veja")])
    shop.desk.send_text(chat, "um texto")
    shop.desk.send_location(chat, 1.0, 2.0, "Aqui")
    mine = await read_by_all(shop, 0, 3)
    shop.desk.forward([m.seq for m in reversed(mine)], [shop.chat(1), shop.chat(2)])
    for number in (1, 2):
        there = await read_by_all(shop, number, 3)
        assert kinds(there) == [Kind.IMAGE, Kind.TEXT, Kind.LOCATION]
        assert there[0].caption == "Veja"
    paths = {m.media.path for number in (0, 1, 2) for m in shop.mine(number) if m.media}
    assert len(paths) == 1


async def test_editing_and_deleting(shop: World) -> None:
    shop.desk.send_text(shop.chat(0), "R$ 43,90")
    (mine,) = await read_by_all(shop, 0, 1)
    shop.desk.edit_text(mine.seq, "R$ 34,90")
    await until(lambda: shop.mine(0)[0].text == "R$ 34,90" and shop.mine(0)[0].amending is None)
    assert shop.mine(0)[0].edited
    assert shop.said(0) == [{"conversation": "R$ 34,90"}]
    shop.desk.delete_for_all(mine.seq)
    await until(lambda: shop.mine(0)[0].deleted)
    await until(lambda: not shop.reader.details.errands())
    assert verify(Profile(shop.folder)).differences == []


async def test_what_the_lite_plan_refuses_is_said_in_its_own_words(shop: World) -> None:
    shop.shop.plan = "LITE"
    chat = shop.chat(0)
    shop.desk.send_contacts(chat, [Contact("Ana", ("5511900001001",)), Contact("Bia", ("5511900001002",))])
    shop.desk.send_text(chat, "e isto vai")
    await until(lambda: any(m.status == DeliveryStatus.READ for m in shop.mine(0)))
    refused, sent = shop.mine(0)
    assert (refused.outbox, refused.error) == (OutboxState.FAILED, "plan")
    assert "plano LITE" in (refused.detail or "")
    shop.desk.edit_text(sent.seq, "mudado")
    await until(lambda: (a := shop.mine(0)[1].amending) is not None and a.error == "plan")
    assert shop.mine(0)[1].text == "e isto vai"
    shop.desk.forget_change(sent.seq)
    await until(lambda: shop.mine(0)[1].amending is None)


async def test_the_customer_sees_that_their_message_was_seen(shop: World) -> None:
    chat = shop.chat(0)
    last = shop.reader.page_before(chat, None, 1)[0]
    shop.desk.mark_read(chat, last.key)
    await until(lambda: shop.simulator.requests[-1].path == "/v1/message/read-message")
    assert shop.simulator.requests[-1].body["messageId"] == last.message_id
    await until(lambda: not shop.reader.details.errands())
    count = len(shop.simulator.requests)
    shop.desk.mark_read(chat, last.key)
    await shop.intents.finish()
    assert len(shop.simulator.requests) == count, "there was nothing new to see"


async def test_a_number_is_checked(shop: World) -> None:
    told: list[NumberCheck] = []
    shop.desk.check_number("SHOP-1", "(11) 98877-6655", told.append)
    shop.desk.check_number("SHOP-1", "123", told.append)
    await until(lambda: len(told) == 2)
    checked = {check.phone: check for check in told}
    assert checked["123"] == NumberCheck("123", None, "bad-number")
    assert checked["551188776655"].exists is True
    shop.customers[1].on_whatsapp = False
    shop.desk.check_number("SHOP-1", "+55 11 90000-1001", told.append)
    await until(lambda: len(told) == 3)


async def test_typing_is_shown_now_and_then(shop: World) -> None:
    for _ in range(5):
        shop.desk.show_typing(shop.chat(0), "composing")
    shop.desk.show_typing(shop.chat(0), "recording")
    await until(lambda: len([c for c in shop.simulator.requests if c.path.endswith("send-presence")]) == 2)
    asked = [c.body["presence"] for c in shop.simulator.requests if c.path.endswith("send-presence")]
    assert sorted(asked) == ["composing", "recording"]


@pytest.mark.parametrize(
    "file, code",
    [
        (OutgoingFile(source=b"", name="nada.pdf"), "empty"),
        (OutgoingFile(source=Path("/nowhere/at-all.pdf")), "unreadable"),
    ],
    ids=["empty", "gone"],
)
async def test_a_file_that_cannot_be_sent(tmp_path: Path, file: OutgoingFile, code: str) -> None:
    async with world(tmp_path) as it:
        told: list[tuple[OutgoingFile, str]] = []
        it.desk.send_files(it.chat(0), [file], unsent=lambda one, why: told.append((one, why)))
        it.desk.send_text(it.chat(0), "mesmo assim")
        await read_by_all(it, 0, 1)
        assert told == [(file, code)]
