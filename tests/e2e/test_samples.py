"""Every sample body has exactly the effect that its row in `tests/payloads/INDEX.md` states."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from rig import PAYLOADS, Consoles, Profile, timeless

pytestmark = pytest.mark.e2e

Row = dict[str, Any]
COLUMNS = ("file", "endpoint", "kind", "chat", "side", "words", "effect", "notes", "basis")
NOTHING = "–"
FREE = ("ok", "ignored", "stored", "duplicate")
"""What may be answered where nothing takes effect."""


@dataclass(frozen=True)
class Sample:
    """One row of the table."""

    folder: str
    file: str
    endpoint: str
    kind: str
    chat: str
    side: str
    words: str
    effect: str
    notes: str
    basis: str

    @property
    def number(self) -> str:
        return self.file[:2]

    @property
    def body(self) -> bytes:
        return (PAYLOADS / self.folder / self.file).read_bytes()

    @property
    def text(self) -> str:
        return self.words.removesuffix(" (caption)").replace(" ⏎ ", "\n").replace("⏎  ⏎", "\n\n")

    @property
    def outcomes(self) -> tuple[str, ...]:
        for word in ("duplicate", "ignored", "stored"):
            if f"`{word}`" in self.notes:
                # Row 91 leaves it open whether a call is shown.
                return (word,) if self.number != "91" or self.folder != "gateway" else ("stored", "ok")
        if "where it is not read" in self.notes:
            return ("ok", "ignored")
        if self.effect.startswith("none") or "else nothing" in self.effect:
            return FREE
        return ("ok",)


@dataclass
class Told:
    """What the index says of one folder."""

    samples: list[Sample]
    counts: dict[str, tuple[int, int]]


def read_index(folder: str) -> Told:
    text = (PAYLOADS / "INDEX.md").read_text(encoding="utf-8")
    part = re.split(r"^## ", text.partition(f"## {folder}/\n")[2], flags=re.MULTILINE)[0]
    samples, counts = [], {}
    for line in part.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == len(COLUMNS) and cells[0].endswith(".json"):
            samples.append(Sample(folder, *cells))
        elif len(cells) == 3 and cells[1].isdigit():
            counts[cells[0]] = (int(cells[1]), int(cells[2]))
    return Told(samples, counts)


FOLDERS = {folder: read_index(folder) for folder in ("simple", "gateway")}


def test_index_names_every_file() -> None:
    for folder, told in FOLDERS.items():
        files = sorted(path.name for path in (PAYLOADS / folder).glob("*.json"))
        assert [sample.file for sample in told.samples] == files
    assert {folder: len(told.samples) for folder, told in FOLDERS.items()} == {"simple": 30, "gateway": 99}


# ---------------------------------------------------------------- what a row says

Change = dict[str, Any]


@dataclass
class Story:
    """Follows the samples one after the other: what each made, and what is there now."""

    told: Told
    made: dict[str, str] = field(default_factory=dict)
    """The message id that each file's message has, by the file's number."""
    chats: dict[str, str] = field(default_factory=dict)
    """The conversation's id, by the name the index has for it."""
    now: dict[str, Row] = field(default_factory=dict)

    def take(self, sample: Sample, rows: list[Row]) -> None:
        """Check that a post did what its row says, and nothing else."""
        then, self.now = self.now, {row["message_id"]: row for row in rows}
        assert len(self.now) == len(rows), "a message is there twice"
        new = [row for key, row in self.now.items() if key not in then]
        lost = [key for key in then if key not in self.now]
        assert not lost, f"gone: {lost}"
        changed = {key: change for key in then if (change := difference(then[key], self.now[key]))}
        self.check_names(then)
        if makes_message(sample):
            assert len(new) == 1, f"{len(new)} new messages"
            assert changed == self.learned(sample), changed
            self.check_new(sample, new[0])
        else:
            assert not new, f"a message of its own: {new}"
            self.check_changes(sample, changed)

    def learned(self, sample: Sample) -> dict[str, Change]:
        """What a new message tells about older ones: by what its author is known."""
        if (sample.folder, sample.number) == ("gateway", "80"):
            return {self.made["78"]: {"author_id": "5531900003003"}}
        return {}

    def check_names(self, then: dict[str, Row]) -> None:
        """A conversation has one name; once it is known it stays."""
        names = {(row["chat_id"], row["chat_name"]) for row in self.now.values()}
        assert len(names) == len({chat_id for chat_id, _ in names})
        for key, row in then.items():
            before, after = row["chat_name"], self.now[key]["chat_name"]
            assert before == after or not before or before.startswith("+"), f"{before} became {after}"

    def check_new(self, sample: Sample, row: Row) -> None:
        self.made[sample.number] = row["message_id"]
        if sample.kind == "unavailable":
            self.made[f"{int(sample.number) + 1}"] = row["message_id"]  # the next one fills it
        # A name in brackets is the same person in another way of writing; the table's first column is the name.
        known = self.chats.setdefault(sample.chat, row["chat_id"])
        assert row["chat_id"] == known, "another conversation of the same person"
        assert len(set(self.chats.values())) == len(self.chats), "two people in one conversation"
        assert row["kind"] == sample.kind
        out = sample.side == "out"
        assert (row["direction"], row["from_me"]) == (("out", True) if out else ("in", False))
        assert row["edited"] is False
        assert row["deleted"] is False
        if sample.words != NOTHING:
            assert (row["caption" if "(caption)" in sample.words else "text"]) == sample.text
            assert row["text" if "(caption)" in sample.words else "caption"] is None
        else:
            assert not row["text"]
            assert row["caption"] is None
        assert row["status"] == ("sent" if out else None)
        if out:
            assert [entry["status"] for entry in row["status_history"]] in (["sent"], [])
        else:
            assert row["status_history"] == []
        self.check_media(sample, row)
        self.check_quote(sample, row)
        emoji = re.search(r"with reaction (\S+)", sample.effect)
        assert [r["emoji"] for r in row["reactions"]] == ([emoji[1]] if emoji else [])
        assert row.get("view_once", False) is ("view once" in sample.effect)
        extra = BY_HAND.get((sample.folder, sample.number))
        if extra is not None:
            extra(self, row)

    def check_media(self, sample: Sample, row: Row) -> None:
        carries = {"image", "video", "gif", "voice", "audio", "document", "sticker"}
        assert (row["media"] is not None) >= (sample.kind in carries)
        if "media waiting" in sample.effect:
            assert row["media"]["state"] in ("waiting", "downloading", "expired", "failed")
            assert row["media"]["path"] is None
            assert row["media"]["mime"]
            assert row["media"]["size"] > 0
            assert re.fullmatch(r"[0-9a-f]{64}", row["media"]["sha256"])
        name = re.search(r"name (\S+\.pdf)", sample.notes)
        if name:
            assert row["media"]["name"] == name[1]

    def check_quote(self, sample: Sample, row: Row) -> None:
        quoted = re.search(r"(?:quotes|answers) (\d\d)", f"{sample.effect} {sample.notes}")
        if quoted:
            assert row["quoted_message_id"] == self.made[quoted[1]]
        elif sample.number != "51":  # it answers a list that was never stored
            assert row["quoted_message_id"] is None

    def check_changes(self, sample: Sample, changed: dict[str, Change]) -> None:
        reached = re.match(r"(\d\d) → (sent|delivered|read|played|failed)$", sample.effect)
        if reached and reached[2] == "sent" and not changed:
            # It was known to be sent from the moment it came.
            row = self.now[self.made[reached[1]]]
            assert row["status"] == "sent"
            assert [entry["status"] for entry in row["status_history"]] == ["sent"]
            return
        assert changed == expected_change(self, sample)


