"""What the simulator posts: the right kind to the right URL, spelt in three ways, and logged."""

import json
from typing import Any

import pytest
from sim_rig import MARIANA, PATHS, Rig, rigged

from multichat_desktop.simulator import Spelling

pytestmark = pytest.mark.asyncio

JPEG = b"\xff\xd8\xff\xe0 not quite a picture \xff\xd9"


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in _keys(item)}
    if isinstance(value, list):
        return {key for item in value for key in _keys(item)}
    return set()


async def _live_a_little(rig: Rig) -> None:
    mariana = rig.shop.customer(MARIANA, "Mariana")
    await rig.shop.disconnect()
    await rig.shop.connect()
    await mariana.typing()
    first = await mariana.say("Oi!")
    await mariana.image(JPEG, caption="Assim", width=4, height=3)
    await mariana.voice(14)
    await rig.shop.send_from_phone(mariana, "Olá!", quote=first)
    await mariana.react(first, "❤️")
    await rig.sink.until(lambda: len(rig.sink.bodies("status")) == 3)
    await rig.shop.settled()


@pytest.mark.parametrize("spelling", list(Spelling))
async def test_each_kind_goes_to_its_own_url(spelling: Spelling) -> None:
    async with rigged(spelling=spelling) as rig:
        await _live_a_little(rig)
        counts = {kind: len(rig.sink.bodies(kind)) for kind in PATHS}
        assert counts == {
            "connected": 1,
            "disconnected": 1,
            "delivery": 1,
            "received": 4,
            "status": 3,
            "presence": 1,
        }
        assert all(entry.status_code == 200 for entry in rig.shop.log)


async def test_the_older_spelling() -> None:
    async with rigged(spelling=Spelling.OLDER) as rig:
        await _live_a_little(rig)
        keys = _keys([body for _, body in rig.sink.came])
        assert {"url", "fileSha256", "fileEncSha256", "jpegThumbnail", "ptt", "stanzaId", "remoteJid"} <= keys
        image = rig.sink.bodies("received")[1]["msgContent"]["imageMessage"]
        assert image["caption"] == "Assim"
        assert (image["width"], image["height"]) == (4, 3)


async def test_the_newer_spelling() -> None:
    async with rigged(spelling=Spelling.NEWER) as rig:
        await _live_a_little(rig)
        keys = _keys([body["msgContent"] for _, body in rig.sink.came if "msgContent" in body])
        newer = {"URL", "fileSHA256", "fileEncSHA256", "JPEGThumbnail", "PTT", "stanzaID", "ID", "remoteJID"}
        assert newer <= keys
        assert not {"url", "fileSha256", "jpegThumbnail", "ptt", "stanzaId", "id"} & keys
        # The envelope is the gateway's own and stays.
        assert rig.sink.bodies("received")[0]["chat"]["id"] == MARIANA


async def test_the_lower_spelling() -> None:
    async with rigged(spelling=Spelling.LOWER) as rig:
        await _live_a_little(rig)
        keys = _keys([body for _, body in rig.sink.came])
        assert all(key == key.lower() for key in keys)
        assert "msgcontent" in keys


async def test_the_statuses_come_in_order_after_the_echo() -> None:
    async with rigged(pace=0.01) as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        _, answer = await rig.send("Olá!")
        await rig.sink.until(lambda: len(rig.sink.came) == 4)
        assert [path for path, _ in rig.sink.came] == [PATHS["delivery"]] + [PATHS["status"]] * 3
        echo = rig.sink.came[0][1]
        assert (echo["event"], echo["fromMe"], echo["fromApi"]) == ("webhookDelivery", True, True)
        assert echo["msgContent"] == {"conversation": "Olá!"}
        assert [body["status"] for body in rig.sink.bodies("status")] == ["SERVER", "DELIVERY", "READ"]
        assert {body["messageId"] for _, body in rig.sink.came} == {answer["messageId"]}
        assert mariana.inbox == [(answer["messageId"], "Olá!")]


