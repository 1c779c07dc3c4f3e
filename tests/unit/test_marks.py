"""WhatsApp's marks: what is set how, what is a link, and what stays as it was written."""

import pytest

from multichat_desktop.ui.conversation.links import find_links
from multichat_desktop.ui.conversation.marks import Mark, Shape, parse, plain
from multichat_desktop.ui.conversation.safe import emoji_alone, safe


def spans(text, names=None):
    (line,) = parse(text, names)
    return line.text, [(line.text[s.start : s.end], s.mark) for s in line.spans]


@pytest.mark.parametrize(
    "text,shown,expected",
    [
        ("fica em *R$ 180,00*, ok", "fica em R$ 180,00, ok", [("R$ 180,00", Mark.BOLD)]),
        ("_sim_ e ~não~", "sim e não", [("sim", Mark.ITALIC), ("não", Mark.STRIKE)]),
        ("*_os dois_*", "os dois", [("os dois", Mark.BOLD | Mark.ITALIC)]),
        ("`x*y*z` fim", "x*y*z fim", [("x*y*z", Mark.MONO)]),
        ("antes ```mono``` depois", "antes mono depois", [("mono", Mark.MONO)]),
        ("(*a*)", "(a)", [("a", Mark.BOLD)]),
    ],
)
def test_marks_are_read(text, shown, expected):
    assert spans(text) == (shown, expected)


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "snake_case_word",
        "* não",
        "*não *",
        "**",
        "***",
        "_",
        "~ ~",
        "*aberto",
        "5 * 3 = 15",
        "``` ```",
        "``",
    ],
)
def test_what_is_no_mark_stays(text):
    (line,) = parse(text if not text.startswith("* ") else f"x {text}")
    assert line.text.endswith(text)
    assert line.spans == ()


def test_marks_inside_links_are_the_links_own():
    text, found = spans("veja https://a.com/x_y_z*b* agora")
    assert text == "veja https://a.com/x_y_z*b* agora"
    assert found == [("https://a.com/x_y_z*b", Mark.LINK)]


def test_lines_have_shapes():
    lines = parse("> citado\n- um\n* dois\nnada\n>junto")
    assert [line.shape for line in lines] == [
        Shape.QUOTE,
        Shape.BULLET,
        Shape.BULLET,
        Shape.PLAIN,
        Shape.PLAIN,
    ]
    assert plain(lines) == "citado\num\ndois\nnada\n>junto"


def test_a_fence_may_span_lines():
    lines = parse("oi ```um\n- dois``` fim")
    assert [line.text for line in lines] == ["oi um", "- dois fim"]
    assert lines[1].spans[0].mark is Mark.MONO
    assert lines[1].shape is Shape.PLAIN


def test_mentions_get_names_that_are_not_read_as_marks():
    text, found = spans("oi @5511999990000!", {"5511999990000": "*Ana*"})
    assert text == "oi @*Ana*!"
    assert found == [("@*Ana*", Mark.MENTION)]
    assert spans("oi @5511999990000", {"1": "x"})[0] == "oi @5511999990000"


@pytest.mark.parametrize(
    "text,shown,address",
    [
        ("http://a.com.", "http://a.com", "http://a.com"),
        ("(veja www.loja.com.br/x)", "www.loja.com.br/x", "https://www.loja.com.br/x"),
        ("instagram.com/loja", "instagram.com/loja", "https://instagram.com/loja"),
        ("ana@loja.com.br!", "ana@loja.com.br", "mailto:ana@loja.com.br"),
        ("tel:+5511999990000", "tel:+5511999990000", "tel:+5511999990000"),
        ("https://pt.wikipedia.org/wiki/Bolo_(doce)", "https://pt.wikipedia.org/wiki/Bolo_(doce)", None),
    ],
)
def test_links(text, shown, address):
    ((start, end, found),) = find_links(text)
    assert text[start:end] == shown
    assert found == (address or shown)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "custa 3.50",
        "bolo.pão",
        "arquivo.pdf",
        "data:text/html,x",
        "a.b",
    ],
)
def test_no_links(text):
    assert list(find_links(text)) == []


def test_html_is_text():
    assert spans("<b>x</b> &amp; <script>") == ("<b>x</b> &amp; <script>", [])


def test_hostile_text_becomes_harmless():
    assert safe("a\x00b\u202egpj.exe") == "a\ufffdb\ufffdgpj.exe"
    assert safe("oi \u2068Ana\u2069") == "oi Ana"
    assert safe("a\r\nb\u2028c\rd") == "a\nb\nc\nd"
    assert safe("z" + "\u0301" * 500) == "z" + "\u0301" * 20
    assert safe("x\ud800y") == "x\ufffdy"
    assert safe("família 👨‍👩‍👧 🇧🇷") == "família 👨‍👩‍👧 🇧🇷"


@pytest.mark.parametrize(
    "text,count",
    [
        ("👍", 1),
        ("👍🏽 ❤️", 2),
        ("👨‍👩‍👧🇧🇷1️⃣", 3),
        ("😀😀😀😀", 4),
        ("ok 👍", 0),
        ("123", 0),
        ("→", 0),
        ("", 0),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
    ],
)
def test_emoji_alone(text, count):
    assert emoji_alone(text) == count