def difference(one: Row, other: Row) -> Change:
    """What became of the columns that changed; of a history that grew by one, what came."""
    changes = {name: other[name] for name in other if one[name] != other[name] and name != "chat_name"}
    if "status_history" in changes:
        assert len(changes["status_history"]) == len(one["status_history"]) + 1
        changes["status_history"] = sorted(
            {e["status"] for e in changes["status_history"]} - {e["status"] for e in one["status_history"]}
        )
    if "reactions" in changes:
        changes["reactions"] = [(r["emoji"], r["author_id"]) for r in changes["reactions"]]
    return changes


def makes_message(sample: Sample) -> bool:
    """Whether a row tells of a new message."""
    return (
        sample.effect.startswith(("new message", "new notice", "the outbox's message gets its echo"))
        or sample.kind == "unavailable"
    )


def expected_change(story: Story, sample: Sample) -> dict[str, Change]:
    """What a row that makes no message changes, by message id and column."""
    by_hand = CHANGES_BY_HAND.get((sample.folder, sample.number))
    if by_hand is not None:
        number, change = by_hand
        return {story.made[number]: change} if number else {}
    effect = sample.effect
    if found := re.match(r"(\d\d) → (\w+)$", effect):
        return {story.made[found[1]]: {"status": found[2], "status_history": [found[2]]}}
    if found := re.match(r"(\d\d) has this (text|caption), edited", effect):
        return {story.made[found[1]]: {found[2]: sample.text, "edited": True}}
    if found := re.match(r"(\d\d) is deleted", effect):
        gone = story.now[story.made[found[1]]]
        assert gone["deleted"] is True
        assert gone["text"] is None
        assert gone["caption"] is None
        return {gone["message_id"]: {"deleted": True, DELETED[found[1]]: None}}
    # Presence, connection, and what takes no effect on any message.
    assert sample.kind in ("presence", "connection") or effect.startswith("none"), f"not understood: {effect}"
    return {}


