"""What one `msgContent` becomes: kind, words, file, card."""

import base64
import json

import pytest
from payload_parts import content_of, message, received, tell

from multichat_desktop.domain.address import AddressKind
from multichat_desktop.domain.content import (
    CallCard,
    ChoiceCard,
    Contact,
    ContactsCard,
    Kind,
    LinkCard,
    LocationCard,
    MediaSource,
    MediaState,
    OrderCard,
    PollCard,
    ProductCard,
    SystemCard,
    UnknownCard,
)
from multichat_desktop.domain.events import IgnoredEvent
from multichat_desktop.wapi.payloads import BrokenContentError

B64 = base64.b64encode(b"picture").decode()
SHA = base64.b64encode(bytes(range(32))).decode()


# ---------------------------------------------------------------- words


def test_words_of_both_kinds():
    assert content_of({"conversation": "Bom dia"}).text == "Bom dia"
    assert content_of({"extendedTextMessage": {"text": "Bom dia"}}).text == "Bom dia"
    assert content_of({"extendedTextMessage": {}}).text == ""


def test_an_empty_text_is_a_text_unless_something_else_came():
    assert content_of({"conversation": ""}).kind is Kind.TEXT
    assert content_of({"conversation": "", "imageMessage": {"caption": "x"}}).kind is Kind.IMAGE
    assert content_of({"conversation": "a", "imageMessage": {}}).text == "a"


def test_members_that_are_null_are_not_there():
    content = {"reactionMessage": None, "protocolMessage": None, "albumMessage": None, "editedMessage": None}
    assert content_of({**content, "messageStubType": None, "conversation": "Oi"}).text == "Oi"


def test_a_link_with_a_title_has_a_card():
    link = {"text": "veja https://a.com", "matchedText": "https://a.com", "title": "A", "description": "Loja"}
    assert content_of({"extendedTextMessage": {**link, "JPEGThumbnail": B64}}).card == LinkCard(
        "https://a.com", "A", "Loja", b"picture"
    )
    assert content_of(
        {"extendedTextMessage": {"text": "x", "canonicalUrl": "u", "title": "A"}}
    ).card == LinkCard("u", "A")
    assert content_of({"extendedTextMessage": {"text": "x", "matchedText": "https://a.com"}}).card is None
    assert content_of({"extendedTextMessage": {"text": "x", "title": "A"}}).card is None


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    "content,kind",
    [
        ({"imageMessage": {}}, Kind.IMAGE),
        ({"videoMessage": {}}, Kind.VIDEO),
        ({"videoMessage": {"gifPlayback": True}}, Kind.GIF),
        ({"ptvMessage": {"gifPlayback": True}}, Kind.VIDEO),
        ({"audioMessage": {}}, Kind.AUDIO),
        ({"audioMessage": {"PTT": True}}, Kind.VOICE),
        ({"audioMessage": {"ptt": "true"}}, Kind.VOICE),
        ({"audioMessage": {"ptt": 1}}, Kind.VOICE),
        ({"audioMessage": {"ptt": "no"}}, Kind.AUDIO),
        ({"audioMessage": {"ptt": 7}}, Kind.AUDIO),
        ({"documentMessage": {}}, Kind.DOCUMENT),
        ({"stickerMessage": {}}, Kind.STICKER),
    ],
)
def test_kinds_of_files(content, kind):
    found = content_of(content)
    assert found.kind is kind
    assert found.media is not None
    assert found.media.state is MediaState.WAITING
    assert found.media.round is ("ptvMessage" in content)
    assert found.caption is None
    assert not found.view_once


@pytest.mark.parametrize("spelled", [str, str.lower, str.upper])
def test_all_that_is_known_of_a_file(spelled):
    node = {
        "mimetype": "application/pdf",
        "fileName": "lista.pdf",
        "fileLength": "1234",
        "fileSha256": SHA,
        "width": 10,
        "height": 20.0,
        "seconds": "3",
        "pageCount": 4,
        "waveform": B64,
        "jpegThumbnail": B64,
        "isAnimated": True,
        "url": "https://m/x.enc",
        "directPath": "/x",
        "mediaKey": "k",
        "fileEncSha256": "e",
        "caption": "a lista",
        "viewOnce": True,
    }
    found = content_of({"documentMessage": {spelled(key): value for key, value in node.items()}})
    media = found.media
    assert (media.mime, media.name, media.size) == ("application/pdf", "lista.pdf", 1234)
    assert media.sha256 == bytes(range(32)).hex()
    assert (media.width, media.height, media.seconds, media.pages) == (10, 20, 3, 4)
    assert media.waveform == media.thumbnail == b"picture"
    assert media.animated
    assert media.source == MediaSource("https://m/x.enc", "/x", "k", "e")
    assert (found.caption, found.view_once) == ("a lista", True)


