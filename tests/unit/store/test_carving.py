"""Journal rows out of bare pages: every shape of value, rows longer than a page, and nothing out of rubbish."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from damage_rig import live, overwrite
from store_rig import Store

from multichat_desktop.store.carving import Carver

MANY = 10**9
ROWS = [
    (1, 0, "local", "", "x", "ok", None, None, None, None, 1, 0, b""),
    (2, 1, "local", "é" * 40, "x", "ok", "a", "b", "c", "d", 127, 200, b"x" * 200),
    (300, -1, "public", "", "x", "ok", None, None, None, None, 40_000, 3900, b"y" * 3900),
    (70_000, 2**47, "console", "", "x", "ok", None, None, None, None, 2**31, 4500, b"z" * 4500),
    (
        2**40,
        2**62,
        "local",
        "",
        "x",
        "ok",
        None,
        None,
        None,
        None,
        2**23,
        300_000,
        random.Random(0).randbytes(300_000),
    ),
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    with Store(tmp_path) as store:
        live(store, 0, 3)
    file = store.profile.database
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("DELETE FROM journal")
        opened.executemany(f"INSERT INTO journal VALUES ({', '.join('?' * 13)})", ROWS)
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def carved(file: Path, after: int = 0) -> dict[int, list]:
    with closing(Carver(file, file.with_name(f"{file.name}-wal"))) as carver:
        found = carver.find(after, 2**41)
        rows = {n: [row for place in places if (row := carver.row(place))] for n, places in found.items()}
        return {n: some for n, some in rows.items() if some}


def test_every_shape_comes_out_as_sqlite_gives_it(rows: Path) -> None:
    overwrite(rows, 0, bytes(4096))
    found = carved(rows)
    assert {n: found[n][-1] for n, *_ in ROWS} == {row[0]: row for row in ROWS}
    assert 1 not in carved(rows, after=1)


@pytest.mark.parametrize("page_size", [512, 8192, 65536])
def test_other_pages(rows: Path, page_size: int) -> None:
    with closing(sqlite3.connect(rows, isolation_level=None)) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
        opened.execute(f"PRAGMA page_size = {page_size}")
        opened.execute("VACUUM")
    found = carved(rows)
    assert {n: found[n][0] for n, *_ in ROWS} == {row[0]: row for row in ROWS}


def test_a_row_whose_further_pages_are_gone_is_none(rows: Path) -> None:
    with rows.open("rb+") as opened:
        opened.truncate(rows.stat().st_size - 40 * 4096)
    found = carved(rows)
    assert 2**40 not in found
    assert found[2][-1] == ROWS[1]


def test_rubbish_gives_nothing_and_ends(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(30):
        file = tmp_path / f"{number}"
        pages = [bytes([0x0D, 0, 0, 0, chance.randrange(256)]) + chance.randbytes(4091) for _ in range(30)]
        file.write_bytes(b"".join(pages))
        assert carved(file) == {}
    assert carved(tmp_path / "none") == {}


def test_flipped_bytes_never_raise(rows: Path) -> None:
    chance, whole = random.Random(3), rows.read_bytes()
    for _ in range(60):
        changed = bytearray(whole)
        for _ in range(400):
            changed[chance.randrange(4096, len(changed))] = chance.randrange(256)
        rows.write_bytes(changed)
        carved(rows)
