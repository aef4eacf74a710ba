"""The questions of the benchmark: those of the development sets and the entries' own tests."""

import json
import random
from pathlib import Path

from knowledge.evaluate import Labelled, own_tests
from knowledge.library import Library

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


def answerable(library: Library) -> tuple[Labelled, ...]:
    """All questions that an entry of the library answers, shuffled once and for all."""
    known = set(library.entries)
    found = [q for q in labelled() if q.gold and q.right & known] + list(own_tests(library))
    random.Random(SEED).shuffle(found)
    return tuple(found)
