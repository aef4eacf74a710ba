"""Ways to find an entry: the desk's, RapidFuzz's ready-made one, SQLite's full text."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeAlias

from rapidfuzz import fuzz, process, utils

from knowledge.library import Library
from tests.bench.padding import Corpus, indexed

#: The ids of the entries found for a text, best first.
Find: TypeAlias = Callable[[str], Sequence[str]]
#: So many wordings are taken, so that three entries are among them.
WORDINGS = 60
ENTRIES = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Engine:
    """A search that is ready, and how long it took to get ready."""

    name: str
    find: Find
    build_seconds: float


def desk(library: Library, corpus: Corpus) -> Engine:
    """The whole decision: read, correct, rank, calibrated probability, band."""
    began = perf_counter()
    ready = indexed(library, corpus)
    took = perf_counter() - began

    def find(text: str) -> list[str]:
        return [match.entry.id for match in ready.decide(text).evidence.matches[:ENTRIES]]

    return Engine("desk", find, took)


def wratio(corpus: Corpus) -> Engine:
    """`process.extract` with WRatio and default_process over all wordings.

    The wordings are processed once and not at every question: kinder than the usual way.
    """
    began = perf_counter()
    pairs = [(text, entry.id) for entry in corpus.entries for text in corpus.wordings(entry)]
    wordings = [utils.default_process(text) for text, _ in pairs]
    took = perf_counter() - began

    def find(text: str) -> list[str]:
        asked = utils.default_process(text)
        found = process.extract(asked, wordings, scorer=fuzz.WRatio, limit=WORDINGS)
        return list(dict.fromkeys(pairs[place][1] for _, _, place in found))[:ENTRIES]

    return Engine("WRatio", find, took)


def fts5_entries(corpus: Corpus) -> Engine:
    """SQLite's full-text index, one row an entry: any of the words, ranked by bm25()."""
    rows = (
        (entry.id, "\n".join((*corpus.wordings(entry), entry.answer.short)))
        for entry in corpus.entries
    )
    return _fts5("FTS5, row an entry", rows, ENTRIES)


def fts5_wordings(corpus: Corpus) -> Engine:
    """The same with one row a wording."""
    rows = ((e.id, wording) for e in corpus.entries for wording in corpus.wordings(e))
    return _fts5("FTS5, row a wording", rows, WORDINGS)


def _fts5(name: str, rows: Iterable[tuple[str, str]], limit: int) -> Engine:
    began = perf_counter()
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE entries USING fts5("
        "id UNINDEXED, words, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO entries VALUES (?, ?)", rows)
    connection.commit()
    took = perf_counter() - began

    def find(text: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        ranked = "SELECT id FROM entries WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT ?"
        found = connection.execute(ranked, (asked, limit))
        return list(dict.fromkeys(row[0] for row in found))[:ENTRIES]

    return Engine(name, find, took)
