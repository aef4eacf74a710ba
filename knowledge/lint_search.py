"""Rules that ask the search whether a wording leads to its own entry.

A wording that is indexed always finds itself. So a third of the wordings is left out at a time,
and these are asked as an officer would ask them.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np

from knowledge.answer import Answer
from knowledge.finding import Finding
from knowledge.index import letter_terms
from knowledge.library import Library, assemble
from knowledge.lint_rules import advice, entered
from knowledge.postings import counted
from knowledge.query import read_query
from knowledge.rank import score
from knowledge.shelf import Sheet, Shelf
from knowledge.text import tokens

#: Wordings of two entries are nearly the same from this likeness (0..1) on: on the entries of
#: 2026-11 the pairs above it differed in one word that says nothing.
NEAR = 0.85
#: The wordings are left out in so many turns.
TURNS = 3


@dataclass(frozen=True, slots=True)
class Trials:
    """The wordings to be asked: those of the files in `only`, or of all."""

    shelf: Shelf
    only: Collection[str] | None = None

    def sheets(self) -> Iterator[Sheet]:
        """The living entries whose wordings are asked."""
        for sheet in self.shelf.sheets:
            if not sheet.entry.retired and (self.only is None or sheet.file in self.only):
                yield sheet


SearchRule = Callable[[Trials], Iterator[Finding]]
RULES: dict[str, SearchRule] = {}


@entered(RULES, "near-wording")
def near_wording(trials: Trials) -> Iterator[Finding]:
    """No alias says nearly the same as a wording of another entry."""
    library = assemble(trials.shelf)
    index = library.index
    owners = np.repeat(np.arange(len(index.entries)), index.ends - index.starts)
    for sheet in trials.sheets():
        for place, alias in enumerate(sheet.entry.aliases):
            found = _nearest(library, alias, sheet.entry.id)
            if found is None:
                continue
            other, wording = index.entries[int(owners[found])], index.wordings[found]
            if other.retired:
                continue
            yield advice(
                sheet,
                "near-wording",
                ("aliases", place),
                f"'{alias}' sorusu {other.id} kaydındaki '{wording}' sorusuna çok benziyor; "
                "memur hangisinin geleceğini bilemez.",
                "Soruyu en iyi yanıtlayan kayıtta bırakınız ya da ayırt eden sözcüğü ekleyiniz.",
            )


@entered(RULES, "lost-wording")
def lost_wording(trials: Trials) -> Iterator[Finding]:
    """No alias would be answered, and surely, by another entry if it were not written down."""
    for turn in range(TURNS):
        library = assemble(_without(trials, turn))
        for sheet in trials.sheets():
            for place, alias in enumerate(sheet.entry.aliases):
                if place % TURNS != turn:
                    continue
                other = _answered_by_another(library, alias, sheet.entry.id)
                if other and _nearest(library, alias, sheet.entry.id) is None:
                    yield advice(
                        sheet,
                        "lost-wording",
                        ("aliases", place),
                        f"'{alias}' sorusunu arama, bu satır olmasa {other} kaydıyla yanıtlardı; "
                        "benzerini soran memur yanlış yanıtı alabilir.",
                        f"Soru {other} kaydına uyuyorsa oraya taşıyınız; uymuyorsa benzer birkaç "
                        "soruluş daha ekleyiniz.",
                    )


def _nearest(library: Library, text: str, entry_id: str) -> int | None:
    """The wording of another entry that is nearly the same, if there is one."""
    index = library.index
    words = tokens(text)
    kept = [word for word in words if word not in index.fillers]
    letters = counted(letter_terms(kept, index.concepts.found_in(kept)))
    postings = index.wording_letters
    length = postings.length(letters)
    if not length:
        return None
    likeness = postings.score(letters)
    own = list(library.entries).index(entry_id)
    likeness[int(index.starts[own]) : int(index.ends[own])] = 0.0
    best = int(likeness.argmax())
    return best if likeness[best] >= NEAR * length else None


def _without(trials: Trials, turn: int) -> Shelf:
    """The shelf without the wordings that are asked in this turn."""
    asked = {sheet.file for sheet in trials.sheets()}
    return replace(
        trials.shelf,
        sheets=tuple(
            _held_back(sheet, turn) if sheet.file in asked else sheet
            for sheet in trials.shelf.sheets
        ),
    )


def _held_back(sheet: Sheet, turn: int) -> Sheet:
    kept = tuple(a for place, a in enumerate(sheet.entry.aliases) if place % TURNS != turn)
    return replace(sheet, entry=sheet.entry.model_copy(update={"aliases": kept}))


def _answered_by_another(library: Library, text: str, own: str) -> str | None:
    scored = score(read_query(text, library.index), library.index, library.calibration)
    if not scored.order or library.index.entries[scored.order[0]].id == own:
        return None  # the most frequent case by far, known without a decision
    match library.decide(text):
        case Answer(entry=other) if other.id != own:
            return other.id
        case _:
            return None
