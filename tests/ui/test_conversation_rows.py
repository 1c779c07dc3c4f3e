"""Rows drawn into pictures: ticks, kinds, words, hostile texts, contrast. No window, no model."""

import pytest
from fakes_conversation import MARIANA, NOON, jpeg, message
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, QThreadPool
from PySide6.QtGui import QColor, QImage, QPainter

from multichat_desktop.domain.address import parse as address
from multichat_desktop.domain.content import (
    CallCard,
    ChoiceCard,
    Contact,
    ContactsCard,
    Kind,
    LinkCard,
    LocationCard,
    Media,
    OrderCard,
    PollCard,
    ProductCard,
    SystemCard,
    UnknownCard,
)
from multichat_desktop.domain.message import Person, QuoteLine, Reaction
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui.conversation import troubles, words
from multichat_desktop.ui.conversation.picture import picture_size
from multichat_desktop.ui.conversation.row import Row, Setting
from multichat_desktop.ui.conversation.rows import Place
from multichat_desktop.ui.conversation.style import Paint, Shot, Style, over, plate_tint
from multichat_desktop.ui.conversation.thumbnails import Thumbnails, decode
from multichat_desktop.ui.conversation.voice import bars
from multichat_desktop.ui.media.decoding import image_format
from multichat_desktop.ui.theme import DARK, LIGHT, Theme

ALL_MEDIA = Media(
    mime="x/y",
    name="a.pdf",
    size=86_000,
    width=640,
    height=480,
    seconds=14,
    pages=2,
    waveform=bytes(range(64)),
)
CARDS = {
    Kind.LOCATION: LocationCard(-23.5, -46.6, "Padaria", "Rua Treze"),
    Kind.CONTACT: ContactsCard((Contact("Carla", ("5511977776666",)), Contact("", ()))),
    Kind.POLL: PollCard(("a", "b"), 1),
    Kind.CHOICE: ChoiceCard(("a", "b")),
    Kind.ORDER: OrderCard("Cesta", 3, 104_700, "BRL"),
    Kind.PRODUCT: ProductCard("Bolo", "fofo", 89_900, "BRL", jpeg(30, 30)),
    Kind.CALL: CallCard(outcome="MISSED"),
    Kind.SYSTEM: SystemCard("GROUP_PARTICIPANT_ADD", (address("5521900002002@c.us"),)),
    Kind.UNKNOWN: UnknownCard("somethingNew"),
    Kind.TEXT: LinkCard("https://a.com/x", "Título", "Descrição", jpeg(30, 30)),
}


@pytest.fixture(params=["light", "dark"])
def style(request, qapp):
    return Style(Theme(request.param))


@pytest.fixture
def light(qapp):
    return Style(Theme("light"))


def row(style, said, *, width=800, group=False, place=None, **more):
    return Row(said, place or Place(), Setting(style, width, group, NOON), **more)


def drawn(style, made, **more):
    image = QImage(int(made._setting.full), made.height + 24, QImage.Format.Format_RGB32)
    image.fill(style.tokens.bg)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    made.draw(Paint(painter, style, **more), 0)
    painter.end()
    return image


def count(image, colour, *, tolerance=24):
    """Return how many pixels are nearly of a colour."""
    wanted = QColor(colour)
    red, green, blue = wanted.red(), wanted.green(), wanted.blue()
    raw = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return sum(
        abs(r - red) + abs(g - green) + abs(b - blue) <= tolerance
        for b, g, r in zip(raw[0::4], raw[1::4], raw[2::4], strict=True)
    )


def empty(style, image):
    """Whether nothing is drawn."""
    ground = image.copy()
    ground.fill(style.tokens.bg)
    return image == ground


# ------------------------------------------------------------ every kind


@pytest.mark.parametrize("me", [False, True])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_drawn_with_all_and_with_nothing(style, kind, me):
    full = row(
        style, message(1, kind=kind, me=me, text="texto", media=ALL_MEDIA, card=CARDS.get(kind)), group=True
    )
    bare = row(style, message(1, kind=kind, me=me, text=None))
    for made in (full, bare):
        assert made.height > 20
        image = drawn(style, made)
        assert not empty(style, image)


