"""The simulator's REST side: strict with requests, and answers in the gateway's shapes."""

import pytest
from sim_rig import MARIANA, rigged

pytestmark = pytest.mark.asyncio


async def test_every_call_needs_a_known_instance_and_its_token() -> None:
    async with rigged() as rig:
        rig.sim.add_instance("SHOP-2", "other", phone="5511900000143", name="Outra")
        path = "/instance/status-instance"
        assert (await rig.call("GET", path))[0] == 200
        status, body = await rig.call("GET", path, instance=None)
        assert status == 400
        assert "instanceId" in body["message"]
        assert (await rig.call("GET", path, instance="SHOP-3"))[0] == 404
        assert (await rig.call("GET", path, token=None))[0] == 401
        assert (await rig.call("GET", path, token="other"))[0] == 401
        assert (await rig.call("GET", "/instance/nothing"))[0] == 404
        assert (await rig.call("POST", path, {}))[0] == 404


@pytest.mark.parametrize(
    "body, named",
    [
        ({"message": "x"}, "phone"),
        ({"phone": "+55 11 90000-4201", "message": "x"}, "phone"),
        ({"phone": 5511900004201, "message": "x"}, "phone"),
        ({"phone": MARIANA}, "message"),
        ({"phone": MARIANA, "message": ""}, "message"),
        ({"phone": MARIANA, "text": "x"}, "text"),
        ({"phone": MARIANA, "message": "x", "delayMessage": "1"}, "delayMessage"),
        ({"phone": MARIANA, "message": "x", "delayMessage": True}, "delayMessage"),
        ({"phone": MARIANA, "message": "x", "delayMessage": -1}, "delayMessage"),
        ({"phone": MARIANA, "message": "x", "messageId": None}, "messageId"),
    ],
)
async def test_a_wrong_field_is_named(body: dict[str, object], named: str) -> None:
    async with rigged() as rig:
        status, answer = await rig.call("POST", "/message/send-text", body)
        assert status == 400
        assert answer["error"] is True
        assert f"'{named}'" in answer["message"]
        assert not rig.shop.queue.items


async def test_a_body_must_be_a_json_object() -> None:
    async with rigged() as rig:
        assert (await rig.call("POST", "/message/send-text", [1]))[0] == 400
        url = f"{rig.sim.base_url}/v1/message/send-text?instanceId=SHOP-1"
        headers = {"Authorization": "Bearer token"}
        async with rig.session.post(url, data=b"{", headers=headers) as answer:
            assert answer.status == 400
        headers["Content-Type"] = "application/json"
        async with rig.session.post(url, data=b"{", headers=headers) as answer:
            assert answer.status == 400


async def test_calls_are_recorded_without_the_token() -> None:
    async with rigged() as rig:
        await rig.send("Oi")
        call = rig.sim.requests[-1]
        assert (call.method, call.path) == ("POST", "/v1/message/send-text")
        assert call.query == {"instanceId": "SHOP-1"}
        assert call.body == {"phone": MARIANA, "message": "Oi"}
        assert "authorization" not in {name.lower() for name in call.headers}


async def test_an_update_of_another_form_is_answered_well_and_stores_nothing() -> None:
    async with rigged() as rig:
        before = rig.shop.webhooks["received"]
        path = "/webhook/update-webhook-received"
        for body in (
            {"url": "http://x/", "enabled": True},
            {"value": "http://x/", "enabled": True},
            {"value": 1},
        ):
            status, answer = await rig.call("PUT", path, body)
            assert (status, answer["error"]) == (200, False)
            assert rig.shop.webhooks["received"] == before
        await rig.call("PUT", path, {"value": "http://x/"})
        _, instance = await rig.call("GET", "/instance/fetch-instance")
        assert instance["webhookReceivedUrl"] == "http://x/"


