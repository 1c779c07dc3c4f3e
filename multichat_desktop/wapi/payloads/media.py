"""Files in a message: what WhatsApp says of them, and with what they are opened."""

from multichat_desktop.domain.content import Content, Kind, Media, MediaSource
from multichat_desktop.wapi.payloads.fields import Object, blob, flag, number, text

_SHA256_BYTES = 32


def _media(node: Object, *, round_: bool = False) -> Media:
    digest = blob(node, "filesha256")
    return Media(
        mime=text(node, "mimetype"),
        name=text(node, "filename", "title"),
        size=number(node, "filelength"),
        sha256=digest.hex() if digest is not None and len(digest) == _SHA256_BYTES else None,
        width=number(node, "width"),
        height=number(node, "height"),
        seconds=number(node, "seconds"),
        pages=number(node, "pagecount"),
        waveform=blob(node, "waveform"),
        thumbnail=blob(node, "jpegthumbnail", "thumbnail"),
        round=round_,
        animated=bool(flag(node, "isanimated")),
        source=MediaSource(
            url=text(node, "url"),
            direct_path=text(node, "directpath"),
            media_key=text(node, "mediakey"),
            enc_sha256=text(node, "fileencsha256"),
        ),
    )


def _file(kind: Kind, node: Object, *, round_: bool = False) -> Content:
    return Content(
        kind=kind,
        caption=text(node, "caption"),
        media=_media(node, round_=round_),
        view_once=bool(flag(node, "viewonce")),
    )


def image(node: Object) -> Content:
    """Read `imageMessage`."""
    return _file(Kind.IMAGE, node)


def video(node: Object) -> Content:
    """Read `videoMessage`; a film that plays by itself is a gif."""
    return _file(Kind.GIF if flag(node, "gifplayback") else Kind.VIDEO, node)


def video_note(node: Object) -> Content:
    """Read `ptvMessage`, the round film."""
    return _file(Kind.VIDEO, node, round_=True)


def audio(node: Object) -> Content:
    """Read `audioMessage`; pressed to talk it is a voice note."""
    return _file(Kind.VOICE if flag(node, "ptt") else Kind.AUDIO, node)


def document(node: Object) -> Content:
    """Read `documentMessage`."""
    return _file(Kind.DOCUMENT, node)


def sticker(node: Object) -> Content:
    """Read `stickerMessage`."""
    return _file(Kind.STICKER, node)
