"""Words as they are looked for: how a question is read, and what of a text it marks."""

import pytest

from multichat_desktop.domain import finding
from multichat_desktop.domain.finding import Question, Term, marks, number_forms, terms, tokens


def marked(text: str, asked: str) -> list[str]:
    return [text[a:b] for a, b in marks(text, terms(asked))]


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("", ()),
        ("  !!! ... ", ()),
        ("Ação ", (Term(("acao",)),)),
        ("ação", (Term(("acao",), prefix=True),)),
        ("nota fisc", (Term(("nota",)), Term(("fisc",), prefix=True))),
        ("a", (Term(("a",)),)),  # one letter would begin nearly everything
        ('"nota fiscal"', (Term(("nota", "fiscal")),)),
        ('"nota fiscal', (Term(("nota", "fiscal")),)),
        ("guarda-chuva ", (Term(("guarda", "chuva")),)),
        ("AND OR NOT* ", (Term(("and",)), Term(("or",)), Term(("not",)))),
        ("12.345-6 ", (Term(("12", "345", "6"), number="123456"),)),
        ("1234", (Term(("1234",), prefix=True, number="1234"),)),
        ("10h30 ", (Term(("10h30",)),)),
    ],
)
def test_a_question(asked: str, expected: tuple[Term, ...]) -> None:
    assert terms(asked) == expected


@pytest.mark.parametrize(
    "text, asked, expected",
    [
        ("A ação e a AÇÃO.", "acao ", ["ação", "AÇÃO"]),
        ("canetas e cadernos", "cad", ["cadernos"]),
        ("a nota. fiscal: nota", '"nota fiscal"', ["nota. fiscal"]),
        ("fiscal nota", '"nota fiscal"', []),
        ("cafe\u0301 forte", "café ", ["cafe\u0301"]),
        ("ligue (11) 98765-4321 já", "987654321 ", ["(11) 98765-4321"]),
        ("CEP 01310-100", "01310100", ["01310-100"]),
        ("pedido 20231105", "2023", ["20231105"]),
        ("nada", "tudo", []),
        ("oi oi", "oi o", ["oi", "oi"]),
        ("custou R$ 1.234,56.", "1234,56 ", ["1.234,56"]),
    ],
)
def test_what_is_marked(text: str, asked: str, expected: list[str]) -> None:
    assert marked(text, asked) == expected


def test_numbers_are_told_in_their_usual_ways() -> None:
    assert "11987654321" in number_forms("+55 (11) 98765-4321")
    assert "87654321" in number_forms("5511987654321")
    assert number_forms("12") == number_forms("") == number_forms("1234") == []
    assert number_forms("1.234") == ["1234"]


def test_words_of_every_script() -> None:
    assert [word for word, _, _ in tokens("Łódź straße 北京 привет١٢ 🎉x")] == [
        "łodz",
        "straße",
        "北京",
        "привет١٢",
        "x",
    ]


def test_a_question_that_asks_for_nothing() -> None:
    assert Question(text=" ?! ").is_empty
    assert Question(text="", chat_id="c1").is_empty, "a conversation alone is no question"
    for asked in (
        Question(text="x"),
        Question(from_me=False),
        Question(what=finding.What.LINKS),
        Question(since=1),
    ):
        assert not asked.is_empty