async def test_how_far_a_message_gets() -> None:
    async with rigged() as rig:
        unread = rig.shop.customer("5511900004202", "Ana")
        unread.reads_after = None
        off = rig.shop.customer("5511900004203", "Bia")
        off.receives_after = None
        nobody = rig.shop.customer("5511900004204")
        nobody.on_whatsapp = False
        for customer in (unread, off, nobody):
            await rig.send(phone=customer.chat_id)
        await rig.sink.until(lambda: len(rig.sink.bodies("status")) == 4)
        seen: dict[str, list[str]] = {}
        for body in rig.sink.bodies("status"):
            seen.setdefault(body["chat"]["id"], []).append(body["status"])
        assert list(seen.values()) == [["SERVER", "DELIVERY"], ["SERVER"], ["ERROR"]]
        await unread.read(unread.inbox[0][0])
        await rig.shop.settled()
        assert rig.sink.bodies("status")[-1]["status"] == "READ"


async def test_a_quote_travels_both_ways() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        first = await mariana.say("Oi!")
        _, answer = await rig.send("Olá!", messageId=first)
        await rig.sink.until(lambda: bool(mariana.inbox))
        await rig.shop.settled()
        context = rig.sink.bodies("delivery")[0]["msgContent"]["extendedTextMessage"]["contextInfo"]
        assert context["stanzaId"] == first
        assert context["quotedMessage"] == {"conversation": "Oi!"}
        assert context["participant"] == f"{MARIANA}@s.whatsapp.net"
        await mariana.say("Isso", quote=answer["messageId"])
        await rig.shop.settled()
        content = rig.sink.bodies("received")[-1]["msgContent"]["extendedTextMessage"]
        assert content["contextInfo"]["participant"] == "5511900000142@s.whatsapp.net"


async def test_one_person_under_three_addresses() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana", lid="139670245518421@lid")
        assert rig.shop.customer("551100004201", "") is not mariana
        assert rig.shop.customer(MARIANA) is mariana
        for address in ("phone", "lid", "ninth-less"):
            mariana.address = address
            await mariana.say("Oi!")
        silent = rig.shop.customer("5531988776655", "", address="ninth-less")
        assert rig.shop.customer("553188776655") is silent
        await silent.say("Oi?")
        hidden = rig.shop.customer(None, "Rafael", lid="70613300458812@lid")
        await hidden.say("Oi")
        await rig.send(phone="70613300458812@lid")
        await rig.sink.until(lambda: bool(hidden.inbox))
        await rig.shop.settled()
        bodies = rig.sink.bodies("received")
        assert [body["chat"]["id"] for body in bodies] == [
            MARIANA,
            "139670245518421@lid",
            MARIANA,
            "553188776655",
            "70613300458812@lid",
        ]
        assert bodies[1]["sender"]["id"] == MARIANA
        assert bodies[1]["sender"]["senderLid"] == "139670245518421@lid"
        assert "pushName" not in bodies[3]["sender"]
        assert bodies[4]["sender"]["id"] == "70613300458812@lid"


async def test_what_is_known_of_a_person_grows() -> None:
    async with rigged() as rig:
        hidden = rig.shop.customer(None, lid="70613300458812@lid")
        assert hidden.chat_id == "70613300458812@lid"
        rafael = rig.shop.customer("5531990004203", "Rafael", lid="70613300458812@lid")
        assert rafael is hidden
        assert rig.shop.customer("553190004203") is hidden
        assert (rafael.name, rafael.phone) == ("Rafael", "5531990004203")
        assert rafael.chat_id == "5531990004203"
        assert rig.shop.customer(MARIANA, address="lid").chat_id.endswith("@lid")
        with pytest.raises(ValueError, match="ninth"):
            rig.shop.customer(MARIANA, address="name")
        with pytest.raises(ValueError, match="phone or a lid"):
            rig.shop.customer(None)