def test_what_is_of_the_wrong_type_is_absent():
    wrong = [None, True, [], {}, "\u00e9", "x" * 30, 2**64, 1e300]
    for value in wrong:
        node = dict.fromkeys(("fileLength", "fileSha256", "seconds", "waveform", "thumbnail", "width"), value)
        media = content_of({"imageMessage": {**node, "mimetype": 5, "url": [], "caption": {}}}).media
        assert (media.size, media.sha256, media.seconds, media.width) == (None, None, None, None)
        assert (media.waveform, media.thumbnail, media.mime, media.source) == (
            None,
            None,
            None,
            MediaSource(),
        )


def test_a_digest_of_the_wrong_length_is_none():
    assert content_of({"imageMessage": {"fileSha256": B64}}).media.sha256 is None


def test_the_title_stands_in_for_a_file_name():
    assert content_of({"documentMessage": {"title": "Lista"}}).media.name == "Lista"


# ---------------------------------------------------------------- wrappers


@pytest.mark.parametrize(
    "wrapper",
    [
        "ephemeralMessage",
        "documentWithCaptionMessage",
        "associatedChildMessage",
        "deviceSentMessage",
        "groupMentionedMessage",
        "botInvokeMessage",
        "lottieStickerMessage",
    ],
)
def test_wrappers_are_taken_off(wrapper):
    assert content_of({wrapper: {"message": {"conversation": "Oi"}}}).text == "Oi"


@pytest.mark.parametrize("wrapper", ["viewOnceMessage", "viewOnceMessageV2", "viewOnceMessageV2Extension"])
def test_view_once(wrapper):
    found = content_of({wrapper: {"message": {"imageMessage": {"caption": ""}}}})
    assert (found.kind, found.caption, found.view_once) == (Kind.IMAGE, None, True)
    hidden = content_of({wrapper: {"message": {"messageContextInfo": {}}}})
    assert (hidden.kind, hidden.view_once) == (Kind.UNAVAILABLE, True)


def test_wrappers_in_wrappers():
    content: dict = {"imageMessage": {"caption": "x"}}
    for wrapper in ("viewOnceMessageV2", "ephemeralMessage", "deviceSentMessage"):
        content = {wrapper: {"message": content}}
    found = content_of(content)
    assert (found.kind, found.caption, found.view_once) == (Kind.IMAGE, "x", True)


def test_endless_wrapping_is_of_an_unknown_kind():
    content: dict = {"conversation": "x"}
    for _ in range(20):
        content = {"ephemeralMessage": {"message": content}}
    assert content_of(content).kind is Kind.UNKNOWN


def test_an_empty_wrapper_says_nothing():
    event = tell(received({"ephemeralMessage": {}}))
    assert isinstance(event, IgnoredEvent)
    assert event.reason == "no-content"


# ---------------------------------------------------------------- quotes and mentions


@pytest.mark.parametrize("stanza", ["stanzaId", "stanzaID", "stanzaid"])
def test_quotes(stanza):
    context = {stanza: "Q1", "participant": "5521900002002:7@s.whatsapp.net"}
    for quoted, kind, line in (
        ({"conversation": "antes"}, Kind.TEXT, "antes"),
        ({"imageMessage": {"caption": "foto"}}, Kind.IMAGE, "foto"),
        ({"stickerMessage": {}}, Kind.STICKER, None),
        ({"conversation": "x" * 5000}, Kind.TEXT, "x" * 1000),
        ({}, None, None),
        (None, None, None),
    ):
        node = {"extendedTextMessage": {"text": "a", "contextInfo": {**context, "quotedMessage": quoted}}}
        quote = content_of(node).quote
        assert (quote.message_id, quote.author.value) == ("Q1", "5521900002002")
        assert (quote.kind, quote.text) == (kind, line)


def test_a_quote_may_come_with_a_file_and_without_an_author():
    quote = content_of({"imageMessage": {"contextInfo": {"stanzaId": "Q1"}}}).quote
    assert (quote.message_id, quote.author, quote.kind) == ("Q1", None, None)


