"""Quick replies: kept in order, each shortcut once, out to files and in again with clear errors."""

import base64
import io
import json
from pathlib import Path

import pytest

from multichat_desktop.domain.quick_reply import LARGEST_ATTACHMENT, LONGEST_TEXT, Attachment, QuickReply
from multichat_desktop.services import quick_reply_files as files
from multichat_desktop.services.quick_replies import QuickReplies, QuickReplyError
from multichat_desktop.store import quick_replies
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.reader import Reader


@pytest.fixture
def written() -> list[list[QuickReply]]:
    return []


@pytest.fixture
def replies(written, tmp_path: Path) -> QuickReplies:
    return QuickReplies((), written.append, tmp_path)


def attachment(name: str = "bolo.jpg", size: int = 4) -> Attachment:
    return Attachment(
        sha256="ab" * 32, path=f"media/ab/{'ab' * 32}.jpg", name=name, mime="image/jpeg", size=size
    )


def read(data: bytes) -> list[tuple[str, str]]:
    return [(entry.shortcut, entry.text) for entry in files.read(data)]


def to_json(replies: QuickReplies) -> bytes:
    out = io.BytesIO()
    files.write_json(replies.all(), replies.place_of, out)
    return out.getvalue()


def to_csv(replies: QuickReplies) -> bytes:
    return files.to_csv(replies.all())


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


def test_a_file_may_stand_in_for_the_text(replies, written) -> None:
    file = attachment()
    made = replies.save("cardapio", "", attachment=file)
    assert made.attachment == file
    assert written[-1] == [made]
    with pytest.raises(QuickReplyError) as refused:
        replies.save("cardapio", " ", made.id)
    assert refused.value.reason == "no-text"
    assert replies.check("/novo", " ", attached=True) == ("novo", "")


@pytest.mark.parametrize("make", [to_json, to_csv])
def test_out_and_in_is_the_same(replies, make) -> None:
    replies.save("oi", 'Olá; "você", tudo bem?\nAté já 😊')
    replies.save("preço", "R$ 10,00")
    assert read(make(replies)) == plain(replies)


def test_attachments_go_out_and_come_in_as_base64(replies, tmp_path: Path) -> None:
    data = bytes(range(256)) * 4000
    file = attachment('cardápio "de verão" "".jpg', len(data))
    (tmp_path / file.path).parent.mkdir(parents=True)
    (tmp_path / file.path).write_bytes(data)
    replies.save("cardapio", "", attachment=file)
    replies.save("oi", 'Olá ""')
    made = to_json(replies)
    assert json.loads(made)[0]["attachment"] == {"name": file.name, "base64": base64.b64encode(data).decode()}
    first, second = files.read(made)
    assert (first.shortcut, first.text, first.file) == ("cardapio", "", files.Enclosed(file.name, data))
    assert (second.text, second.file) == ('Olá ""', None)
    assert read(to_csv(replies)) == [("oi", 'Olá ""')], "a table has nothing of what has no words"


def test_none_at_all_go_out_as_an_empty_list(replies) -> None:
    assert json.loads(to_json(replies)) == []


def test_what_cannot_go_out_is_said(replies) -> None:
    replies.save("cardapio", "", attachment=attachment())
    with pytest.raises(files.UnwritableError) as refused:
        to_json(replies)
    assert (refused.value.reason, refused.value.shortcut) == ("gone", "cardapio")
    replies.save("filme", "", attachment=attachment(size=files.MOST_WITH_FILES))
    with pytest.raises(files.UnwritableError) as refused:
        to_json(replies)
    assert refused.value.reason == "too-large"


@pytest.mark.parametrize(
    "enclosed, reason",
    [
        ("x", "attachment"),
        ({"name": "a.jpg"}, "attachment"),
        ({"name": " ", "base64": "eA=="}, "attachment"),
        ({"name": "a.jpg", "base64": "not base64"}, "attachment"),
        ({"name": "a.jpg", "base64": "eA="}, "attachment"),
        ({"name": "a.jpg", "base64": ""}, "empty-attachment"),
        ({"name": "a.jpg", "base64": "A" * (LARGEST_ATTACHMENT * 4 // 3 + 8)}, "large-attachment"),
        ({"name": "a.jpg", "base64": "A" * (LARGEST_ATTACHMENT * 4 // 3 + 3)}, "large-attachment"),
    ],
    ids=["words", "none", "nameless", "letters", "short", "empty", "long", "one too many"],
)
def test_attachments_that_are_wrong_say_where(enclosed, reason) -> None:
    entries = [{"shortcut": "oi", "text": "x"}, {"shortcut": "bolo", "text": "y", "attachment": enclosed}]
    with pytest.raises(files.UnreadableError) as refused:
        files.read(json.dumps(entries).encode())
    assert (refused.value.reason, refused.value.line, refused.value.shortcut) == (reason, 2, "bolo")


def test_what_an_attachment_is_called_leads_nowhere() -> None:
    entry = {"atalho": "oi", "texto": "", "anexo": {"name": "C:\\x/../../bolo.jpg", "base64": "eA=="}}
    (found,) = files.read(json.dumps([entry]).encode())
    assert found.file == files.Enclosed("bolo.jpg", b"x")


def test_taking_in_adds_and_replaces(replies) -> None:
    replies.save("oi", "Olá")
    replies.save("pix", "CNPJ")
    assert replies.take_in([("OI", "Oi!", None), ("pix", "CNPJ", None), ("novo", "Texto", None)]) == (1, 1)
    assert plain(replies) == [("oi", "Oi!"), ("pix", "CNPJ"), ("novo", "Texto")]


def test_taking_in_words_leaves_the_attachment_that_is_there(replies) -> None:
    one, other = attachment(), attachment("outro.jpg")
    replies.save("bolo", "Olá", attachment=one)
    assert replies.take_in([("bolo", "Oi!", None)]) == (0, 1)
    assert replies.all()[0].attachment == one
    assert replies.take_in([("bolo", "Oi!", other), ("torta", "", one)]) == (1, 1)
    assert [reply.attachment for reply in replies.all()] == [other, one]
    assert replies.take_in([("bolo", "Oi!", other)]) == (0, 0)


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
    assert read(data) == [("oi", "Olá"), ("pix", "CNPJ")]


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
        (b"[" + b" " * files.MOST_WITH_FILES, "too-large", None),
    ],
)
def test_files_that_are_wrong_say_where(data, reason, line) -> None:
    with pytest.raises(files.UnreadableError) as refused:
        files.read(data)
    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_they_are_in_the_database_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "some.sqlite3"
    database = open_writer(file)
    kept = [
        QuickReply(id="b", shortcut="um", text="1"),
        QuickReply(id="a", shortcut="dois", text="", attachment=attachment()),
    ]
    quick_replies.keep([QuickReply(id="c", shortcut="x", text="y")])(executor(database))
    quick_replies.keep(kept)(executor(database))
    database.close()
    reader = Reader(file)
    assert reader.quick_replies() == kept
    reader.close()
