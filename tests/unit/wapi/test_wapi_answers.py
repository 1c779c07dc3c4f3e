"""What an answer means: success, refusal, not taken, or nobody knows."""

import json

import pytest

from multichat_desktop.wapi.answers import read_answer
from multichat_desktop.wapi.errors import LostAnswerError, NotTakenError, RefusedError, WapiError


def failure(status: int, body: object, retry_after: str | None = None) -> WapiError:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(WapiError) as caught:
        read_answer(status, raw, retry_after)
    return caught.value


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"messageId": "3EB0"},
        {"error": False, "messageId": "3EB0"},
        {"error": "false"},
        {"error": "False"},
        {"error": None},
        {"error": ""},
        {"error": 0},
        {"success": True},
        {"success": None},
        {"status": "connected"},
        {"status": 200},
        {"message": "plano LITE"},
    ],
)
@pytest.mark.parametrize("status", [200, 201, 202])
def test_success(answer, status):
    assert read_answer(status, json.dumps(answer).encode()) == answer


@pytest.mark.parametrize(
    "answer,detail",
    [
        ({"error": True, "message": "Telefone inválido"}, "Telefone inválido"),
        ({"error": "Telefone inválido"}, "Telefone inválido"),
        ({"error": "true"}, "true"),
        ({"error": {"code": 5}}, None),
        ({"error": 1, "msg": "a"}, "a"),
        ({"success": False, "detail": "a\n  b\t c"}, "a b c"),
        ({"status": "error"}, None),
        ({"status": "ERROR", "message": " "}, None),
        ({"error": True, "message": ["a"]}, None),
        ({"error": True, "message": "x" * 1000}, "x" * 300),
    ],
)
def test_a_200_with_an_error_inside_is_a_refusal(answer, detail):
    error = failure(200, answer)
    assert isinstance(error, RefusedError)
    assert (error.code, error.detail) == ("refused", detail)
    assert str(error) == (f"refused: {detail}" if detail else "refused")


@pytest.mark.parametrize(
    "status,code",
    [
        (300, "bad-address"),
        (301, "bad-address"),
        (302, "bad-address"),
        (308, "bad-address"),
        (400, "bad-request"),
        (401, "unauthorized"),
        (403, "forbidden"),
        (404, "not-found"),
        (405, "refused"),
        (422, "refused"),
        (463, "new-contacts-limit"),
    ],
)
@pytest.mark.parametrize("body", [{"error": True, "message": "não"}, b"<html>no</html>", b"", [1]])
def test_refusals(status, code, body):
    error = failure(status, body)
    assert isinstance(error, RefusedError)
    assert (error.code, error.detail) == (code, "não" if isinstance(body, dict) else None)


@pytest.mark.parametrize("status,code", [(429, "busy"), (503, "gateway-down")])
@pytest.mark.parametrize(
    "header,seconds",
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("0", 0.0),
        (None, None),
        ("", None),
        ("-1", None),
        ("nan", None),
        ("86400", 3600.0),
        ("1e300", 3600.0),
        ("1795176094", 3600.0),
        ("inf", None),
        ("1e999", None),
        ("Fri, 20 Nov 2026 12:00:00 GMT", None),
    ],
)
def test_not_taken(status, code, header, seconds):
    error = failure(status, {"message": "devagar"}, header)
    assert isinstance(error, NotTakenError)
    assert (error.code, error.detail, error.retry_after) == (code, "devagar", seconds)


@pytest.mark.parametrize("status", [500, 501, 502, 504, 599])
@pytest.mark.parametrize("body", [{"messageId": "3EB0"}, b"<html>Bad Gateway</html>", b""])
def test_nobody_knows_after_a_server_error(status, body):
    error = failure(status, body)
    assert isinstance(error, LostAnswerError)
    assert error.code == "no-answer"


@pytest.mark.parametrize(
    "body",
    [b"", b"OK", b"<html></html>", b"[]", b'"ok"', b"null", b'{"messageId": "3EB', b'{"a": "\xff"}', b"[" * 100_000,
     b'{"a": NaN}', b'{"a": "\\ud800"}'],
)  # fmt: skip
def test_nobody_knows_after_a_200_that_cannot_be_read(body):
    assert isinstance(failure(200, body), LostAnswerError)


# ---------------------------------------------------------------- the words of a refusal


@pytest.mark.parametrize(
    "sentence",
    [
        "Recurso não está disponível no plano LITE. Faça o upgrade para o plano PRO.",
        "Not available on your plan",
        "Your plan. Upgrade it",
        "Only for PRO, this instance is lite",
        "Disponível em outros planos",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 403, 422])
def test_a_refusal_for_the_plan(status, sentence):
    error = failure(status, {"error": True, "message": sentence})
    assert (error.code, error.detail) == ("plan", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Instance LITE-9HD4QK-T2MZ7V is not connected",
        "invalid literal",
        "explain",
        "Phone 5511946312345 invalid",
    ],
)
def test_other_words_that_look_like_it(sentence):
    assert failure(400, {"error": True, "message": sentence}).code == "bad-request"


@pytest.mark.parametrize("status", [401, 404])
def test_no_plan_where_it_cannot_be_the_reason(status):
    assert failure(status, {"message": "plano LITE"}).code in ("unauthorized", "not-found")


@pytest.mark.parametrize("status", [200, 400, 403])
def test_whatsapps_own_refusal_of_new_contacts(status):
    assert (
        failure(status, {"error": True, "message": "WhatsApp error 463: blocked"}).code
        == "new-contacts-limit"
    )