def test_a_quote_without_an_id_is_none():
    context = {"participant": "5521900002002", "quotedMessage": {"conversation": "x"}}
    assert content_of({"extendedTextMessage": {"text": "a", "contextInfo": context}}).quote is None


def test_mentions():
    context = {"mentionedJID": ["5511900006006@s.whatsapp.net", "180034417729005@lid", "", 7, None]}
    found = content_of({"extendedTextMessage": {"text": "@x", "contextInfo": context}}).mentions
    assert [a.key for a in found] == ["phone:5511900006006", "lid:180034417729005"]
    assert (
        content_of({"extendedTextMessage": {"text": "x", "contextInfo": {"mentionedJid": "5511"}}}).mentions
        == ()
    )


# ---------------------------------------------------------------- cards


def test_places():
    spot = {"degreesLatitude": -23.5, "degreesLongitude": "-46.25", "name": "Loja", "address": "Rua A"}
    found = content_of({"locationMessage": {**spot, "jpegThumbnail": B64, "comment": "aqui"}})
    assert (found.kind, found.caption) == (Kind.LOCATION, "aqui")
    assert found.card == LocationCard(-23.5, -46.25, "Loja", "Rua A", thumbnail=b"picture")
    live = content_of(
        {"liveLocationMessage": {"degreesLatitude": 1, "degreesLongitude": 2, "caption": "indo"}}
    )
    assert (live.caption, live.card) == ("indo", LocationCard(1.0, 2.0, live=True))
    assert content_of({"locationMessage": {"isLive": True}}).card == LocationCard(0.0, 0.0, live=True)
    assert content_of({"locationMessage": {"degreesLatitude": "nan"}}).card == LocationCard(0.0, 0.0)


@pytest.mark.parametrize(
    "card,expected",
    [
        (
            {
                "displayName": "Sônia",
                "vcard": "BEGIN:VCARD\nFN:Outra\nTEL;type=CELL;waid=5511900007007:+55 11 90000-7007",
            },
            Contact("Sônia", ("5511900007007",)),
        ),
        (
            {"vcard": "FN:Sônia Prado\r\nitem1.TEL:+55 11 3333-4444\r\nTEL;waid=:\r\nTEL: \r\n"},
            Contact("Sônia Prado", ("+55 11 3333-4444",)),
        ),
        ({"vcard": "sem nada"}, Contact("")),
        ({"vcard": "N:x\nfn:\ntel;WAID=551:1\n"}, Contact("", ("551",))),
        ({}, Contact("")),
        ({"vcard": 5, "displayName": None}, Contact("")),
    ],
)
def test_visiting_cards(card, expected):
    found = content_of({"contactMessage": card})
    assert (found.kind, found.card) == (Kind.CONTACT, ContactsCard((expected,)))


def test_several_visiting_cards():
    node = {"contacts": [{"displayName": "A"}, "x", {"displayName": "B"}]}
    found = content_of({"contactsArrayMessage": node})
    assert [c.name for c in found.card.contacts] == ["A", "B"]
    assert content_of({"contactsArrayMessage": {"contacts": "x"}}).card == ContactsCard(())


@pytest.mark.parametrize("name", ["pollCreationMessage", "pollCreationMessageV2", "pollCreationMessageV3"])
def test_polls(name):
    node = {
        "name": "Qual?",
        "options": [{"optionName": "A"}, {}, 3, {"optionName": "B"}],
        "selectableOptionsCount": 2,
    }
    found = content_of({"messageContextInfo": {"messageSecret": "s3"}, name: node})
    assert (found.kind, found.text) == (Kind.POLL, "Qual?")
    assert found.card == PollCard(("A", "B"), 2, "s3")


def test_a_poll_in_a_wrapper_of_its_own():
    found = content_of({"pollCreationMessageV4": {"message": {"name": "Qual?", "options": []}}})
    assert (found.text, found.card) == ("Qual?", PollCard(()))


