"""The simulator looks at what is sent as strictly as the strictest gateway: fields, types, and the bytes themselves."""

import base64
import io
from typing import Any

import pytest
import segno
from sim_rig import MARIANA, rigged

from multichat_desktop.simulator import media_bytes, samples
from multichat_desktop.simulator.media_bytes import NotAFileError

pytestmark = pytest.mark.asyncio


def png() -> bytes:
    out = io.BytesIO()
    segno.make("Oi").save(out, kind="png", scale=3)
    return out.getvalue()


def uri(data: bytes, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


PNG, OGG, MP4 = png(), samples.voice(6), samples.read("gift.mp4")
WEBP = samples.read("sunflower.webp")
PDF = b"%PDF-1.4\n%%EOF\n"
GOOD: dict[str, dict[str, Any]] = {
    "send-image": {"image": uri(PNG, "image/png"), "caption": "Veja", "delayMessage": 1},
    "send-video": {"video": uri(MP4, "video/mp4")},
    "send-gif": {"gif": uri(MP4, "video/mp4")},
    "send-ptv": {"ptv": uri(MP4, "video/mp4")},
    "send-audio": {"audio": uri(OGG, "audio/ogg;codecs=opus")},
    "send-sticker": {"sticker": uri(WEBP, "image/webp")},
    "send-document": {"document": uri(PDF, "application/pdf"), "fileName": "a.pdf", "extension": "pdf"},
    "send-location": {"name": "A", "address": "B", "latitude": "-23.5", "longitude": "-46.6"},
    "send-contact": {"contactName": "A", "contactPhone": "5511900001001", "contactBusinessDescription": ""},
    "send-button-pix": {"merchantName": "Loja", "pixKey": "a@b.com", "type": "EMAIL"},
}
PRO_ONLY = {"send-gif", "send-ptv", "send-sticker", "send-button-pix"}


@pytest.mark.parametrize("call", GOOD)
async def test_what_is_right_is_taken_and_told(call: str) -> None:
    async with rigged() as rig:
        body = {"phone": MARIANA, **GOOD[call]}
        status, answer = await rig.call("POST", f"/message/{call}", body)
        assert status == 200, answer
        assert answer["messageId"]
        await rig.sink.until(lambda: bool(rig.sink.bodies("delivery")))
        told = rig.sink.bodies("delivery")[0]
        assert (told["messageId"], told["fromApi"]) == (answer["messageId"], True)
        assert (await rig.call("POST", f"/message/{call}", body, further="x"))[0] == 400
        assert (await rig.call("POST", f"/message/{call}", {**body, "more": "x"}))[0] == 400
        for name in GOOD[call]:
            less = {key: value for key, value in body.items() if key != name}
            status, _ = await rig.call("POST", f"/message/{call}", less)
            assert status == (
                200 if name in ("caption", "delayMessage", "contactBusinessDescription") else 400
            )


@pytest.mark.parametrize("call", GOOD)
async def test_what_the_lite_plan_has(call: str) -> None:
    async with rigged(plan="LITE") as rig:
        status, answer = await rig.call("POST", f"/message/{call}", {"phone": MARIANA, **GOOD[call]})
        assert status == (403 if call in PRO_ONLY else 200), answer


@pytest.mark.parametrize(
    "call, changed",
    [
        ("send-image", {"image": base64.b64encode(PNG).decode()}),
        ("send-image", {"image": uri(PNG, "image/jpeg")}),
        ("send-image", {"image": uri(PNG[:-20], "image/png")}),
        ("send-image", {"image": uri(PNG.replace(b"IDAT", b"IDAX"), "image/png")}),
        ("send-image", {"image": uri(PDF, "application/pdf")}),
        ("send-image", {"image": "data:image/png;base64,*"}),
        ("send-image", {"image": "https://example.com/no-extension"}),
        ("send-image", {"delayMessage": 0}),
        ("send-audio", {"audio": uri(OGG[:-10], "audio/ogg")}),
        ("send-audio", {"audio": uri(OGG.replace(b"OpusHead", b"\x01vorbis!"), "audio/ogg")}),
        ("send-video", {"video": uri(MP4[:-10], "video/mp4")}),
        ("send-sticker", {"sticker": uri(WEBP[:-10], "image/webp")}),
        ("send-document", {"document": uri(b"%PDF-1.4", "application/pdf")}),
        ("send-document", {"extension": ".pdf"}),
        ("send-location", {"latitude": -23.5}),
        ("send-location", {"latitude": "91"}),
        ("send-location", {"latitude": "x"}),
        ("send-contact", {"contactPhone": "+55 11"}),
        ("send-button-pix", {"type": "email"}),
    ],
)
async def test_what_is_wrong_is_refused(call: str, changed: dict[str, Any]) -> None:
    async with rigged() as rig:
        body = {"phone": MARIANA, **GOOD[call], **changed}
        assert (await rig.call("POST", f"/message/{call}", body))[0] == 400
        assert not rig.shop.queue.items


async def test_links_several_contacts_and_the_other_pix_call() -> None:
    async with rigged() as rig:
        link = {"phone": MARIANA, "image": "https://example.com/a.png"}
        assert (await rig.call("POST", "/message/send-image", link))[0] == 200
        people = [GOOD["send-contact"], GOOD["send-contact"]]
        body = {"phone": MARIANA, "contacts": people}
        assert (await rig.call("POST", "/message/send-contacts", body))[0] == 200
        pix = {"phone": MARIANA, **GOOD["send-button-pix"], "type": "random"}
        assert (await rig.call("POST", "/message/send-pix", pix))[0] == 404
        rig.shop.pix_path = "send-pix"
        assert (await rig.call("POST", "/message/send-pix", pix))[0] == 200
        assert (await rig.call("POST", "/message/send-button-pix", pix))[0] == 404


async def test_what_is_in_a_file() -> None:
    side = segno.make("Oi").symbol_size(scale=3)[0]
    assert media_bytes.look(PNG) == media_bytes.Looked("image/png", side, side)
    assert media_bytes.look(OGG).seconds == 6
    assert media_bytes.look(MP4).mime == "video/mp4"
    for broken in (
        b"",
        b"\xff\xd8\xff\xe0",
        b"\0\0\0\x01ftyp",
        b"\0\0\0\x08ftyp",
        b"OggS",
        b"\x89PNG\r\n\x1a\n",
    ):
        with pytest.raises(NotAFileError):
            media_bytes.look(broken)
