"""PIX charges as text: the static BR Code (*copia e cola*) with a key, an amount and an id, and keys that are valid.

Source: Banco Central do Brasil, *Manual de Padrões para Iniciação do Pix* and *Manual do BR Code* (EMV QRCPS-MPM):
fields of two digits of id, two digits of length and a value; the last one is CRC-16/CCITT-FALSE over all before it.
"""

import re
import unicodedata
from enum import StrEnum

import phonenumbers
from msgspec import Struct

from multichat_desktop.domain.address import from_typed

_GUI = "br.gov.bcb.pix"
_MERCHANT_MOST, _CITY_MOST, _ACCOUNT_MOST, _TXID_MOST = 25, 15, 99, 25
_AMOUNT_MOST = 9_999_999_999_99
_NO_TXID = "***"
_TXID = re.compile(r"[A-Za-z0-9]{1,25}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_EMAIL_MOST = 77
_EVP = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MASK = re.compile(r"[\s./()-]+")
_CPF, _CNPJ = 11, 14
_CNPJ_BASE = 12
_CNPJ_FORM = re.compile(r"[0-9A-Z]{12}[0-9]{2}")


class KeyType(StrEnum):
    """The kinds of PIX key, named as the gateway names them."""

    CPF = "CPF"
    CNPJ = "CNPJ"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    EVP = "EVP"


class PixKey(Struct, frozen=True):
    """A valid key in the form that PIX knows: digits, `+55…`, small letters."""

    type: KeyType
    value: str


class BrCodeError(ValueError):
    """A charge that no bank would read; `code` says which part: `key`, `merchant`, `city`, `amount`, `txid`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_key(text: str, said: KeyType | None = None) -> PixKey | None:
    """Read a key as people write it; None when it is none (of the kind that was `said`).

    Eleven digits may be a CPF or a phone: valid check digits make them a CPF, unless it was said otherwise.
    """
    for kind in KeyType if said is None else (said,):
        value = _READERS[kind](text.strip())
        if value is not None:
            return PixKey(kind, value)
    return None


def _cpf(text: str) -> str | None:
    digits = _MASK.sub("", text)
    if len(digits) != _CPF or not _are_digits(digits) or len(set(digits)) == 1:
        return None
    for end in (9, 10):
        total = sum(int(digit) * weight for digit, weight in zip(digits, range(end + 1, 1, -1), strict=False))
        if int(digits[end]) != total * 10 % 11 % 10:
            return None
    return digits


def _cnpj(text: str) -> str | None:
    """Read a CNPJ, also one with letters (in use since July 2026): a letter counts as its code less 48."""
    plain = _MASK.sub("", text).upper()
    if not plain.isascii() or not _CNPJ_FORM.fullmatch(plain) or len(set(plain)) == 1:
        return None
    values = [ord(char) - 48 for char in plain]
    for end in (_CNPJ_BASE, _CNPJ_BASE + 1):
        total = sum(value * (2 + place % 8) for place, value in enumerate(reversed(values[:end])))
        rest = total % 11
        if values[end] != (0 if rest < 2 else 11 - rest):
            return None
    return plain


def _phone(text: str) -> str | None:
    found = from_typed(text)
    if found is None or not found.value.startswith("55"):
        return None
    number = f"+{found.value}"
    return number if phonenumbers.is_valid_number(phonenumbers.parse(number)) else None


def _email(text: str) -> str | None:
    plain = text.lower()
    return plain if len(plain) <= _EMAIL_MOST and plain.isascii() and _EMAIL.fullmatch(plain) else None


def _evp(text: str) -> str | None:
    plain = text.lower()
    return plain if _EVP.fullmatch(plain) else None


_READERS = {
    KeyType.CPF: _cpf,
    KeyType.CNPJ: _cnpj,
    KeyType.PHONE: _phone,
    KeyType.EMAIL: _email,
    KeyType.EVP: _evp,
}


def br_code(
    key: PixKey, merchant: str, city: str, amount: int | None = None, txid: str | None = None, note: str = ""
) -> str:
    """Return the static code to pay to a key.

    Args:
        key: who is paid.
        merchant: the shop's name; accents are taken off and 25 letters kept.
        city: where the shop is; 15 letters are kept.
        amount: in centavos; None lets the customer choose.
        txid: up to 25 letters and digits by which the payment is recognised on the statement.
        note: a line that the customer's bank shows, as far as there is room for it.

    Raises:
        BrCodeError: the code would not be valid.
    """
    name, place = folded(merchant)[:_MERCHANT_MOST].strip(), folded(city)[:_CITY_MOST].strip()
    if not name:
        raise BrCodeError("merchant")
    if not place:
        raise BrCodeError("city")
    if amount is not None and not 0 < amount <= _AMOUNT_MOST:
        raise BrCodeError("amount")
    if txid and not _TXID.fullmatch(txid):
        raise BrCodeError("txid")
    account = _field(0, _GUI) + _field(1, key.value)
    room = _ACCOUNT_MOST - len(account) - 4
    if room < 0:
        raise BrCodeError("key")
    line = folded(note)[:room].strip()
    if line:
        account += _field(2, line)
    code = _field(0, "01") + _field(26, account) + _field(52, "0000") + _field(53, "986")
    if amount is not None:
        code += _field(54, f"{amount // 100}.{amount % 100:02}")
    code += _field(58, "BR") + _field(59, name) + _field(60, place) + _field(62, _field(5, txid or _NO_TXID))
    code += "6304"
    return f"{code}{crc16(code.encode('ascii')):04X}"


def folded(text: str) -> str:
    """Return a text in plain letters: without accents, and without what no bank's screen shows."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char if " " <= char <= "~" else " " if char.isspace() else "" for char in plain)
    return " ".join(plain.split())


def crc16(data: bytes) -> int:
    """Return CRC-16/CCITT-FALSE (polynomial 0x1021, begins with 0xFFFF)."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def _field(number: int, value: str) -> str:
    return f"{number:02}{len(value):02}{value}"


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
