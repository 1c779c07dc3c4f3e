"""PIX charges as messages: the gateway's key button, the code to copy, and its QR picture."""

import io
from enum import StrEnum

from msgspec import Struct

from multichat_desktop.domain.brcode import PixKey, br_code
from multichat_desktop.domain.content import Content, Kind, PixCard
from multichat_desktop.domain.outgoing import OutgoingFile

_SCALE, _BORDER = 10, 4


class PixForm(StrEnum):
    """In which form a charge is sent."""

    BUTTON = "button"
    CODE = "code"
    PICTURE = "picture"


class Charge(Struct, frozen=True, kw_only=True):
    """What the shop wants to be paid: `amount` in centavos (None: the customer chooses), `txid` up to 25 letters and digits.

    The button carries neither amount nor id: they stand in the code and its picture alone.
    """

    key: PixKey
    merchant: str
    city: str
    amount: int | None = None
    txid: str | None = None
    note: str = ""

    def code(self) -> str:
        """Return the code to copy.

        Raises:
            BrCodeError: no bank would read it.
        """
        return br_code(self.key, self.merchant, self.city, self.amount, self.txid, self.note)

    def card(self, code: str | None) -> PixCard:
        """Return the charge as its message keeps it."""
        amount, txid = (self.amount, self.txid) if code else (None, None)
        return PixCard(self.key.value, self.key.type.value, self.merchant, amount, txid, code)


def button(charge: Charge) -> Content:
    """Return the message whose button copies the key."""
    text = f"PIX · {charge.merchant} · {charge.key.value}"
    return Content(kind=Kind.CHOICE, text=text, card=charge.card(None))


def code(charge: Charge) -> Content:
    """Return the message that is nothing but the code, so that it can be copied with one touch.

    Raises:
        BrCodeError: no bank would read it.
    """
    text = charge.code()
    return Content(kind=Kind.TEXT, text=text, card=charge.card(text))


def picture(charge: Charge, caption: str | None = None) -> OutgoingFile:
    """Return the code's QR picture.

    Raises:
        BrCodeError: no bank would read it.
    """
    return OutgoingFile(source=qr_png(charge.code()), name="pix.png", caption=caption, kind=Kind.IMAGE)


def qr_png(text: str) -> bytes:
    """Return a text as a QR code in PNG, with the white border that readers need."""
    # Imported here: nobody needs it before the first charge.
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=_SCALE, border=_BORDER)
    return out.getvalue()


def qr_modules(text: str) -> list[list[bool]]:
    """Return a text as a QR code, line by line, without its border: whether each module is dark."""
    import segno

    return [[bool(module) for module in line] for line in segno.make(text, error="m", micro=False).matrix]