ANA, CADU, JOAO, SHOP = "5511900001001", "5521900002002", "5511900006006", "5511900000142"

DELETED = {"16": "media", "13": "text", "58": "text"}
"""What was in a message that is deleted, and is null now."""

CHANGES_BY_HAND: dict[tuple[str, str], tuple[str, Change]] = {
    # Reactions: whose they are, and what is left after they changed or went.
    ("gateway", "34"): ("05", {"reactions": [("❤️", ANA)]}),
    ("gateway", "35"): ("05", {"reactions": [("😂", ANA)]}),
    ("gateway", "36"): ("05", {"reactions": []}),
    ("gateway", "37"): ("02", {"reactions": [("👍", SHOP)]}),
    ("gateway", "60"): ("58", {"reactions": [("✅", JOAO)]}),
    # A vote is no message; the export has no column for votes.
    ("gateway", "47"): ("", {}),
    # READ of a received message: it has no ticks.
    ("gateway", "72"): ("", {}),
    # Its late confirmation changes nothing, nor is it told twice.
    ("gateway", "09"): ("", {}),
    ("gateway", "91"): ("", {}),
    # The same message id as 88: filled in place, neither a duplicate nor an edit.
    ("gateway", "89"): ("89", {"kind": "text", "text": "Pode deixar na portaria"}),
    ("gateway", "21"): ("", {}),
}


def at(moment: str) -> Callable[[Story, Row], None]:
    def check(_: Story, row: Row) -> None:
        assert row["timestamp"] == moment

    return check


def by(author: str) -> Callable[[Story, Row], None]:
    def check(_: Story, row: Row) -> None:
        assert row["author_id"] == author

    return check


def on_arrival(_: Story, row: Row) -> None:
    assert row["timestamp"] == row["received_at"]


def still_ana_alone(story: Story, row: Row) -> None:
    """What Ana writes in a group doesn't touch the private conversation with her."""
    assert row["author_id"] == ANA
    assert row["chat_id"] != story.chats["Ana (5511900001001)"]


BY_HAND: dict[tuple[str, str], Callable[[Story, Row], None]] = {
    ("simple", "11"): on_arrival,
    ("simple", "12"): at("2026-11-20T10:05:00Z"),
    ("simple", "13"): at("2026-11-20T10:05:30Z"),
    ("simple", "19"): on_arrival,
    ("gateway", "58"): by(JOAO),
    ("gateway", "59"): still_ana_alone,
    ("gateway", "78"): by("70613300458812@lid"),
    ("gateway", "80"): by("5531900003003"),
    ("gateway", "81"): by("5531900003003"),
    ("gateway", "82"): by("5531900003003"),
}


