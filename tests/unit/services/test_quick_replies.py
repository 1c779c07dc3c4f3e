"""Quick replies: kept in order, each shortcut once, out to files and in again with clear errors."""

from pathlib import Path

import pytest

from multichat_desktop.domain.quick_reply import LONGEST_TEXT, QuickReply
from multichat_desktop.services import quick_reply_files as files
from multichat_desktop.services.quick_replies import QuickReplies, QuickReplyError
from multichat_desktop.store import quick_replies
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.reader import Reader


@pytest.fixture
def written() -> list[list[QuickReply]]:
    return []


@pytest.fixture
def replies(written) -> QuickReplies:
    return QuickReplies((), written.append)


def plain(replies: QuickReplies) -> list[tuple[str, str]]:
    return [(one.shortcut, one.text) for one in replies.all()]


def test_saving_changing_moving_and_removing(replies, written) -> None:
    heard = []
    replies.on_change(lambda: heard.append(len(replies.all())))
    one = replies.save("/oi", " Olá! ")
    two = replies.save("pix", "CNPJ")
    changed = replies.save("olá", "Olá!\r\nTudo bem?", one.id)
    assert changed.id == one.id
    assert plain(replies) == [("olá", "Olá!\nTudo bem?"), ("pix", "CNPJ")]
    replies.move(two.id, -1)
    replies.move(two.id, -1)
    assert [reply.id for reply in replies.all()] == [two.id, one.id]
    replies.remove(two.id)
    replies.restore(two, 0)
    assert [reply.id for reply in replies.all()] == [two.id, one.id]
    assert written[-1] == replies.all()
    assert heard == [1, 2, 2, 2, 1, 2]


@pytest.mark.parametrize(
    "shortcut, text, reason",
    [
        ("", "x", "no-shortcut"),
        ("/", "x", "no-shortcut"),
        ("a b", "x", "spaces"),
        ("a" * 41, "x", "long-shortcut"),
        ("a", "  ", "no-text"),
        ("a", "x" * (LONGEST_TEXT + 1), "long-text"),
        ("PIX", "x", "taken"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(replies, written, shortcut, text, reason) -> None:
    replies.save("pix", "CNPJ")
    with pytest.raises(QuickReplyError) as refused:
        replies.save(shortcut, text)
    assert refused.value.reason == reason
    assert plain(replies) == [("pix", "CNPJ")]
    assert len(written) == 1


@pytest.mark.parametrize("make", [files.to_json, files.to_csv])
def test_out_and_in_is_the_same(replies, make) -> None:
    replies.save("oi", 'Olá; "você", tudo bem?\nAté já 😊')
    replies.save("preço", "R$ 10,00")
    assert files.read(make(replies.all())) == plain(replies)


def test_taking_in_adds_and_replaces(replies) -> None:
    replies.save("oi", "Olá")
    replies.save("pix", "CNPJ")
    assert replies.take_in([("OI", "Oi!"), ("pix", "CNPJ"), ("novo", "Texto")]) == (1, 1)
    assert plain(replies) == [("oi", "Oi!"), ("pix", "CNPJ"), ("novo", "Texto")]


@pytest.mark.parametrize(
    "data",
    [
        b"oi,Ol\xc3\xa1\npix,CNPJ\n",
        b"oi;Ol\xe1\npix;CNPJ\n",
        "\ufeffAtalho;Texto\r\noi;Olá\r\n\r\npix;CNPJ".encode(),
        b"text\tid\tshortcut\nOl\xc3\xa1\t1\toi\nCNPJ\t2\t/pix\n",
        '[{"shortcut": "oi", "text": "Olá"}, {"Atalho": "pix", "Texto": "CNPJ"}]'.encode(),
    ],
    ids=["commas", "excel", "header", "columns", "json"],
)
def test_tables_come_in_many_spellings(data) -> None:
    assert files.read(data) == [("oi", "Olá"), ("pix", "CNPJ")]


@pytest.mark.parametrize(
    "data, reason, line",
    [
        (b"", "empty", None),
        (b"atalho;texto\n", "empty", None),
        (b"oi;x\nsozinho\n", "shape", 2),
        (b"oi;x\npix;\n", "no-text", 2),
        (b"oi;x\nOI;y\n", "twice", 2),
        (b"oi bom;x\n", "spaces", 1),
        (b"\x00\x01", "letters", None),
        (b"[1]", "shape", 1),
        (b'{"a": 1}', "shape", None),
        (b'[{"shortcut": 5, "text": "x"}]', "shape", 1),
        (b"[{]", "shape", 1),
        (b'oi;"x', "shape", None),
        (b"x" * (files.MOST_BYTES + 1), "too-large", None),
    ],
)
def test_files_that_are_wrong_say_where(data, reason, line) -> None:
    with pytest.raises(files.UnreadableError) as refused:
        files.read(data)
    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_they_are_in_the_database_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "some.sqlite3"
    database = open_writer(file)
    kept = [QuickReply(id="b", shortcut="um", text="1"), QuickReply(id="a", shortcut="dois", text="2")]
    quick_replies.keep([QuickReply(id="c", shortcut="x", text="y")])(executor(database))
    quick_replies.keep(kept)(executor(database))
    database.close()
    reader = Reader(file)
    assert reader.quick_replies() == kept
    reader.close()