@pytest.mark.parametrize("width", [330, 480, 872, 2500])
@pytest.mark.parametrize("kind", list(Kind))
def test_bubbles_keep_to_their_width(light, kind, width):
    said = message(1, kind=kind, text="palavra " * 60, media=ALL_MEDIA, card=CARDS.get(kind))
    made = row(light, said, width=width)
    assert made.box.width() <= max(min(560, 0.62 * made._setting.full), 100) + 1 or kind is Kind.SYSTEM
    assert made.box.left() >= 0
    assert made.box.right() <= made._setting.full


def test_long_words_are_broken(light):
    made = row(light, message(1, text="x" * 2000))
    assert made.box.width() <= 0.62 * 810 + 1
    assert made.height > 400


def test_zoom_makes_everything_larger(qapp):
    one, two = Theme("light"), Theme("light", zoom=1.5)
    assert row(Style(two), message(1)).height > row(Style(one), message(1)).height * 1.3


# ------------------------------------------------------------ time and ticks


def test_the_time_floats_beside_the_last_line_when_there_is_room(light):
    short = row(light, message(1, text="oi"))
    assert short.bubble.height == 33
    full = row(light, message(1, text="palavra " * 12), width=570)
    lines = full.bubble.text.height / 20
    assert full.bubble.height in (lines * 20 + 13, lines * 20 + 29)


@pytest.mark.parametrize(
    "status,outbox,colour",
    [
        (DeliveryStatus.READ, None, "read"),
        (DeliveryStatus.PLAYED, None, "read"),
        (None, OutboxState.FAILED, "danger"),
        (DeliveryStatus.FAILED, OutboxState.FAILED, "danger"),
        (None, OutboxState.UNSETTLED, "warn"),
    ],
)
def test_ticks_have_their_colour(style, status, outbox, colour):
    grey = drawn(style, row(style, message(1, me=True, status=DeliveryStatus.DELIVERED)))
    made = drawn(style, row(style, message(1, me=True, status=status, outbox=outbox)))
    wanted = getattr(style.tokens, colour)
    assert count(made, wanted, tolerance=60) > count(grey, wanted, tolerance=60) + 5


def test_two_ticks_are_more_than_one_and_none_than_a_received_message(light):
    ink = {
        status: count(
            drawn(light, row(light, message(1, me=True, status=status))), light.tokens.muted, tolerance=90
        )
        for status in (DeliveryStatus.SENT, DeliveryStatus.DELIVERED)
    }
    assert ink[DeliveryStatus.DELIVERED] > ink[DeliveryStatus.SENT]


def test_an_edited_message_says_so(light):
    assert row(light, message(1, edited=True)).bubble.info.width > row(light, message(1)).bubble.info.width


def test_a_played_voice_message_has_a_coloured_microphone(light):
    said = message(1, me=True, kind=Kind.VOICE, text=None, media=ALL_MEDIA, status=DeliveryStatus.PLAYED)
    assert row(light, said).bubble.info.facts.played


# ------------------------------------------------------------ context


def test_what_stands_above_takes_room(light):
    plain = row(light, message(1))
    assert row(light, message(1), place=Place(day=True)).height > plain.height
    assert row(light, message(1), place=Place(unread=2)).height > plain.height
    assert plain.height - row(light, message(1), place=Place(first=False)).height == 7


def test_a_group_names_the_author_of_a_run_once(light):
    first = row(light, message(1), group=True)
    later = row(light, message(1), group=True, place=Place(first=False))
    assert first.bubble.height > later.bubble.height
    assert row(light, message(1, me=True), group=True).bubble.height == later.bubble.height


def test_the_first_of_a_run_has_a_tail(light):
    tail = drawn(light, row(light, message(1), place=Place(first=True)))
    round_ = drawn(light, row(light, message(1), place=Place(first=False)))
    box = row(light, message(1), place=Place(first=True)).box
    low = row(light, message(1), place=Place(first=False)).box
    assert QColor(tail.pixel(int(box.x()) + 2, int(box.y()) + 2)) == light.tokens.bubble_in
    assert QColor(round_.pixel(int(low.x()) + 1, int(low.y()) + 1)) != light.tokens.bubble_in


