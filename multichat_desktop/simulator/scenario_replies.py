"""What a customer of the demo plausibly answers to a message of the shop."""

import random
import re
import unicodedata

# The first pattern that is found in the message (small letters, no accents) decides.
_REPLIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"obrigad|agrade", ("Imagina! 😊", "Eu que agradeço!", "Nós que agradecemos!")),
    (
        r"pix|pagamento|cartao|boleto",
        ("Pode ser Pix mesmo", "Acabei de fazer o Pix, confere aí?", "Aceita cartão?"),
    ),
    (
        r"r\$|valor|preco|orcamento",
        ("Fechado! Pode fazer", "Consegue um descontinho? 😅", "Ótimo preço, quero sim"),
    ),
    (
        r"entreg|endereco|frete",
        ("Pode entregar no endereço de sempre", "Rua das Acácias, 210, apto 32", "Prefiro retirar"),
    ),
    (
        r"\bhora|\bas \d|\d ?h\b|retira",
        ("Perfeito, passo nesse horário", "Pode ser meia hora mais tarde?", "Combinado!"),
    ),
    (
        r"quantas|quantos|qual|quando|\?",
        ("Sim, por favor!", "Acho que umas 20", "Pode ser no sábado", "Pode sim!"),
    ),
    (
        r"\b(oi|ola|bom dia|boa tarde|boa noite)\b",
        ("Oi! Tudo bem?", "Bom dia! ☀️", "Olá! Que bom que respondeu rápido"),
    ),
    (
        r"\b(nao|infelizmente|acabou)\b",
        ("Ah, que pena", "Sem problema, fica pra próxima", "E amanhã, será que tem?"),
    ),
    (
        r"\b(sim|claro|pode|consigo|fazemos|temos)\b",
        ("Que maravilha!", "Oba! Então quero", "Ótimo! 🙌"),
    ),
)
_OTHERWISE = ("Certo!", "Entendi, valeu!", "Beleza 👍", "Ótimo!", "Ok, fico no aguardo")


def reply_to(text: str, rng: random.Random) -> str:
    """An answer that fits the message."""
    letters = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for pattern, replies in _REPLIES:
        if re.search(pattern, plain):
            return rng.choice(replies)
    return rng.choice(_OTHERWISE)