async def test_groups_name_the_author() -> None:
    async with rigged() as rig:
        rafa = rig.shop.customer(MARIANA, "Rafa")
        group = rig.shop.group("120363300000000421@g.us", "Entregas", [rafa])
        message_id = await group.say(rafa, "Cheguei")
        await rafa.react(message_id, "👍")
        await rig.send("Ok", phone=group.id)
        await rig.sink.until(lambda: bool(group.inbox))
        await rig.shop.settled()
        said, reaction = rig.sink.bodies("received")
        assert (said["isGroup"], said["chat"]["id"], said["sender"]["id"]) == (True, group.id, MARIANA)
        assert reaction["msgContent"]["reactionMessage"]["key"]["participant"] == f"{MARIANA}@s.whatsapp.net"
        assert (await rig.send("Ok", phone="120363300000000999@g.us"))[0] == 404


async def test_on_message_hears_what_arrives() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")

        async def answer(customer: object, message_id: str, text: str) -> None:
            await mariana.say(f"Recebi: {text}", quote=message_id)

        mariana.on_message = answer
        await rig.send("Olá!")
        await rig.sink.until(lambda: len(rig.sink.bodies("received")) == 1)
        assert rig.sink.bodies("received")[0]["msgContent"]["extendedTextMessage"]["text"] == "Recebi: Olá!"


async def test_history_keeps_its_moments_and_calls_nobody() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        await mariana.say("Oi!", moment=1_795_000_000)
        await rig.shop.send_from_phone(mariana, "Olá!", moment=1_795_000_100)
        await rig.shop.settled()
        assert [body["moment"] for _, body in rig.sink.came] == [
            1_795_000_000,
            1_795_000_100,
            1_795_000_101,
            1_795_000_102,
            1_795_000_103,
        ]
        assert rig.sink.bodies("delivery")[0]["fromApi"] is False


async def test_a_disconnected_instance_holds_everything_back() -> None:
    async with rigged(connected=False) as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        assert (await rig.send("Olá!"))[0] == 200
        await mariana.say("Oi?")
        _, page = await rig.call("GET", "/quere/quere")
        assert page["totalMessages"] == 1
        assert not rig.sink.came
        assert not mariana.inbox
        await rig.shop.connect()
        await rig.sink.until(lambda: len(rig.sink.came) == 6)
        assert rig.sink.came[0][1]["connected"] is True
        assert len(mariana.inbox) == 1
        assert (await rig.call("GET", "/quere/quere"))[1]["messages"] == []


async def test_the_queue_can_be_emptied() -> None:
    async with rigged(connected=False) as rig:
        _, first = await rig.send("1")
        await rig.send("2")
        query = {"insertedId": first["insertedId"]}
        assert (await rig.call("DELETE", "/quere/delete-message", **query))[0] == 200
        assert (await rig.call("DELETE", "/quere/delete-message", **query))[0] == 404
        assert [queued.content for queued in rig.shop.queue.items] == [{"conversation": "2"}]
        await rig.call("DELETE", "/quere/delete-quere")
        assert not rig.shop.queue.items


async def test_the_log_is_in_lower_case_and_newest_first() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        for number in range(5):
            await mariana.say(f"Número {number}")
        await rig.shop.settled()
        _, page = await rig.call("GET", "/webhook/fetch-webhook-logs", perPage="2", page="2")
        assert (page["totalLogs"], page["totalPages"]) == (5, 3)
        bodies = [json.loads(entry["body"]) for entry in page["logs"]]
        assert [body["msgcontent"]["conversation"] for body in bodies] == ["Número 2", "Número 1"]
        assert all(key == key.lower() for key in _keys(bodies))
        newest = page["logs"][0]
        assert set(newest) == {"id", "createdAt", "type", "url", "statusCode", "body"}
        assert (newest["type"], newest["statusCode"]) == ("webhookReceived", 200)
        _, one = await rig.call("GET", "/webhook/get-webhook-log", id=newest["id"])
        assert one["log"] == newest
        assert (await rig.call("GET", "/webhook/fetch-webhook-logs", page="9"))[1]["logs"] == []