@pytest.mark.parametrize(
    "path, field",
    [
        ("connected", "webhookConnectedUrl"),
        ("disconnected", "webhookDisconnectedUrl"),
        ("delivery", "webhookDeliveryUrl"),
        ("received", "webhookReceivedUrl"),
        ("message-status", "webhookStatusUrl"),
        ("chat-presence", "webhookPresenceUrl"),
    ],
)
async def test_each_update_reaches_its_own_field(path: str, field: str) -> None:
    async with rigged() as rig:
        await rig.call("PUT", f"/webhook/update-webhook-{path}", {"value": "http://x/"})
        _, instance = await rig.call("GET", "/instance/fetch-instance")
        assert [name for name, value in instance.items() if value == "http://x/"] == [field]


async def test_the_documented_way_sets_all_at_once() -> None:
    async with rigged() as rig:
        names = [
            "connection",
            "disconnection",
            "send_message",
            "receive_message",
            "chat_presence",
            "message_status",
        ]
        body = {
            "instanceId": "SHOP-1",
            "webhooks": {name: f"http://x/{name}" for name in [*names, "fallback"]},
        }
        url = f"{rig.sim.base_url}/webhook/set"
        async with rig.session.post(url, json=body) as answer:
            assert answer.status == 401
        headers = {"Authorization": "Bearer token"}
        async with rig.session.post(url, json=body, headers=headers) as answer:
            assert answer.status == 200
        assert rig.shop.webhooks["delivery"] == "http://x/send_message"
        assert rig.shop.webhooks["presence"] == "http://x/chat_presence"
        assert rig.shop.webhooks["fallback"] == "http://x/fallback"
        body["webhooks"] = {"received": "http://x/"}
        async with rig.session.post(url, json=body, headers=headers) as answer:
            assert answer.status == 400


async def test_the_lite_plan_refuses_what_it_lacks() -> None:
    async with rigged(plan="LITE") as rig:
        message_id = await rig.shop.customer(MARIANA, "Mariana").say("Oi")
        about = {"phone": MARIANA, "messageId": message_id}
        for method, path, body in (
            ("POST", "/message/send-reaction", {**about, "reaction": "❤️"}),
            ("POST", "/message/remove-reaction", about),
            ("POST", "/message/edit-message", {**about, "text": "x"}),
        ):
            status, answer = await rig.call(method, path, body)
            assert status == 403
            assert "LITE" in answer["message"]
        assert (await rig.call("DELETE", "/message/delete-message", **about))[0] == 403
        assert (await rig.send())[0] == 200


async def test_reactions_edits_and_deletions_come_back_as_webhooks() -> None:
    async with rigged() as rig:
        received = await rig.shop.customer(MARIANA, "Mariana").say("Oi")
        _, sent = await rig.send("Olá")
        await rig.sink.until(lambda: len(rig.sink.bodies("delivery")) == 1)
        own = {"phone": MARIANA, "messageId": sent["messageId"]}
        reaction = {"phone": MARIANA, "messageId": received, "reaction": "👍"}
        assert (await rig.call("POST", "/message/send-reaction", reaction))[0] == 200
        assert (await rig.call("POST", "/message/edit-message", {**own, "text": "Olá!"}))[0] == 200
        assert (await rig.call("DELETE", "/message/delete-message", **own))[0] == 200
        await rig.sink.until(lambda: len(rig.sink.bodies("delivery")) == 4)
        contents = [body["msgContent"] for body in rig.sink.bodies("delivery")[1:]]
        assert contents[0]["reactionMessage"]["key"]["id"] == received
        assert contents[0]["reactionMessage"]["text"] == "👍"
        assert contents[1]["protocolMessage"]["editedMessage"] == {"conversation": "Olá!"}
        assert contents[2]["protocolMessage"]["type"] == "REVOKE"
        # Only own messages can be edited, and only those that exist.
        status, _ = await rig.call(
            "POST", "/message/edit-message", {"phone": MARIANA, "messageId": received, "text": "x"}
        )
        assert status == 400
        assert (await rig.call("POST", "/message/read-message", {**own, "messageId": "X"}))[0] == 404


