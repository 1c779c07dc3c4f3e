"""Ids, keys and hashes that look like WhatsApp's own, from one seeded source of chance."""

import base64
import random
import string

_CAPITALS_AND_DIGITS = string.ascii_uppercase + string.digits


class Ids:
    """Makes every id of a simulator; the same seed makes the same ids."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def from_android(self) -> str:
        """The id of a message that a customer wrote on a phone."""
        return "AC" + self._hex(30)

    def from_phone(self) -> str:
        """The id of a message that the shop typed on its own phone."""
        return "3A" + self._hex(18)

    def from_api(self) -> str:
        """The id of a message that was sent through the gateway, in one of its two forms."""
        if self._rng.random() < 0.25:
            return "3EB0" + self._hex(18)
        return "".join(self._rng.choices(_CAPITALS_AND_DIGITS, k=21))

    def row(self) -> str:
        """The id of a row in the gateway's own database (`insertedId`, log entries)."""
        return self._hex(24).lower()

    def lid(self) -> str:
        """A hidden number."""
        return f"{self._rng.randrange(10**13, 10**15)}@lid"

    def digits(self, count: int) -> str:
        """So many digits, the first of them no zero."""
        return str(self._rng.randrange(10 ** (count - 1), 10**count))

    def secret(self, size: int = 32) -> str:
        """So many bytes in base64: a media key, a hash, a message secret."""
        return base64.b64encode(self._rng.randbytes(size)).decode()

    def code(self) -> str:
        """A pairing code as it is typed on the phone."""
        letters = "".join(self._rng.choices(_CAPITALS_AND_DIGITS, k=8))
        return f"{letters[:4]}-{letters[4:]}"

    def _hex(self, count: int) -> str:
        return "".join(self._rng.choices("0123456789ABCDEF", k=count))
