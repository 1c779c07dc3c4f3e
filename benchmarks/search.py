"""How quickly messages are found among a million: `python benchmarks/search.py [--messages N] [--keep FOLDER]`.

Makes a profile of its own (rows straight into the tables, words as often as in a language: Zipf), lets the index build
as the writer does, and asks. Prints p50, p99 and the limits of the task; its exit code is 1 when one is broken.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from multichat_desktop.domain.finding import Question, What
from multichat_desktop.store.database import executor, open_writer
from multichat_desktop.store.search import Finder
from multichat_desktop.store.search_index import SearchIndex

FIRST_MS, OTHER_MS = 5.0, 100.0
_YEAR_MS = 365 * 86_400_000
_END = 1_795_176_000_000
_CHATS = 3_000
_ROUNDS = 60


def _words(text: str) -> list[str]:
    return text.split()


_COMMON = _words(
    "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem"
    " à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois"
    " sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha"
    " têm numa pelos elas havia seja qual será nós tenho bom dia boa tarde noite obrigado obrigada oi olá"
    " tudo bem pedido entrega preço quanto custa pix cartão boleto nota fiscal endereço rua número bairro"
    " cep troca tamanho cor estoque chegou hoje amanhã ontem semana loja aberto horário favor pode posso"
    " quero queria gostaria preciso comprar pagar pagamento valor desconto frete correio rastreio código"
    " caderno caneta mochila papel impressão cópia encadernação presente caixa sacola agenda lápis"
    " borracha régua cola"
)
_STARTS = _words(
    "ca co ma pa re es tra pre des per con per mo so li vi be fa gra cla pro bo lu na te ni ro sa di"
)
_MIDDLES = _words("ra la ti mi no ve ci ção ri da lha ne to pi ga re ma bi lo na si ta do vi")
_ENDS = _words("r do da ção mento dade s ndo va ria nte l m o a e ncia ismo ável")
RARE = "jabuticabeira"


def vocabulary(rng: random.Random, size: int = 60_000) -> list[str]:
    """Return words, the commonest first."""
    words = dict.fromkeys(_COMMON)
    while len(words) < size:
        middle = "".join(rng.choice(_MIDDLES) for _ in range(rng.randint(1, 3)))
        words[rng.choice(_STARTS) + middle + rng.choice(_ENDS)] = None
    return list(words)


def fill(path: Path, count: int, seed: int = 7) -> None:
    """Make a database of so many messages, not one of them in the index."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    total, sums = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 2.7)
        sums.append(total)
    database = open_writer(path)
    execute = executor(database)
    execute("PRAGMA synchronous = off")
    execute("BEGIN")
    execute("INSERT INTO instance (id, name, added_at) VALUES ('I', 'Loja', 0)")
    for n in range(_CHATS):
        execute("INSERT INTO person (id, push_name) VALUES (?, ?)", (f"p{n:018x}", f"Cliente {n}"))
        execute(
            "INSERT INTO chat (id, instance_id, person_id, sort_at) VALUES (?, 'I', ?, 0)",
            (f"c{n:018x}", f"p{n:018x}"),
        )

    def rows() -> Iterator[tuple[object, ...]]:
        step = 3 * _YEAR_MS // count
        for seq in range(count):
            length = min(1 + int(rng.expovariate(1 / 9)), 80)
            text = " ".join(rng.choices(words, cum_weights=sums, k=length))
            if rng.random() < 0.05:
                text += f" {rng.randint(1, 999)},{rng.randint(10, 99)}"
            if seq % 250_000 == count % 250_000 // 2:
                text += f" {RARE}"
            chat = min(int(rng.paretovariate(0.6)), _CHATS) - 1
            kind = "text" if rng.random() < 0.85 else rng.choice(("image", "voice", "document"))
            at = (_END - (count - seq) * step) // 1000 * 1000
            yield f"c{chat:018x}", f"M{seq}", int(rng.random() < 0.45), kind, text, at, at

    connection = database.connection()
    connection.executemany(
        "INSERT INTO message (chat_id, instance_id, message_id, from_me, kind, text, at, received_at)"
        " VALUES (?, 'I', ?, ?, ?, ?, ?, ?)",
        rows(),
    )
    # As an upgrade from the first version finds them: everything is older than the index.
    execute(
        "UPDATE search_state SET oldest = (SELECT max(seq) + 1 FROM message), newest = (SELECT max(seq) FROM message)"
    )
    execute("COMMIT")
    execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def build(path: Path) -> list[float]:
    """Build the index as the writer's thread does, and return how long each slice took, in milliseconds."""
    with closing(open_writer(path)) as database:
        execute = executor(database)
        index, took = SearchIndex(execute), []
        while True:
            begun = time.perf_counter()
            more = index.advance()
            took.append((time.perf_counter() - begun) * 1000)
            if not more:
                break
            if len(took) % 50 == 0:
                execute("PRAGMA wal_checkpoint(PASSIVE)")
        execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return took