def test_reactions_are_counted(light):
    reactions = (Reaction("👍", None, 0), Reaction("👍", MARIANA, 0), Reaction("❤️", MARIANA, 0))
    made = row(light, message(1, reactions=reactions))
    assert [label.text for label in made._reactions._labels] == ["👍 2", "❤️"]
    assert made.height > row(light, message(1)).height


def test_deleted_messages_show_nothing_of_what_they_were(light):
    said = message(1, text="segredo", deleted=True, reactions=(Reaction("👍", None, 0),), kind=Kind.IMAGE)
    made = row(light, said)
    assert made.bubble.text is None
    assert made.copied(0, 1) == "Message deleted"


def test_an_answer_says_whom_it_answers(light):
    quote = QuoteLine("M9", 9, False, MARIANA, Kind.IMAGE, "Algo *assim*")
    made = row(light, message(1, me=True, quote=quote))
    block = made.bubble._pieces[0].block
    assert block._author.text == "Mariana Alves"
    assert block._line.text == "📷 Algo assim"


# ------------------------------------------------------------ texts


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "a\x00b",
        "\u202eabc\u2066def",
        "z" + "\u0301" * 5000,
        "\ud800",
        "<img src=x onerror=alert(1)>",
        "😀" * 400,
        "*" * 3000,
        "`" * 999,
        "> \n- \n* ",
        "\u05d0" * 4000,
        "a\n" * 5000,
        "\ufffc\u2028\u2029",
    ],
)
def test_no_text_does_harm(light, text):
    made = row(light, message(1, text=text))
    assert 20 < made.height < 8000
    assert not drawn(light, made).isNull()
    row(light, message(1, me=True, kind=Kind.IMAGE, text=None, caption=text, media=ALL_MEDIA))


def test_heaps_of_marks_stay_inside_their_bubble(light):
    made = row(light, message(1, text="normal\n" + "z" + "\u0301" * 20 + "\nnormal"))
    image = drawn(light, made)
    above = image.copy(0, 0, image.width(), int(made.box.y()) - 1)
    assert empty(light, above)


def test_few_emoji_are_large_and_have_no_bubble(light):
    assert row(light, message(1, text="👍🏽 ❤️")).bubble.bare
    assert not row(light, message(1, text="👍👍👍👍")).bubble.bare
    assert not row(light, message(1, text="ok 👍")).bubble.bare


def test_html_is_not_interpreted(light):
    made = row(light, message(1, text="<b>x</b>"))
    assert made.bubble.text.text == "<b>x</b>"


