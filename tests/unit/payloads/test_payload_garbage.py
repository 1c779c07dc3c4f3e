"""Whatever comes, reading it gives an event or a refusal, and nothing in it breaks what stands behind."""

import json
from collections.abc import Iterator

import msgspec
from hypothesis import HealthCheck, given, settings
from payload_garbage import damages, garbage, mutations

from multichat_desktop.domain.events import kind_of, message_id_of
from multichat_desktop.store.fingerprint import fingerprint
from multichat_desktop.wapi.payloads import BrokenContentError, NotAnEventError, decode, read


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def check(raw: bytes) -> None:
    try:
        event = read(decode(raw))
    except (BrokenContentError, NotAnEventError) as error:
        sentence = str(error)
        assert sentence.startswith("The ")
        assert len(sentence) < 100
        return
    for text in texts(event):
        text.encode("utf-8")
        assert "\0" not in text
    assert event.at is None or 946_684_800_000 <= event.at < 4_102_444_800_000
    assert kind_of(event)
    assert message_id_of(event) != ""
    # What it is stored as.
    assert msgspec.json.encode(event)
    fingerprint(event, raw)


often = settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@often
@given(garbage)
def test_garbage(body):
    check(json.dumps(body).encode())


@often
@given(mutations())
def test_samples_that_were_tampered_with(body):
    check(json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    check(json.dumps(body).encode())


@often
@given(damages())
def test_samples_whose_bytes_were_damaged(raw):
    check(raw)
