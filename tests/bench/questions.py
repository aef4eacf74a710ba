"""The questions of the benchmark: those of the development sets and the entries' own tests."""

import json
import random
from pathlib import Path

from knowledge.evaluate import Labelled
from knowledge.text import fold
from tests.bench.padding import Corpus

FOLDER = Path(__file__).parent.parent / "knowledge" / "questions"
SEED = 7


def labelled() -> tuple[Labelled, ...]:
    """Every development question, in a fixed order."""
    lines = (
        line
        for file in sorted(FOLDER.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )
    return tuple(Labelled.model_validate(json.loads(line)) for line in lines)


def answerable(corpus: Corpus) -> tuple[Labelled, ...]:
    """All questions that an entry of the corpus answers, shuffled once and for all.

    Those that are indexed word for word are left out: they would be found by any search.
    """
    known = {entry.id for entry in corpus.entries}
    indexed = {fold(text) for entry in corpus.entries for text in corpus.wordings(entry)}
    own = (Labelled(text=t, gold=(entry.id,)) for entry in corpus.entries for t in entry.tests)
    found = [q for q in (*labelled(), *own) if q.right & known and fold(q.text) not in indexed]
    random.Random(SEED).shuffle(found)
    return tuple(found)
