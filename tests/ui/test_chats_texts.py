"""The one line about a message, initials, and times."""

from datetime import datetime

import pytest
from window_parts import DAY, MINUTE, NOW

from multichat_desktop.domain.content import CallCard, Kind
from multichat_desktop.domain.status import DeliveryStatus, OutboxState
from multichat_desktop.ui import emoji, texts, times
from multichat_desktop.ui.avatars import first_grapheme, initials
from multichat_desktop.ui.ticks import Mark, mark_of


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_line(kind: Kind) -> None:
    assert texts.kind_line(kind, None) or kind is Kind.TEXT
    assert "palavras" in texts.kind_line(kind, "palavras")


def test_lines_say_what_came() -> None:
    assert texts.kind_line(Kind.VOICE, None, 14) == "🎤 Voice message (0:14)"
    assert texts.kind_line(Kind.IMAGE, "a vitrine") == "📷 a vitrine"
    assert texts.kind_line(Kind.DOCUMENT, None, None, "nota.pdf") == "📄 nota.pdf"
    assert texts.kind_line(None, "oi") == "oi"
    assert texts.kind_line(Kind.CALL, None, card=CallCard(outcome="MISSED")) == "☎ Missed voice call"
    assert texts.kind_line(Kind.CALL, None, card=CallCard(video=True, outcome="CONNECTED", seconds=61)) == (
        "☎ Video call (1:01)"
    )
    assert texts.length(3723) == "1:02:03"


@pytest.mark.parametrize(
    "text, line",
    [
        ("a\nb\t c\u2028d", "a b c d"),
        ("  \r\n ", ""),
        ("nota\u202efdp.exe", "notafdp.exe"),
        ("a\x00b\x1bc", "a b c"),
        ("x\ud83dy", "x\ufffdy"),
        ("👩‍👩‍👧 ok", "👩‍👩‍👧 ok"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * texts.MOST_MARKS),
    ],
)
def test_a_line_is_one_line_and_harmless(text: str, line: str) -> None:
    assert texts.one_line(text) == line


def test_a_line_has_an_end() -> None:
    assert len(texts.one_line("ç" * 100_000)) == texts.LONGEST
    assert len(texts.one_line("a" * 100_000)) == texts.LONGEST


@pytest.mark.parametrize(
    "title, letters",
    [
        ("Mariana Alves", "MA"),
        ("Maria da Silva", "MS"),
        ("ana", "A"),
        ("+55 11 98877-6655", "55"),
        ("😀 Ana", "A"),
        ("👩‍👩‍👧 🎉", "👩‍👩‍👧"),
        ("مريم الحسن", "ما"),
        ("Padaria (loja)", "PL"),
        ("é", "É"),
        ("𝒜lice", "𝒜"),
        ("24 horas", "2H"),
        ("", ""),
        ("\u202e", ""),
        ("ß", "ß"),
    ],
)
def test_initials(title: str, letters: str) -> None:
    assert initials(title) == letters


def test_a_grapheme_is_never_cut() -> None:
    assert first_grapheme("🇧🇷🇵🇹") == "🇧🇷"
    assert first_grapheme("👍🏽!") == "👍🏽"
    assert first_grapheme("") == ""


def test_list_times_are_as_brief_as_they_stay_clear() -> None:
    noon = (
        int(datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0).timestamp())
        * 1000
    )
    assert times.list_time(noon - MINUTE, noon) == "11:59"
    assert times.list_time(noon - DAY, noon) == "Yesterday"
    assert times.list_time(noon - 2 * DAY, noon) in {"Dom", "Seg", "Ter", "Qua", "Qui", "Sex", "Sáb"}
    assert times.list_time(noon - 30 * DAY, noon).count("/") == 2
    assert times.list_time(noon + 2 * DAY, noon).count("/") == 2
    assert times.spoken_time(noon - DAY, noon) == "Yesterday 12:00"
    assert times.day_words(noon, noon) == "Today"
    assert times.day_words(noon - 3 * DAY, noon).endswith(("feira", "ado", "ngo"))
    assert times.until_midnight(noon) == pytest.approx(12 * 60 * MINUTE, abs=61 * MINUTE)


def test_a_time_that_cannot_be_is_still_a_time() -> None:
    assert times.list_time(10**18, NOW).count("/") == 2
    assert times.clock_time(-(10**18))


def test_emoji_are_found_in_units_of_qt() -> None:
    assert emoji.spans("oi 👍🏽 e 📷") == ((3, 4), (10, 2))
    assert emoji.spans("só letras") == ()
    assert emoji.spans("📷📄") == ((0, 4),)


@pytest.mark.parametrize(
    "status, outbox, mark",
    [
        (None, None, Mark.NONE),
        (None, OutboxState.WAITING, Mark.CLOCK),
        (DeliveryStatus.PENDING, None, Mark.CLOCK),
        (DeliveryStatus.SENT, OutboxState.TAKEN, Mark.ONE),
        (DeliveryStatus.DELIVERED, None, Mark.TWO),
        (DeliveryStatus.READ, None, Mark.READ),
        (DeliveryStatus.PLAYED, None, Mark.READ),
        (DeliveryStatus.FAILED, None, Mark.FAILED),
        (None, OutboxState.FAILED, Mark.FAILED),
        (DeliveryStatus.PENDING, OutboxState.UNSETTLED, Mark.UNSETTLED),
    ],
)
def test_marks(status: DeliveryStatus | None, outbox: OutboxState | None, mark: Mark) -> None:
    assert mark_of(status, outbox) is mark
    assert texts.status_word(status, outbox)
