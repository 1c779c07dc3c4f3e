"""Names of files as strangers give them, made harmless: for saving, and for deciding what may be opened."""

import re
import unicodedata
from pathlib import PurePosixPath

from multichat_desktop.services.files.kinds import CONTAINERS, EXTENSIONS

_LONGEST_BYTES = 120
_LONGEST_EXTENSION = 10
_NO_NAME = "arquivo"
_HARMLESS = ".txt"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*%$`;&\'!\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# What some system runs, installs, mounts, or opens with a program that runs what is in it.
_RUN = """
    ade adp ahk apk app appimage application appref-ms appx appxbundle asp aspx bas bash bat bin bundle
    cab cer chm class cmd com command cpl crt csh deb desktop dll dmg docm dotm drv elf exe fish fxp
    gadget grp hlp hta htm html htt img inf ins ipa iso isp its jar jnlp job js jse ksh lib library-ms
    lnk lua mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml mpkg msc
    msh msh1 msh2 mshxml msi msix msixbundle msp mst msu one ops osd out pcd php phtml pif pkg pl plg
    ppam ppsm pptm prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 py pyc pyo pyw pyz pyzw rb
    reg rpm run scf scptd scpt scr sct search-ms service settingcontent-ms sh shb shell shs shtm shtml
    sldm slk snap so svg svgz swf sys terminal theme tmp tool udl url vb vbe vbp vbs vbscript vhd vhdx
    vsmacros vsw vxd webloc webpnp website wim workflow ws wsc wsf wsh xbap xhtml xlam xll xlm xlsm xltm
    xnk zsh
"""
_EXECUTABLE = frozenset(_RUN.split())
_EXECUTABLE_MIMES = re.compile(
    r"(?:application/(?:x-(?:ms)?dos-?.*|x-msdownload|x-msi|x-executable|x-sh(?:ellscript)?|x-bat|x-csh|x-perl"
    r"|x-python.*|x-ms-shortcut|x-desktop|hta|javascript|x-javascript|java-archive|x-java.*|xhtml\+xml"
    r"|vnd\.android\.package-archive|vnd\.microsoft\.portable-executable|x-apple-diskimage|x-elf|x-mach-binary)"
    r"|text/(?:html|javascript|x-(?:sh|shellscript|python|perl|msdos-batch))|image/svg\+xml)",
    re.IGNORECASE,
)


def safe_name(name: str | None, extension: str = "") -> str:
    """Return a file name that leads nowhere and starts nothing, on any of the three systems.

    `extension` (without its dot) is used where the name has none. What would be run if it were opened gets a
    harmless extension behind its own: `fatura.pdf.exe` becomes `fatura.pdf.exe.txt`.
    """
    plain = unicodedata.normalize("NFC", name or "")
    plain = "".join(" " if c.isspace() else c for c in plain if c.isspace() or not _is_invisible(c))
    plain = _FORBIDDEN.sub("_", plain)
    plain = " ".join(plain.split()).strip(". ").lstrip("-~")
    if not plain.strip("_. "):
        plain = _NO_NAME
    stem, found = _split(plain)
    if not found and extension:
        found = extension
    if _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    harmless = _HARMLESS if found.lower() in _EXECUTABLE else ""
    tail = (f".{found}" if found else "") + harmless
    return _shortened(stem, _LONGEST_BYTES - len(tail.encode())) + tail


def is_executable(name: str | None = None, mime: str | None = None, head: bytes = b"") -> bool:
    """Whether a system might run this: by its name, by its type, or by its first bytes (64 are enough)."""
    return (
        (name is not None and _split(_seen_by_systems(name))[1].lower() in _EXECUTABLE)
        or (mime is not None and _EXECUTABLE_MIMES.match(mime.strip()) is not None)
        or _starts_like_a_program(head)
    )


def may_open(path: str, name: str | None = None, mime: str | None = None) -> bool:
    """Whether a kept file may be handed to the system's program for it.

    Where a file is kept, its ending was chosen by what is really in it; what nobody knows is kept as `.bin`.
    """
    ending = PurePosixPath(path).suffix.removeprefix(".")
    known = ending in EXTENSIONS and ending not in CONTAINERS
    return known and not is_executable(path) and not is_executable(name, mime)


def _seen_by_systems(name: str) -> str:
    """Return a name as Windows takes it: no dots or blanks at its end, no stream behind a colon."""
    return "".join(c for c in name if not _is_invisible(c)).partition(":")[0].rstrip(". ")


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE


def _split(name: str) -> tuple[str, str]:
    """Return a name's stem and its extension; a dot at the beginning or a long tail make none."""
    stem, dot, extension = name.rpartition(".")
    known = bool(dot and stem.strip(". ")) and 0 < len(extension) <= _LONGEST_EXTENSION
    # One that is run counts whatever its length: `.settingcontent-ms`.
    if dot and (extension.lower() in _EXECUTABLE or (known and " " not in extension)):
        return stem, extension
    return name, ""


def _shortened(stem: str, most: int) -> str:
    return stem.encode()[:most].decode(errors="ignore").rstrip(". ") or _NO_NAME


def _starts_like_a_program(head: bytes) -> bool:
    return not head.startswith(b"#!AMR") and head.startswith(
        (
            b"MZ",
            b"\x7fELF",
            b"#!",
            b"\xca\xfe\xba\xbe",
            b"\xfe\xed\xfa\xce",
            b"\xfe\xed\xfa\xcf",
            b"\xce\xfa\xed\xfe",
            b"\xcf\xfa\xed\xfe",
            b"L\x00\x00\x00\x01\x14\x02\x00",
            b"[Desktop Entry]",
            b"[InternetShortcut]",
            b"dex\n",
            b"\x00asm",
        )
    )