async def test_without_a_url_the_fallback_takes_it_or_only_the_log() -> None:
    async with rigged() as rig:
        rig.shop.webhooks["received"] = ""
        mariana = rig.shop.customer(MARIANA, "Mariana")
        await mariana.say("1")
        rig.shop.webhooks["fallback"] = rig.sink.url + "/webhook/"
        await mariana.say("2")
        await rig.shop.settled()
        assert [path for path, _ in rig.sink.came] == ["/webhook/"]
        assert [entry.status_code for entry in rig.shop.log] == [None, 200]


async def test_a_webhook_is_never_tried_again() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        rig.sink.status = 503
        await mariana.say("1")
        await rig.shop.settled()
        rig.shop.webhooks["received"] = "http://127.0.0.1:9/"
        await mariana.say("2")
        await rig.shop.settled()
        assert len(rig.sink.came) == 1
        refused, lost = rig.shop.log
        assert (refused.status_code, refused.error) == (503, None)
        assert lost.status_code is None
        assert lost.error


async def test_everything_a_customer_can_do() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana", picture="https://pps.whatsapp.net/x.jpg")
        await mariana.video(JPEG, caption="Olha")
        await mariana.document("lista.pdf", b"%PDF-1.4", 2)
        await mariana.document("lista.pdf", b"%PDF-1.4", 2, caption="A lista")
        await mariana.sticker()
        await mariana.location(-23.5, -46.6, name="Loja", address="Rua Direita, 90")
        await mariana.contact("Rafa", "5511900004204")
        await mariana.order("Quero estes", items=3, total_cents=10_470)
        first = await mariana.say("Oi")
        await mariana.edit(first, "Oi!")
        await mariana.delete(first)
        for presence in (mariana.online, mariana.recording, mariana.paused, mariana.offline):
            await presence()
        await rig.shop.settled()
        contents = [body["msgContent"] for body in rig.sink.bodies("received")]
        assert [next(iter(content)) for content in contents] == [
            "videoMessage",
            "documentMessage",
            "documentWithCaptionMessage",
            "stickerMessage",
            "locationMessage",
            "contactMessage",
            "orderMessage",
            "conversation",
            "editedMessage",
            "protocolMessage",
        ]
        assert contents[6]["orderMessage"]["totalAmount1000"] == "104700"
        edit = contents[8]["editedMessage"]["message"]["protocolMessage"]
        assert (edit["key"]["id"], edit["editedMessage"]) == (first, {"conversation": "Oi!"})
        assert [body["status"] for body in rig.sink.bodies("presence")] == [
            "available",
            "recording",
            "paused",
            "unavailable",
        ]
        assert rig.sink.bodies("received")[0]["chat"]["profilePicture"] == mariana.picture


async def test_everything_the_owner_can_do() -> None:
    async with rigged() as rig:
        mariana = rig.shop.customer(MARIANA, "Mariana")
        owner = rig.shop.owner
        asked = await mariana.say("Oi")
        await owner.read(asked)
        await owner.image(mariana, JPEG, caption="Assim?")
        voice = await owner.voice(mariana, 4)
        await owner.document(mariana, "Orçamento.pdf", b"%PDF-1.4", 1)
        said = await owner.say(mariana, "Bom dia")
        await owner.edit(said, "Bom dia!")
        await owner.react(asked, "👍")
        await owner.delete(said)
        await rig.sink.until(lambda: len(mariana.inbox) == 4)
        await mariana.play(voice)
        await rig.shop.settled()
        assert [next(iter(body["msgContent"])) for body in rig.sink.bodies("delivery")] == [
            "imageMessage",
            "audioMessage",
            "documentMessage",
            "conversation",
            "protocolMessage",
            "reactionMessage",
            "protocolMessage",
        ]
        statuses = rig.sink.bodies("status")
        assert (statuses[0]["status"], statuses[0]["fromMe"], statuses[0]["messageId"]) == (
            "READ",
            False,
            asked,
        )
        assert statuses[-1]["status"] == "PLAYED"
        assert [text for _, text in mariana.inbox][:3] == ["Assim?", "", "Orçamento.pdf"]
