"""The rule for emergencies: every phrase has words, and leads to somebody who exists."""

from collections.abc import Callable, Iterator

from knowledge.finding import Finding
from knowledge.lint_rules import at, entered
from knowledge.shelf import Shelf
from knowledge.text import tokens

RULES: dict[str, Callable[[Shelf], Iterator[Finding]]] = {}


@entered(RULES, "emergency")
def emergency(shelf: Shelf) -> Iterator[Finding]:
    """Each kind of danger can be recognised, and leads to somebody."""
    for row in shelf.emergencies:
        kind = row.value
        for place, key in enumerate(kind.refer_to):
            if key not in shelf.directory:
                message = f"'{key}' directory.yaml içinde yok."
                remedy = "directory.yaml içindeki anahtarlardan birini yazınız."
                yield at(row, "emergency", ("refer_to", place), message, remedy)
        for name in ("words", "alone"):
            for place, phrase in enumerate(getattr(kind, name)):
                if not tokens(phrase):
                    message = f"“{phrase}” içinde sözcük yok."
                    yield at(row, "emergency", (name, place), message, "Satırı siliniz.")
        if not (kind.words or kind.alone):
            message = "Bu tehlikeyi bildiren hiçbir söz yazılmamış."
            yield at(row, "emergency", ("key",), message, 'words: ["nefes almıyor"]')
