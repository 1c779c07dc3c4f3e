"""Conversations as one page to read, print or hand over (contract, `export`).

Everything is in the file: no picture, script, link or font is fetched from anywhere, and a policy in its head tells
browsers so. All that came from outside is escaped, made harmless (`domain.safe`) and set apart, so that a text that runs
from right to left turns nothing else. Words are left out: signs and the contract's own names do.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from multichat_desktop.domain.safe import safe
from multichat_desktop.services.export import rows
from multichat_desktop.store.reader import Reader

_TICKS = {"pending": "🕓", "sent": "✓", "delivered": "✓✓", "read": "✓✓ ●", "played": "✓✓ ●", "failed": "⚠"}
_HEAD = """<!DOCTYPE html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>MultiChat</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1b2420; background: #fff; }
h2 { border-bottom: 1px solid #cfd8d3; padding-bottom: .3em; margin-top: 2.5em; }
article { margin: .6em 8em .6em 0; padding: .5em .8em; border-radius: .7em; background: #eef2f0; overflow-wrap: anywhere; }
article.out { margin: .6em 0 .6em 8em; background: #d9f2e4; }
header, footer { font-size: .8em; color: #51605a; }
p { margin: .2em 0; white-space: pre-wrap; overflow: hidden; }
h2, p, b { unicode-bidi: isolate; }
</style>
</head>
<body>"""
_END = "</body>\n</html>"


def lines(reader: Reader, *, chat_id: str | None = None, since: int | None = None) -> Iterator[bytes]:
    """Give the page line by line: each conversation with its messages, oldest first."""
    yield _HEAD.encode()
    for chat in reader.chats() if chat_id is None else filter(None, [reader.chat(chat_id)]):
        told = False
        for row in rows(reader, chat_id=chat.id, since=since):
            if not told:
                yield f'<h2 dir="auto">{words(row["chat_name"])}</h2>'.encode()
                told = True
            yield article(row).encode()
    yield _END.encode()


def words(text: object) -> str:
    """Return somebody's words as HTML that shows them and does nothing else."""
    return escape(safe(str(text)), quote=True)


def article(row: dict[str, Any]) -> str:
    """Return one message."""
    author = row["author_name"] or row["author_id"] or ""
    parts = [
        f'<article class="{"out" if row["from_me"] else "in"}">',
        f'<header><b dir="auto">{words(author)}</b> <time datetime="{words(row["timestamp"])}">{words(row["timestamp"])}</time></header>',
    ]
    if row["deleted"]:
        parts.append("<p>🗑</p>")
    elif row["kind"] != "text":
        parts.append(f"<p>[{words(row['kind'])}]{_file(row['media'])}</p>")
    parts += [f'<p dir="auto">{words(text)}</p>' for text in (row["text"], row["caption"]) if text]
    foot = [words(r["emoji"]) for r in row["reactions"]] + ["✎"] * row["edited"]
    if row["status"]:
        foot.append(_TICKS.get(row["status"], words(row["status"])))
    if foot:
        parts.append(f"<footer>{' '.join(foot)}</footer>")
    return "".join([*parts, "</article>"])


def _file(media: dict[str, Any] | None) -> str:
    """Return what is said of a file: its name and place as words, never as an address."""
    told = [words(media[name]) for name in ("name", "path") if media[name]] if media else []
    return "".join(f' <b dir="auto">{one}</b>' for one in told)
