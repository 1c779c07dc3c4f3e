"""What is really in a file, told by its bytes: it decides under which ending the file is kept, and nothing else does."""

import codecs
import io
import zipfile
from pathlib import Path

from msgspec import Struct

HEAD_BYTES = 4096
_MOST_OF_A_LIST = 2 * 2**20
UNKNOWN = "bin"


class Found(Struct, frozen=True):
    """A file's ending (one of `EXTENSIONS`, or `bin`) and its type, if that is known."""

    extension: str
    mime: str | None = None


_MIMES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "heic": "image/heic",
    "avif": "image/avif",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "3gp": "video/3gpp",
    "mkv": "video/x-matroska",
    "avi": "video/x-msvideo",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "amr": "audio/amr",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "pdf": "application/pdf",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "gz": "application/gzip",
    "xml": "application/xml",
    "json": "application/json",
    "csv": "text/csv",
    "vcf": "text/vcard",
    "txt": "text/plain",
}
EXTENSIONS = frozenset(_MIMES)
CONTAINERS = frozenset({"zip", "rar", "7z", "gz"})
"""Files that hold others: nobody knows what, so they are saved but never opened."""
_TEXTS = frozenset({"csv", "vcf", "json", "xml", "txt"})
_OLD_OFFICE = frozenset({"doc", "xls", "ppt"})
_MARKUP = (b"<!doctype html", b"<html", b"<svg", b"<script", b"<!doctype svg", b"<hta:")

_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
    (b"\xff\xf2", "mp3"),
    (b"\xff\xf1", "aac"),
    (b"\xff\xf9", "aac"),
    (b"#!AMR", "amr"),
    (b"fLaC", "flac"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1aE\xdf\xa3", "mkv"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
)
_BRANDS = {b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"avif": "avif", b"qt  ": "mov", b"M4A ": "m4a"}
_OFFICE_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))


def look(file: Path, head: bytes, name: str | None, mime: str | None = None) -> Found:
    """Return what is in a file, of which `head` is the beginning.

    What a stranger says of it only chooses among texts, among the old office formats, and between sound and film:
    these look alike. Their word on the type stands where it says more of the same (`audio/ogg; codecs=opus`).
    """
    extension = _by_bytes(file, head, (name or "").rpartition(".")[2].lower())
    if extension == "mp4" and (mime or "").startswith("audio/"):
        extension = "m4a"
    found = _MIMES.get(extension)
    return Found(extension, mime if found is None or (mime or "").startswith(found) else found)


def _by_bytes(file: Path, head: bytes, named: str) -> str:
    for beginning, extension in _BEGINNINGS:
        if head.startswith(beginning):
            return extension
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "3gp" if brand.startswith(b"3g") else _BRANDS.get(brand, "mp4")
    if head.startswith(b"BM") and int.from_bytes(head[2:6], "little") == file.stat().st_size:
        return "bmp"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return named if named in _OLD_OFFICE else UNKNOWN
    return _text(head, named)


class _Glance(io.FileIO):
    """A file of which nobody reads much at a time: a list of a million names would take a gigabyte of memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes, or all there are.

        Raises:
            _TooMuchError: they are too many.
        """
        wanted = _MOST_OF_A_LIST + 1 if size is None or size < 0 else size
        data = (super().read(wanted) or b"") if wanted <= _MOST_OF_A_LIST + 1 else b""
        if wanted > _MOST_OF_A_LIST + 1 or len(data) > _MOST_OF_A_LIST:
            raise _TooMuchError
        return data


class _TooMuchError(Exception):
    pass


def _in_zip(file: Path) -> str:
    try:
        with _Glance(file) as glance, zipfile.ZipFile(glance) as packed:
            names = packed.namelist()
            if "mimetype" in names and packed.getinfo("mimetype").file_size < HEAD_BYTES:
                said = packed.read("mimetype").decode("ascii", "replace").strip()
                return next((e for e in ("odt", "ods", "odp", "epub") if _MIMES[e] == said), "zip")
    except _TooMuchError:
        return "zip"
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return UNKNOWN
    if "[Content_Types].xml" in names and not any(n.endswith("vbaProject.bin") for n in names):
        return next((e for folder, e in _OFFICE_FOLDERS if any(n.startswith(folder) for n in names)), "zip")
    return UNKNOWN if {"META-INF/MANIFEST.MF", "AndroidManifest.xml"} & set(names) else "zip"


def _text(head: bytes, named: str) -> str:
    if not head or b"\x00" in head or head.startswith(b"#!"):
        return UNKNOWN
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut in two
    except UnicodeDecodeError:
        # The invoices and lists of older Brazilian programs.
        if named not in ("txt", "csv", "xml"):
            return UNKNOWN
    lowered = head.lower()
    if any(mark in lowered for mark in _MARKUP):
        return UNKNOWN
    if lowered.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return "xml"
    return named if named in _TEXTS - {"xml"} else "txt"
