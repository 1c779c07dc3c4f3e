"""Names that strangers give: none leads out of a folder, none starts anything, none shows what it is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multichat_desktop.services.files.names import is_executable, may_open, safe_name

RLO = "\u202e"


@pytest.mark.parametrize(
    "given_name, kept",
    [
        ("lista-material-3ano.pdf", "lista-material-3ano.pdf"),
        ("Orçamento nº 12 (final).xlsx", "Orçamento nº 12 (final).xlsx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\Windows\\x.pdf", "_.._Windows_x.pdf"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\x.pdf", "C__x.pdf"),
        ("a/../b.pdf", "a_.._b.pdf"),
        ("..", "arquivo"),
        (".", "arquivo"),
        ("", "arquivo"),
        (None, "arquivo"),
        ("   ", "arquivo"),
        (".bashrc", "bashrc"),
        ("CON", "_CON"),
        ("con.pdf", "_con.pdf"),
        ("Lpt1.tar.gz", "_Lpt1.tar.gz"),
        ("COM¹.txt", "_COM¹.txt"),
        ("nul .pdf", "_nul.pdf"),
        ("fatura.pdf. . ", "fatura.pdf"),
        ("a\x00b\nc\x7f.pdf", "ab c.pdf"),
        ("x.pdf:stream", "x.pdf_stream"),
        ("-rf.pdf", "rf.pdf"),
        ("fatura.pdf.exe", "fatura.pdf.exe.txt"),
        ("FATURA.PDF.EXE", "FATURA.PDF.EXE.txt"),
        ("x.scr", "x.scr.txt"),
        ("x.bat", "x.bat.txt"),
        ("x.lnk", "x.lnk.txt"),
        ("x.js", "x.js.txt"),
        ("x.desktop", "x.desktop.txt"),
        ("x.exe.", "x.exe.txt"),
        ("x.exe ", "x.exe.txt"),
        ("x.settingcontent-ms", "x.settingcontent-ms.txt"),
        (f"fatura{RLO}fdp.exe", "faturafdp.exe.txt"),
        ("fatura\u200b.e\u200bxe", "fatura.exe.txt"),
        ("planilha.xlsm", "planilha.xlsm.txt"),
    ],
)
def test_names(given_name: str | None, kept: str) -> None:
    assert safe_name(given_name) == kept


def test_one_without_an_ending_gets_the_real_one() -> None:
    assert safe_name("foto", "jpg") == "foto.jpg"
    assert safe_name(None, "ogg") == "arquivo.ogg"
    assert safe_name("foto.png", "jpg") == "foto.png"


@given(st.text(max_size=300))
def test_whatever_it_is(name: str) -> None:
    kept = safe_name(name)
    assert 0 < len(kept.encode()) <= 160
    assert not set(kept) & set('/\\:*?"<>|\0\n')
    assert kept not in (".", "..")
    assert kept == kept.strip() == kept.rstrip(".")
    assert not kept.startswith(("-", "."))
    assert not is_executable(kept)
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in kept)
    assert safe_name(kept) == kept, "what is safe stays as it is"


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.EXE", "a.pdf.exe", "a.exe. ", "a.exe:x", f"a{RLO}fdp.exe", "a.scr", "a.cmd", "a.vbs", "a.ps1", "a.sh", "a.jar",
     "a.apk", "a.msi", "a.hta", "a.html", "a.svg", "a.docm", "a.url", "a.iso", "a.app", "a.command", "a.desktop"],
)  # fmt: skip
def test_what_is_run_by_its_name(name: str) -> None:
    assert is_executable(name)
    assert not may_open("media/ab/x.pdf", name)


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg", "a.docx", "exe", "a.exe.pdf", "notas.txt", "a.mp4", None])
def test_what_is_not(name: str | None) -> None:
    assert not is_executable(name)
    assert may_open("media/ab/x.pdf", name)


@pytest.mark.parametrize(
    "mime",
    [
        "application/x-msdownload",
        "application/x-sh",
        "text/html",
        "image/svg+xml",
        "application/vnd.android.package-archive",
    ],
)
def test_by_its_type(mime: str) -> None:
    assert is_executable("a.pdf", mime)
    assert not is_executable("a.pdf", "application/pdf")


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\x00",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"\xca\xfe\xba\xbe",
        b"L\x00\x00\x00\x01\x14\x02\x00",
        b"[Desktop Entry]\n",
    ],
)
def test_by_its_bytes(head: bytes) -> None:
    assert is_executable("a.pdf", "application/pdf", head)
    assert not is_executable("a.pdf", "application/pdf", b"%PDF-1.7")
    assert not is_executable("a.amr", "audio/amr", b"#!AMR\n")


@pytest.mark.parametrize(
    "path", ["media/ab/x.bin", "media/ab/x.zip", "media/ab/x.exe", "media/ab/x", "media/ab/x.html"]
)
def test_what_nobody_knows_is_not_opened(path: str) -> None:
    assert not may_open(path)