@pytest.mark.parametrize(
    "content,text,options,footer",
    [
        (
            {
                "buttonsMessage": {
                    "contentText": "Ok?",
                    "footerText": "f",
                    "buttons": [{"buttonText": {"displayText": "Sim"}}, {"buttonText": None}],
                }
            },
            "Ok?",
            ("Sim",),
            "f",
        ),
        (
            {
                "listMessage": {
                    "title": "T",
                    "sections": [{"rows": [{"title": "A"}]}, {"rows": [{"title": "B"}]}],
                }
            },
            "T",
            ("A", "B"),
            None,
        ),
        ({"listMessage": {"title": "T", "description": "D", "footerText": "f"}}, "D", (), "f"),
        (
            {
                "templateMessage": {
                    "hydratedTemplate": {
                        "hydratedContentText": "C",
                        "hydratedFooterText": "f",
                        "hydratedButtons": [
                            {"quickReplyButton": {"displayText": "Q"}},
                            {"urlButton": {"displayText": "U"}},
                            {"callButton": {"displayText": "L"}},
                            {},
                        ],
                    }
                }
            },
            "C",
            ("Q", "U", "L"),
            "f",
        ),
        (
            {"templateMessage": {"hydratedFourRowTemplate": {"hydratedContentText": "C"}}},
            "C",
            (),
            None,
        ),
        (
            {
                "interactiveMessage": {
                    "body": {"text": "I"},
                    "footer": {"text": "f"},
                    "nativeFlowMessage": {
                        "buttons": [
                            {"buttonParamsJson": '{"display_text": "Sim"}'},
                            {"buttonParamsJson": '{"id": "cancelar"}'},
                            {"buttonParamsJson": "[]"},
                            {"buttonParamsJson": "{"},
                            {"buttonParamsJson": "[" * 100_000},
                            {},
                        ]
                    },
                }
            },
            "I",
            ("Sim", "cancelar"),
            "f",
        ),
    ],
)
def test_choices_offered(content, text, options, footer):
    found = content_of(content)
    assert (found.kind, found.text) == (Kind.CHOICE, text)
    assert found.card == ChoiceCard(options=options, footer=footer)


@pytest.mark.parametrize(
    "content,chosen,description",
    [
        ({"buttonsResponseMessage": {"selectedDisplayText": "Sim", "selectedButtonId": "1"}}, "Sim", None),
        ({"buttonsResponseMessage": {"selectedButtonId": "b1"}}, "b1", None),
        ({"templateButtonReplyMessage": {"selectedID": "b2"}}, "b2", None),
        ({"listResponseMessage": {"title": "Caneca", "description": "325 ml"}}, "Caneca", "325 ml"),
        ({"interactiveResponseMessage": {"body": {"text": "Sim"}}}, "Sim", None),
        (
            {"interactiveResponseMessage": {"nativeFlowResponseMessage": {"paramsJson": '{"title": "Não"}'}}},
            "Não",
            None,
        ),
        ({"interactiveResponseMessage": {}}, None, None),
    ],
)
def test_choices_made(content, chosen, description):
    found = content_of(content)
    assert (found.kind, found.text) == (Kind.CHOICE, chosen)
    assert found.card == ChoiceCard(chosen=chosen, description=description)


def test_json_inside_the_json_is_cleaned_as_well():
    params = json.dumps({"Display_Text": "a\0b"})
    node = {"interactiveResponseMessage": {"nativeFlowResponseMessage": {"paramsJson": params}}}
    assert content_of(node).text == "a\ufffdb"
    lone = {"interactiveResponseMessage": {"nativeFlowResponseMessage": {"paramsJson": '{"id":"\\ud800"}'}}}
    assert content_of(lone).text == "\ufffd"


def test_orders():
    node = {"orderTitle": "Pedido", "itemCount": 3, "totalAmount1000": "104700", "totalCurrencyCode": "BRL"}
    found = content_of({"orderMessage": {**node, "message": "Quero estes", "thumbnail": B64}})
    assert (found.kind, found.text) == (Kind.ORDER, "Quero estes")
    assert found.card == OrderCard("Pedido", 3, 104_700, "BRL", b"picture")


def test_products():
    node = {
        "title": "Caneca",
        "description": "325 ml",
        "priceAmount1000": "29900",
        "currencyCode": "BRL",
        "productImage": {"jpegThumbnail": B64},
    }
    found = content_of({"productMessage": {"product": node}})
    assert (found.kind, found.text) == (Kind.PRODUCT, "Caneca")
    assert found.card == ProductCard("Caneca", "325 ml", 29_900, "BRL", b"picture")


def test_the_catalogue():
    node = {"title": "Catálogo", "catalogImage": {"jpegThumbnail": B64}}
    found = content_of({"productMessage": {"catalog": node}})
    assert found.card == ProductCard("Catálogo", thumbnail=b"picture")
    assert content_of({"productMessage": {}}).card == ProductCard()