QUESTIONS: dict[str, tuple[Question, float]] = {
    "commonest word": (Question(text="de "), FIRST_MS),
    "medium word": (Question(text="caderno "), FIRST_MS),
    "rare word": (Question(text=f"{RARE} "), FIRST_MS),
    "prefix of 2": (Question(text="co"), OTHER_MS),
    "prefix of 3": (Question(text="cad"), OTHER_MS),
    "prefix of 4": (Question(text="obri"), OTHER_MS),
    "prefix of 6": (Question(text="obriga"), OTHER_MS),
    "two words": (Question(text="pedido entrega "), OTHER_MS),
    "four words and a prefix": (Question(text="de que para não pag"), OTHER_MS),
    "phrase": (Question(text='"nota fiscal"'), OTHER_MS),
    "common in one conversation": (Question(text="de ", chat_id=f"c{2_500:018x}"), OTHER_MS),
    "prefix in the largest conversation": (Question(text="ca", chat_id=f"c{0:018x}", limit=1000), OTHER_MS),
    "rare, mine, documents": (Question(text=RARE, from_me=True, what=What.DOCUMENTS), OTHER_MS),
    "common, pictures": (Question(text="que ", what=What.PICTURES), OTHER_MS),
    "common, a month two years ago": (
        Question(text="que ", since=_END - 2 * _YEAR_MS, until=_END - 2 * _YEAR_MS + 30 * 86_400_000),
        OTHER_MS,
    ),
    "only pictures": (Question(what=What.PICTURES), OTHER_MS),
    "number": (Question(text="345,67"), OTHER_MS),
}


def ask(path: Path, rounds: int = _ROUNDS) -> dict[str, tuple[float, float, float, int]]:
    """Return p50, p99, the limit and the number of hits of each question, in milliseconds."""
    results = {}
    with closing(Finder(path)) as finder:
        for name, (question, limit) in QUESTIONS.items():
            took, hits = [], 0
            for _ in range(rounds):
                begun = time.perf_counter()
                rows = finder.page(question)
                finder.titles({row.chat_id for row in rows})
                took.append((time.perf_counter() - begun) * 1000)
                hits = len(rows)
            took.sort()
            results[name] = (statistics.median(took), took[int(len(took) * 0.99)], limit, hits)
    return results


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="where the profile stays for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = (options.keep or Path(temporary)) / "search.sqlite3"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            begun = time.perf_counter()
            fill(path, options.messages)
            bare = path.stat().st_size
            print(
                f"made {options.messages:,} messages in {time.perf_counter() - begun:.0f} s, {bare / 1e6:.0f} MB"
            )
            took = sorted(build(path))
            print(
                f"index: {sum(took) / 1000:.0f} s of work in {len(took):,} slices, p50 {statistics.median(took):.1f} ms,"
                f" p99 {took[int(len(took) * 0.99)]:.1f} ms, longest {took[-1]:.0f} ms,"
                f" +{(path.stat().st_size - bare) / 1e6:.0f} MB"
            )
        broken = False
        for name, (median, last, limit, hits) in ask(path).items():
            broken |= last > limit
            print(f"{name:36} p50 {median:7.2f}  p99 {last:7.2f}  limit {limit:5.0f} ms  {hits:4} hits")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