# ---------------------------------------------------------------- the tests


def totals(rows: list[Row], chats: dict[str, str]) -> dict[str, tuple[int, int]]:
    names = {chat_id: name for name, chat_id in chats.items()}
    counted = Counter((names[row["chat_id"]], row["direction"]) for row in rows)
    return {name: (counted[name, "in"], counted[name, "out"]) for name in chats}


INSTANCES = {
    "simple": {"instance_123": "disconnected"},
    "gateway": {"K7Q2MX-4TZ9LA-WB3R8D": "connected", "LITE-9HD4QK-T2MZ7V": "disconnected"},
}


def instances(profile: Profile) -> dict[str, str]:
    lines = [line.split("\t") for line in profile.command("instances", "list").out.splitlines()]
    return {line[0]: line[3] for line in lines}


@pytest.mark.parametrize("folder", ["simple", "gateway"])
def test_each_sample_has_its_effect(folder: str, profile: Profile, consoles: Consoles) -> None:
    told = FOLDERS[folder]
    console = consoles.start(profile)
    story = Story(told)
    wrong = []
    answers = {}
    for sample in told.samples:
        answer = console.post(sample.endpoint, sample.body)
        assert answer.status == 200, f"{sample.file}: {answer}"
        answers[sample.number] = answer
        try:
            assert answer.outcome in sample.outcomes, f"answered {answer.body}"
            story.take(sample, profile.snapshot())
        except (AssertionError, KeyError) as error:
            wrong.append(f"{sample.file} ({sample.effect}): {type(error).__name__} {error}")
    assert not wrong, "\n".join(wrong)

    rows = profile.export()
    assert rows == profile.snapshot(), "the command and the code export the same"
    assert totals(rows, story.chats) == told.counts
    assert instances(profile) == INSTANCES[folder]
    assert len({row["chat_id"] for row in rows}) == len(told.counts)
    events = profile.events()
    assert [event["id"] for event in events] == [answer.body["id"] for answer in answers.values()]
    assert [event["outcome"] for event in events] == [answer.outcome for answer in answers.values()]
    health = console.doors.get("/healthz")
    assert health.status == 200
    assert health.body["ready"] is True
    assert profile.verify()["messages"] == len(rows)
    if folder == "simple":
        read = next(row for row in rows if row["message_id"] == story.made["06"])
        assert [entry["status"] for entry in read["status_history"]] == ["sent", "delivered", "read"]
    console.stop()


def state(rows: list[Row]) -> dict[str, Row]:
    """Messages, texts, statuses, reactions and conversations: all but what depends on when each came.

    A conversation is named by the first of its messages' ids, since its own id is opaque.
    """
    found = timeless(rows)
    home: dict[str, str] = {}
    for key in sorted(found):
        home.setdefault(found[key]["chat_id"], key)
    for row in found.values():
        row["chat_id"] = home[row["chat_id"]]
    return found


@pytest.mark.parametrize("folder", ["simple", "gateway"])
def test_backwards_and_twice_ends_the_same(
    folder: str, profile: Profile, other_profile: Profile, consoles: Consoles
) -> None:
    samples = FOLDERS[folder].samples
    forwards = consoles.start(profile)
    for sample in samples:
        forwards.post(sample.endpoint, sample.body)
    wanted = state(profile.snapshot())
    forwards.stop()

    backwards = consoles.start(other_profile)
    timed = 0
    for sample in reversed(samples):
        first = backwards.post(sample.endpoint, sample.body)
        again = backwards.post(sample.endpoint, sample.body)
        assert (first.status, again.status) == (200, 200)
        timed += again.outcome in ("duplicate", "ignored")
    found = state(other_profile.snapshot())
    assert found.keys() == wanted.keys()
    wrong = [
        f"{key} {column}: {wanted[key][column]!r} forwards, {found[key][column]!r} backwards"
        for key in wanted
        for column in wanted[key]
        if wanted[key][column] != found[key][column]
    ]
    assert not wrong, "\n".join(wrong)
    # Only what has neither an id nor a time of its own can never be known again.
    assert timed >= len(samples) - 5
    other_profile.verify()
    backwards.stop()