async def test_a_brazilian_phone_comes_back_without_its_ninth_digit() -> None:
    async with rigged() as rig:
        rig.shop.customer("5511900004299", "").on_whatsapp = False
        _, answer = await rig.call("GET", "/contacts/phone-exists", phoneNumber="5511988776655")
        assert (answer["exists"], answer["phoneNumber"]) == (True, "551188776655")
        body = {"phones": ["5511900004299", "551133334444"]}
        _, answer = await rig.call("POST", "/contacts/phone-exists-batch", body)
        assert [row["exists"] for row in answer["results"]] == [False, True]
        assert answer["results"][1]["phoneNumber"] == "551133334444"


async def test_chats_contacts_and_groups_can_be_listed() -> None:
    async with rigged() as rig:
        assert (await rig.call("GET", "/contacts/fetch-contacts"))[0] == 404
        mariana = rig.shop.customer(MARIANA, "Mariana", lid="139670245518421@lid", address="lid")
        group = rig.shop.group("120363300000000421@g.us", "Entregas", [mariana])
        await mariana.say("Oi", moment=1_795_000_000)
        await group.say(mariana, "Cheguei", moment=1_795_000_060)
        _, chats = await rig.call("GET", "/chats/fetch-chats", perPage="1", page="2")
        assert (chats["totalChats"], chats["totalPages"], chats["currentPage"]) == (2, 2, 2)
        assert chats["chats"] == [
            {"id": "139670245518421@lid", "name": "Mariana", "lastMessageTime": 1_795_000_000}
        ]
        _, contacts = await rig.call("GET", "/contacts/fetch-contacts")
        assert len(contacts["contacts"]) == 1
        _, answer = await rig.call("GET", "/group/group-metadata", groupId=group.id)
        assert answer["group"]["subject"] == "Entregas"
        assert answer["group"]["participants"] == [
            {"phone": MARIANA, "lid": "139670245518421@lid", "name": "Mariana", "isAdmin": True}
        ]
        assert (await rig.call("GET", "/group/get-all-groups"))[1]["groups"] == [answer["group"]]
        assert (await rig.call("GET", "/chats/fetch-chats", page="0"))[0] == 400


async def test_linking_by_qr_code_or_pairing_code() -> None:
    async with rigged(connected=False) as rig:
        _, answer = await rig.call("GET", "/instance/qr-code")
        assert answer["qrcode"].startswith("data:image/png;base64,")
        url = f"{rig.sim.base_url}/v1/instance/qr-code?instanceId=SHOP-1&image=enable"
        async with rig.session.get(url, headers={"Authorization": "Bearer token"}) as png:
            assert png.content_type == "image/png"
            assert (await png.read()).startswith(b"\x89PNG")
        assert (await rig.call("GET", "/instance/device"))[0] == 400
        assert (await rig.call("GET", "/instance/disconnect"))[0] == 400
        rig.shop.scans_after = 1.0
        _, answer = await rig.call("GET", "/instance/pairing-code", phoneNumber="5511900000142")
        assert len(answer["pairingCode"]) == 9
        await rig.sink.until(lambda: rig.shop.connected and len(rig.sink.bodies("connected")) == 1)
        assert (await rig.call("GET", "/instance/qr-code"))[1]["connected"] is True
        assert (await rig.call("GET", "/instance/restart"))[0] == 200
        await rig.sink.until(lambda: len(rig.sink.bodies("connected")) == 2)
        assert len(rig.sink.bodies("disconnected")) == 1


async def test_presence_is_checked() -> None:
    async with rigged() as rig:
        path = "/chats/send-presence"
        assert (await rig.call("POST", path, {"phone": MARIANA, "presence": "composing", "delay": 3}))[
            0
        ] == 200
        assert (await rig.call("POST", path, {"phone": MARIANA, "presence": "typing"}))[0] == 400
