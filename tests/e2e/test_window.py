"""The real window: what is posted is seen, what is written goes out, what is remembered comes back."""

import pytest
from rig import INSTANCE, TOKEN, Consoles, Gateway, Profile, message, until
from rig_window import Window, envelope, received

pytestmark = pytest.mark.e2e

RECEIVE, STATUS, PRESENCE = "/webhook/receive-message/", "/webhook/message-status/", "/webhook/chat-presence/"
CONNECT, DISCONNECT, FALLBACK = "/webhook/connect/", "/webhook/disconnect/", "/webhook/"
MARIANA = {"phone": "5511988880001", "name": "Mariana Alves"}
JOANA = {"phone": "5511988880002", "name": "Joana Prado"}
TYPING = "digitando…"


def presence(word: str, who: dict[str, str]) -> dict[str, str]:
    chat = f"{who['phone']}@c.us"
    return {"instanceId": INSTANCE, "event": "presence", "chatId": chat, "presence": word}


def connection(event: str, status: str) -> dict[str, str]:
    return {"instanceId": INSTANCE, "event": event, "status": status}


def test_message_becomes_row_and_bubble(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    window.ask("activate", True)
    window.post(RECEIVE, message(1, **MARIANA))
    row = window.until_row("Mariana Alves", line="Mensagem 1", unread=1, badge="1")
    colours = window.ask("row_colours", row["id"])
    assert colours["text"]
    assert colours["accent"], "the badge of unread messages"
    facts = window.until_fact("badge", "1")
    assert facts["title"] == "(1) MultiChat"

    window.open("Mariana Alves")
    painted = until(lambda: window.ask("painted", "Mensagem 1"), "the bubble")
    assert painted["ground"]
    assert painted["text"]
    assert painted["left"]
    assert not painted["right"]
    assert not painted["read"]

    window.post(RECEIVE, message(2, **MARIANA, fromMe=True))
    painted = until(lambda: window.ask("painted", "Mensagem 2"), "the bubble of the shop's")
    assert painted["ground"]
    assert painted["right"]
    assert not painted["left"]
    for word in ("delivered", "read"):
        body = {"instanceId": INSTANCE, "event": "message_status", "messageId": "e2e_2", "status": word}
        window.post(STATUS, body)
        until(lambda wanted=word: window.bubbles()[-1]["status"] == wanted, word)
    until(lambda: window.ask("painted", "Mensagem 2")["read"], "blue ticks")
    window.until_row("Mariana Alves", line="Mensagem 2", ticked=True, unread=0)
    window.ask("close")
    window.console.wait()


def test_reading(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    window.ask("activate", True)
    window.until_fact("active", True)
    window.post(RECEIVE, message(1, **MARIANA))
    window.post(RECEIVE, message(2, **JOANA))
    window.open("Mariana Alves")
    window.until_row("Mariana Alves", unread=0)
    window.until_row("Joana Prado", unread=1)
    window.post(RECEIVE, message(3, **MARIANA))
    window.until_row("Mariana Alves", line="Mensagem 3", unread=0)

    # Another window has the person's eyes.
    window.ask("activate", False)
    window.until_fact("active", False)
    window.post(RECEIVE, message(4, **MARIANA))
    window.until_row("Mariana Alves", line="Mensagem 4", unread=1)
    until(lambda: window.ask("painted", "Mensagem 4"), "shown all the same")
    window.post(RECEIVE, message(5, **MARIANA))
    window.until_row("Mariana Alves", line="Mensagem 5", unread=2)
    window.ask("activate", True)
    window.until_row("Mariana Alves", unread=0)
    window.until_fact("badge", "1")

    # Read on the phone: up to that message and not beyond.
    window.post(RECEIVE, message(6, **JOANA))
    window.post(RECEIVE, message(7, **JOANA))
    window.until_row("Joana Prado", unread=3)
    read = {"instanceId": INSTANCE, "event": "message_status", "messageId": "e2e_6", "status": "read"}
    window.post(STATUS, {**read, "fromMe": False})
    window.until_row("Joana Prado", unread=1)
    assert window.row("Joana Prado")["ticked"] is False
    # And what the shop writes on its phone: whoever answers has read.
    window.post("/webhook/send-message/", message(8, **JOANA, fromMe=True))
    window.until_row("Joana Prado", unread=0)
    window.until_fact("title", "MultiChat")
    assert {row["status"] for row in profile.snapshot() if not row["from_me"]} == {None}


def test_presence_comes_and_goes(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    for who in (MARIANA, JOANA):
        window.post(RECEIVE, message(int(who["phone"][-1]), **who))
    window.open("Mariana Alves")

    def shown() -> tuple[str, str]:
        return window.row("Mariana Alves")["presence"], window.facts()["header"][1]

    number = shown()[1]
    assert number.startswith("+55")
    assert not window.ask("header_accent")
    window.post(PRESENCE, presence("composing", MARIANA))
    until(lambda: shown() == (TYPING, TYPING), "typing in list and header")
    assert window.ask("header_accent")
    assert window.row("Joana Prado")["presence"] == ""
    window.ask("advance", 14)
    assert shown() == (TYPING, TYPING)
    window.ask("advance", 1.5)
    assert shown() == ("", number)

    window.post(PRESENCE, presence("recording", MARIANA))
    until(lambda: shown() == ("gravando áudio…", "gravando áudio…"), "recording")
    window.post(PRESENCE, presence("paused", MARIANA))
    until(lambda: shown() == ("", number), "paused")
    window.post(PRESENCE, presence("available", MARIANA))
    until(lambda: shown() == ("", "online"), "online")
    window.ask("advance", 298)
    assert shown() == ("", "online")
    window.ask("advance", 3)
    assert shown() == ("", number)
    window.post(PRESENCE, presence("available", MARIANA))
    until(lambda: shown() == ("", "online"), "online again")
    window.post(PRESENCE, presence("unavailable", MARIANA))
    until(lambda: shown()[1].startswith("visto por último"), "last seen")

    # That a message is read or reacted to does not end the writing of the next one.
    window.post(RECEIVE, message(40, **JOANA))
    window.until_row("Joana Prado", line="Mensagem 40", unread=2)
    window.post(PRESENCE, presence("composing", JOANA))
    window.until_row("Joana Prado", presence=TYPING)
    window.ask("activate", True)
    window.open("Joana Prado")
    window.until_row("Joana Prado", unread=0, presence=TYPING)
    assert window.facts()["header"][1] == TYPING
    window.open("Mariana Alves")

    # A message ends the writing; and by itself it ends too, with nobody looking.
    window.post(PRESENCE, presence("composing", MARIANA))
    until(lambda: shown()[0] == TYPING, "typing")
    now = {"messageId": "e2e_50", "msgContent": {"type": "text", "text": "Cheguei"}}
    window.post(RECEIVE, message(50, **MARIANA) | now)
    window.until_row("Mariana Alves", line="Cheguei", presence="")
    believed = window.ask("shorten_presence", 0.4)
    assert believed == {"composing": 15.0, "recording": 15.0, "available": 300.0}
    window.post(PRESENCE, presence("composing", JOANA))
    window.until_row("Joana Prado", presence=TYPING)
    window.until_row("Joana Prado", presence="")

    # No conversation comes into being for a presence.
    unknown = {"phone": "5511900009999", "name": ""}
    window.post(PRESENCE, presence("composing", unknown), outcome="ignored")
    assert len(window.rows()) == 2


def test_connection(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    window.post(CONNECT, connection("connection", "connected"))
    window.until_fact("dots", {INSTANCE: ["connected", True]})
    window.post(RECEIVE, message(1, **MARIANA))
    window.open("Mariana Alves")
    window.post(PRESENCE, presence("composing", MARIANA))
    window.until_row("Mariana Alves", presence=TYPING)
    assert window.facts()["offline"] == ""

    window.post(DISCONNECT, connection("disconnection", "disconnected"))
    facts = window.until_fact("dots", {INSTANCE: ["disconnected", True]})
    assert INSTANCE in facts["offline"]
    assert facts["header"][1] != TYPING
    window.until_row("Mariana Alves", presence="")
    window.post(CONNECT, connection("connection", "connected"))
    facts = window.until_fact("dots", {INSTANCE: ["connected", True]})
    assert facts["offline"] == ""


@pytest.mark.parametrize("echo_first", [False, True], ids=["answer-first", "echo-first"])
def test_reply_goes_out_and_its_ticks_turn_blue(
    echo_first: bool, profile: Profile, consoles: Consoles, gateway: Gateway
) -> None:
    gateway.sim.faults.echo_before_answer = echo_first
    gateway.sim.faults.duplicate_webhooks = 2
    gateway.sim.faults.rest_delay = 0.2  # long enough for the clock to be seen
    profile.add_instance()
    window = Window(consoles, profile, "--wapi-url", gateway.url)
    gateway.point_to(window.console)
    customer = gateway.run(lambda: gateway.shop.customer("5511988880001", "Mariana Alves"))
    gateway.call(customer.say("Vocês abrem no sábado?"))
    window.open("Mariana Alves")
    window.ask("watch")
    window.ask("write", "Abrimos, das 9h às 13h")
    until(lambda: window.bubbles()[-1]["status"] == "read", "read")
    until(lambda: window.ask("painted", "Abrimos, das 9h às 13h")["read"], "blue")
    gateway.call(gateway.shop.settled())

    states = [own for own in window.ask("seen") if own]
    assert all(len(own) == 1 for own in states), f"shown twice: {states}"
    assert states[0][0][:2] == ["Abrimos, das 9h às 13h", "pending"]
    assert states[0][0][2] in ("waiting", "sending")
    order = ["pending", "sent", "delivered", "read"]
    reached = [order.index(own[0][1]) for own in states]
    assert reached == sorted(reached), f"a tick went back: {states}"
    assert len(window.bubbles()) == 2
    assert window.facts()["field"] == ""
    assert [text for _, text in customer.inbox] == ["Abrimos, das 9h às 13h"]
    (row,) = [row for row in profile.snapshot() if row["from_me"]]
    assert [entry["status"] for entry in row["status_history"]][-3:] == ["sent", "delivered", "read"]
    window.stop()
    profile.verify()


def test_what_the_gateway_never_took_is_shown_so(profile: Profile, consoles: Consoles) -> None:
    """The clock stays over a restart, and the reply leaves when the gateway is there."""
    profile.add_instance()
    down = ("--wapi-url", "http://127.0.0.1:9")
    window = Window(consoles, profile, *down)
    window.post(RECEIVE, message(1, **MARIANA))
    window.open("Mariana Alves")
    window.ask("write", "Um momento")
    until(lambda: len(window.bubbles()) == 2, "the echo")
    assert window.bubbles()[-1]["status"] == "pending"
    window.stop()
    gateway = Gateway()
    try:
        # What is queued there goes out once it is connected: only after it knows where its webhooks go.
        gateway.call(gateway.shop.disconnect())
        window = Window(consoles, profile, "--wapi-url", gateway.url)
        gateway.point_to(window.console)
        gateway.call(gateway.shop.connect())
        until(lambda: [b["text"] for b in window.bubbles()] == ["Mensagem 1", "Um momento"], "still there")
        until(lambda: window.bubbles()[-1]["status"] == "read", "sent after all")
        assert [body["message"] for body in gateway.sent()] == ["Um momento"]
        window.stop()
    finally:
        gateway.close()


@pytest.mark.parametrize("by", ["signal", "button"])
def test_what_is_remembered(by: str, profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    for who in (MARIANA, JOANA):
        window.post(RECEIVE, message(int(who["phone"][-1]), **who))
    window.ask("resize", 1100, 760)
    joana = window.open("Joana Prado")
    window.ask("type", "Oi Joana, ")
    mariana = window.open("Mariana Alves")
    assert window.facts()["field"] == ""
    window.until_row("Joana Prado", draft="Oi Joana,")
    window.ask("type", "Mariana, já")
    window.open("Joana Prado")
    assert window.facts()["field"] == "Oi Joana, "
    window.open("Mariana Alves")
    window.ask("drag_border", 40)
    list_width = window.facts()["list"]
    assert list_width != 344

    normal = window.facts()
    window.ask("press", "+")
    larger = window.facts()
    assert larger["zoom"] > normal["zoom"]
    assert larger["body_px"] > normal["body_px"]
    window.ask("press", "-")
    window.ask("press", "-")
    assert window.facts()["zoom"] < normal["zoom"]
    window.ask("press", "0")
    assert window.facts()["zoom"] == normal["zoom"] == 1.0
    window.ask("press", "+")
    window.ask("type", " vejo")  # and gone at once: nothing has settled
    before = window.facts()
    if by == "button":
        window.ask("close")
        window.console.wait()
    else:
        window.stop()

    window = Window(consoles, profile)
    facts = window.until_fact("open", mariana)
    for name in ("size", "list", "zoom", "body_px"):
        assert facts[name] == before[name], name
    assert facts["field"] == "Mariana, já vejo"
    assert window.until_row("Joana Prado")["draft"] == "Oi Joana,"
    assert [b["text"] for b in window.bubbles()] == ["Mensagem 1"]
    window.ask("open", joana)
    assert window.facts()["field"] == "Oi Joana, "


@pytest.mark.parametrize("opened", ["lid", "phone"])
def test_two_conversations_become_one_while_one_is_open(
    opened: str, profile: Profile, consoles: Consoles
) -> None:
    window = Window(consoles, profile)
    lid, phone = "70613300458812@lid", "5531900003003"
    window.ask("activate", False)
    window.post(RECEIVE, received(1, lid, lid, "Rafa"))
    window.post(RECEIVE, received(2, phone, phone, "Rafael Nunes"))
    until(lambda: len(window.rows()) == 2, "two conversations")
    titles = {row["line"]: row["title"] for row in window.rows()}
    window.open(titles["Mensagem 1" if opened == "lid" else "Mensagem 2"])
    window.ask("type", "Oi Rafael")
    window.post(RECEIVE, received(3, lid, phone, "Rafael Nunes", lid=lid))
    until(lambda: len(window.rows()) == 1, "one conversation")
    (row,) = window.rows()
    assert row["unread"] == 3
    facts = window.until_fact("open", row["id"])
    assert facts["field"] == "Oi Rafael"
    assert facts["header"][0] == row["title"]
    until(lambda: [b["text"] for b in window.bubbles()] == [f"Mensagem {n}" for n in (1, 2, 3)], "all")
    # It goes on as one conversation: what comes is shown, what is read is read, what is written is kept.
    window.post(RECEIVE, received(4, phone, phone, "Rafael Nunes"))
    until(lambda: len(window.bubbles()) == 4, "the next one")
    window.ask("activate", True)
    window.until_row(row["title"], unread=0)
    window.stop()
    assert len({exported["chat_id"] for exported in profile.export()}) == 1
    profile.verify()
    window = Window(consoles, profile)
    assert window.until_fact("open", row["id"])["field"] == "Oi Rafael"


def test_burst_while_the_window_is_open(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    window.ask("activate", False)
    window.post(RECEIVE, message(0, **MARIANA))
    window.open("Mariana Alves")
    for number in range(1, 501):
        who = MARIANA if number % 2 else JOANA
        at = {"timestamp": 1_795_176_000 + number}
        assert window.console.post(RECEIVE, message(number, **who, **at)).outcome == "ok"
    window.until_row("Joana Prado", unread=250, line="Mensagem 500", badge="99+")
    window.until_row("Mariana Alves", unread=251)
    texts = [f"Mensagem {number}" for number in range(1, 500, 2)]

    def shown() -> list[str]:
        return [b["text"] for b in window.bubbles() if b["text"] != "Mensagem 0"]

    until(lambda: shown() == texts, "all in the model, in order")
    window.until_fact("badge", "99+")
    assert len(window.rows()) == 2
    window.ask("activate", True)
    window.stop()
    assert len(profile.export()) == 501


def test_samples_of_presence_and_connection(profile: Profile, consoles: Consoles) -> None:
    """What the index says of presences and connections, which no export shows."""
    from test_samples import FOLDERS

    window = Window(consoles, profile)
    for sample in FOLDERS["simple"].samples:
        window.post(sample.endpoint, sample.body, outcome=sample.outcomes[0])
        title = sample.chat.split(" (")[0]
        if sample.kind == "presence":
            row = until(
                lambda name=title: next((r for r in window.rows() if r["title"].startswith(name)), None),
                f"the conversation with {title}",
            )
            window.ask("open", row["id"])
            wanted = {
                "typing…": (TYPING, TYPING),
                "recording audio…": ("gravando áudio…", "gravando áudio…"),
                "online": ("", "online"),
            }.get(sample.effect)

            def shown(chat_id: str = row["id"]) -> tuple[str, str]:
                found = next(row for row in window.rows() if row["id"] == chat_id)
                return found["presence"], window.facts()["header"][1]

            if wanted:
                until(lambda w=wanted: shown() == w, f"{sample.file}: {sample.effect}")
            elif sample.effect.startswith("last seen"):
                until(lambda: shown()[1].startswith("visto por último"), sample.file)
            else:
                until(lambda: shown()[0] == "" and "…" not in shown()[1], sample.file)
        elif sample.kind == "connection":
            state = "disconnected" if "disconnected" in sample.effect else "connected"
            window.until_fact("dots", {"instance_123": [state, True]})
    assert window.facts()["offline"]


def test_gateway_presence_by_lid(profile: Profile, consoles: Consoles) -> None:
    window = Window(consoles, profile)
    lid, phone = "70613300458812@lid", "5531900003003"
    window.post(RECEIVE, received(1, phone, phone, "Rafael Nunes", lid=lid))
    by_lid = {**envelope("", lid, status="composing", moment=1_795_176_100)}
    del by_lid["event"]
    window.post(PRESENCE, by_lid)
    window.until_row("Rafael Nunes", presence=TYPING)
    assert len(window.rows()) == 1
    assert TOKEN not in str(window.facts())
