"""PIX: keys that are valid, and codes that a bank reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multichat_desktop.domain.brcode import BrCodeError, KeyType, PixKey, br_code, crc16, folded, read_key

EVP = "123e4567-e12b-12d1-a456-426655440000"


def fields(code: str) -> dict[str, str]:
    """The fields of one level."""
    found = {}
    while code:
        number, length = code[:2], int(code[2:4])
        found[number], code = code[4 : 4 + length], code[4 + length :]
        assert len(found[number]) == length
    return found


def test_the_example_of_the_central_bank() -> None:
    """Manual de Padrões para Iniciação do Pix, static QR code with an EVP key."""
    expected = (
        "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR"
        "5913Fulano de Tal6008BRASILIA62070503***63041D3D"
    )
    assert br_code(PixKey(KeyType.EVP, EVP), "Fulano de Tal", "BRASILIA") == expected


@pytest.mark.parametrize("data, crc", [(b"123456789", 0x29B1), (b"", 0xFFFF), (b"A", 0xB915)])
def test_the_checksum(data: bytes, crc: int) -> None:
    assert crc16(data) == crc


def test_amount_and_id() -> None:
    code = br_code(
        PixKey(KeyType.CPF, "52998224725"), "Papelaria Girassol São João Ltda", "São Paulo", 3490, "PED0042"
    )
    top = fields(code)
    assert top["54"] == "34.90"
    assert top["53"] == "986"
    assert top["59"] == "Papelaria Girassol Sao Jo"
    assert top["60"] == "Sao Paulo"
    assert fields(top["62"]) == {"05": "PED0042"}
    assert fields(top["26"]) == {"00": "br.gov.bcb.pix", "01": "52998224725"}
    assert int(top["63"], 16) == crc16(code[:-4].encode())


def test_a_note_is_as_long_as_there_is_room() -> None:
    key = PixKey(KeyType.EVP, EVP)
    top = fields(
        br_code(key, "Loja", "Recife", note="Pedido nº 42, obrigado pela preferência e volte sempre!")
    )
    assert len(top["26"]) <= 99
    assert fields(top["26"])["02"].startswith("Pedido no 42, obrigado")
    longest = PixKey(KeyType.EMAIL, "a" * 64 + "@exemplo.com")
    assert len(longest.value) > 74
    with pytest.raises(BrCodeError, match="key"):
        br_code(PixKey(KeyType.EMAIL, "a" * 80), "Loja", "Recife")


@pytest.mark.parametrize(
    "changed, part",
    [
        ({"merchant": "😀"}, "merchant"),
        ({"city": " "}, "city"),
        ({"amount": 0}, "amount"),
        ({"amount": 10**13}, "amount"),
        ({"txid": "com espaço"}, "txid"),
        ({"txid": "A" * 26}, "txid"),
    ],
)
def test_what_no_bank_would_read(changed: dict[str, object], part: str) -> None:
    given_: dict[str, object] = {"merchant": "Loja", "city": "Natal", "amount": 100, "txid": "A1"} | changed
    with pytest.raises(BrCodeError) as caught:
        br_code(PixKey(KeyType.EVP, EVP), **given_)  # type: ignore[arg-type]
    assert caught.value.code == part


@pytest.mark.parametrize(
    "text, key",
    [
        ("529.982.247-25", PixKey(KeyType.CPF, "52998224725")),
        ("11.222.333/0001-81", PixKey(KeyType.CNPJ, "11222333000181")),
        ("12.ABC.345/01DE-35", PixKey(KeyType.CNPJ, "12ABC34501DE35")),  # the tax office's own example
        ("(11) 98877-6655", PixKey(KeyType.PHONE, "+5511988776655")),
        ("+55 11 98877-6655", PixKey(KeyType.PHONE, "+5511988776655")),
        ("Loja@Exemplo.com.BR", PixKey(KeyType.EMAIL, "loja@exemplo.com.br")),
        (EVP.upper(), PixKey(KeyType.EVP, EVP)),
        ("529.982.247-26", None),
        ("111.111.111-11", None),
        ("11.222.333/0001-82", None),
        ("00.000.000/0000-00", None),
        ("loja@exemplo", None),
        ("+1 202 555 0123", None),
        ("", None),
    ],
)
def test_keys(text: str, key: PixKey | None) -> None:
    assert read_key(text) == key


def test_a_key_is_what_it_is_said_to_be() -> None:
    assert read_key("52998224725", KeyType.CPF) == PixKey(KeyType.CPF, "52998224725")
    assert read_key("52998224725", KeyType.CNPJ) is None
    assert read_key("11988776655", KeyType.PHONE) == PixKey(KeyType.PHONE, "+5511988776655")
    assert read_key("x" * 80 + "@exemplo.com", KeyType.EMAIL) is None


@given(st.text(max_size=60))
def test_plain_letters_are_plain(text: str) -> None:
    assert folded(text).isascii()
    assert folded(folded(text)) == folded(text)