def test_right_to_left_words_stand_at_the_right(light):
    made = row(light, message(1, text="שלום\nmuito mais texto aqui"))
    image = drawn(light, made)
    box = made.box.toRect()
    first = image.copy(box.x() + 4, box.y() + 8, box.width() - 8, 18)
    left = first.copy(0, 0, first.width() // 2, 18)
    assert count(left, light.tokens.bubble_in, tolerance=8) == left.width() * left.height()


# ------------------------------------------------------------ pictures


@pytest.mark.parametrize("size", [(4000, 3000), (3, 4000), (4000, 3), (0, 0), (1, 1), (-5, 10)])
def test_a_picture_has_a_size_before_it_is_there(size):
    width, height = picture_size(Media(width=size[0], height=size[1]), 320)
    assert 90 <= min(width, height) <= max(width, height) <= 320


def test_a_pictures_shape_may_come_from_its_thumbnail(qapp):
    width, height = picture_size(Media(thumbnail=jpeg(80, 40)), 320)
    assert (width, height) == (320, 160)


def test_only_pictures_are_decoded(qapp):
    good = Shot("1", jpeg(), QSize(64, 64), 8)
    assert decode(good, 2.0).size() == QSize(128, 128)
    assert QColor(decode(good, 1.0).pixelColor(0, 0)).alpha() == 0
    for data in (b"", b"<svg/>", b"%PDF-1.4", b"GIF89a"):
        assert decode(Shot("1", data, QSize(64, 64)), 1.0) is None
    assert image_format(b"<svg xmlns='x'/>") is None


def test_a_picture_that_claims_to_be_huge_is_not_decoded(qapp):
    image = QImage(3000, 2000, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    assert decode(Shot("1", bytes(buffer.data().data()), QSize(64, 64)), 1.0) is None


def test_pictures_come_later_and_are_kept(qtbot):
    thumbnails = Thumbnails()
    shot = Shot("1", jpeg(), QSize(64, 64), 8)
    assert thumbnails.picture(shot, 1.0) is None
    with qtbot.waitSignal(thumbnails.ready):
        QThreadPool.globalInstance().waitForDone()
    assert thumbnails.picture(shot, 1.0) is thumbnails.picture(shot, 1.0) is not None
    bad = Shot("2", b"no", QSize(64, 64))
    assert thumbnails.picture(bad, 1.0) is None
    QThreadPool.globalInstance().waitForDone()
    qtbot.wait(10)
    assert thumbnails.picture(bad, 1.0) is None
    assert not thumbnails._asked


def test_a_waveform_is_drawn_with_as_many_bars_as_there_is_room():
    assert len(bars(b"", 38)) == 38
    assert max(bars(bytes([0, 99, 0, 0]), 4)) == 1.0
    assert len(bars(bytes(range(64)), 100)) == 100
    assert bars(bytes([255] * 64), 10) == [1.0] * 10


# ------------------------------------------------------------ words and colours


def test_amounts_and_sizes_are_written_as_in_brazil():
    assert words.money(104_700, "BRL") == "R$ 104,70"
    assert words.money(1_234_500, None) == "R$ 1.234,50"
    assert words.file_size(86_016) == "84 KB"
    assert words.file_size(3_500_000) == "3,3 MB"
    assert words.file_size(12) == "1 KB"


def test_notices_name_people():
    said = message(
        1,
        kind=Kind.SYSTEM,
        text=None,
        author=Person("p3", "João {0}", "5511933334444"),
        card=SystemCard("GROUP_PARTICIPANT_ADD", (address("5521900002002@c.us"),)),
    )
    assert (
        words.notice(said).replace("\u2068", "").replace("\u2069", "") == "João {0} added +55 21 90000-2002"
    )
    new = message(1, kind=Kind.SYSTEM, text=None, card=SystemCard("SOMETHING_NEW"))
    assert "SOMETHING_NEW" in words.notice(new)
    hidden = message(
        1,
        kind=Kind.SYSTEM,
        text=None,
        author=None,
        card=SystemCard("GROUP_PARTICIPANT_LEAVE", (address("1@lid"),)),
    )
    assert words.notice(hidden) == "Hidden number left the group"


@pytest.mark.parametrize(
    "code", ["unauthorized", "forbidden", "bad-number", "refused", "plan", "offline", "new-one", None]
)
def test_every_error_has_words(code):
    assert troubles.failed(code).startswith("Not sent")


def test_statuses_have_words():
    assert len({words.status(status) for status in DeliveryStatus}) == len(DeliveryStatus)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_on_plates_can_be_read(tokens):
    def light_of(colour):
        parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for bubble in (tokens.bubble_in, tokens.bubble_out):
        for accent in (False, True):
            ground = over(bubble, plate_tint(tokens, accent=accent))
            for colour in (tokens.text, tokens.muted, tokens.accent):
                high, low = sorted((light_of(colour), light_of(ground)), reverse=True)
                assert (high + 0.05) / (low + 0.05) >= 4.5


def test_what_waits_says_for_what_and_needs_nobody(light):
    said = message(1, me=True, outbox=OutboxState.WAITING, error="offline")
    assert "No connection" in troubles.of(said)
    made = row(light, said)
    assert made._trouble
    assert made._trouble._links == []
    assert not troubles.of(message(1, me=True, outbox=OutboxState.WAITING))
    assert not troubles.of(
        message(1, me=True, outbox=OutboxState.WAITING, error="x", status=DeliveryStatus.SENT)
    )