@pytest.mark.parametrize("name", ["callLogMesssage", "callLogMessage"])
def test_calls(name):
    node = {"isVideo": True, "callOutcome": "missed", "durationSecs": "61"}
    found = content_of({name: node})
    assert (found.kind, found.card) == (Kind.CALL, CallCard(video=True, outcome="MISSED", seconds=61))
    assert content_of({name: {"callOutcome": 1}}).card == CallCard(outcome="1")
    for nothing in (None, True, [], {}, ""):
        assert content_of({name: {"callOutcome": nothing}}).card == CallCard()


# ---------------------------------------------------------------- notices


@pytest.mark.parametrize("word", ["CIPHERTEXT", "ciphertext", 2, "2"])
def test_not_yet_decrypted(word):
    assert content_of({"messageStubType": word}).kind is Kind.UNAVAILABLE


@pytest.mark.parametrize(
    "word,video",
    [("CALL_MISSED_VOICE", False), (40, False), (45, False), ("CALL_MISSED_GROUP_VIDEO", True), (41, True)],
)
def test_missed_calls(word, video):
    found = content_of({"messageStubType": word})
    assert (found.kind, found.card) == (Kind.CALL, CallCard(video=video, outcome="MISSED"))


def test_notices_name_the_people_they_speak_of():
    parameters = ["5521900002002@s.whatsapp.net", "120363300000000777@g.us", "", "nome novo", 3]
    found = content_of({"messageStubType": "GROUP_PARTICIPANT_ADD", "messageStubParameters": parameters})
    assert found.kind is Kind.SYSTEM
    assert isinstance(found.card, SystemCard)
    assert found.card.stub == "GROUP_PARTICIPANT_ADD"
    assert [(a.kind, a.value) for a in found.card.people] == [(AddressKind.PHONE, "5521900002002")]
    assert found.card.parameters == tuple(parameters[:-1])


def test_a_notice_may_stand_beside_the_content():
    found = message(None, msgContent={}, messageStubType="CIPHERTEXT", messageStubParameters=["x"]).content
    assert found.kind is Kind.UNAVAILABLE


@pytest.mark.parametrize("none", [0, "0", "UNKNOWN", "", None, True, []])
def test_the_enums_zero_is_no_notice(none):
    assert content_of({"messageStubType": none, "conversation": "Oi"}).text == "Oi"
    with pytest.raises(BrokenContentError):
        tell(received({}, messageStubType=none))


def test_what_must_be_looked_at_on_the_phone():
    assert content_of({"placeholderMessage": {"type": 0}}).kind is Kind.UNAVAILABLE


def test_what_nobody_knows_yet():
    found = content_of({"messageContextInfo": {}, "hologramMessage": {"contextInfo": {"stanzaId": "Q"}}})
    assert (found.kind, found.card) == (Kind.UNKNOWN, UnknownCard("hologrammessage"))
    assert found.quote.message_id == "Q"


# ---------------------------------------------------------------- the simple family


@pytest.mark.parametrize("kind", ["text", "TEXT", "chat", "conversation"])
@pytest.mark.parametrize("field", ["text", "body", "message"])
def test_simple_texts(kind, field):
    assert content_of({"type": kind, field: "Oi"}).text == "Oi"


def test_a_simple_text_without_words_is_empty():
    found = content_of({"type": "text"})
    assert (found.kind, found.text) == (Kind.TEXT, "")


@pytest.mark.parametrize(
    "kind,expected",
    [
        ("image", Kind.IMAGE),
        ("video", Kind.VIDEO),
        ("audio", Kind.AUDIO),
        ("voice", Kind.VOICE),
        ("ptt", Kind.VOICE),
        ("document", Kind.DOCUMENT),
        ("sticker", Kind.STICKER),
    ],
)
def test_simple_files(kind, expected):
    found = content_of({"type": kind, "url": "https://m/x", "mimetype": "a/b", "caption": "c"})
    assert (found.kind, found.caption) == (expected, "c")
    assert (found.media.mime, found.media.source.url) == ("a/b", "https://m/x")


def test_simple_cards():
    assert content_of({"type": "location", "latitude": "1.5", "longitude": 2}).card == LocationCard(1.5, 2.0)
    assert content_of({"type": "contact", "displayName": "A"}).card == ContactsCard((Contact("A"),))


def test_a_simple_kind_that_nobody_knows():
    found = content_of({"type": "Hologram", "text": "x"})
    assert (found.kind, found.card) == (Kind.UNKNOWN, UnknownCard("hologram"))
