"""Rules that ask the search whether a wording leads to its own entry.

A wording that is indexed always finds itself. So a third of the wordings is left out at a time;
those that are more like a wording of another entry than like any of their own are then asked.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from knowledge.answer import Answer
from knowledge.finding import Finding
from knowledge.index import Index, letter_terms
from knowledge.library import Library, assemble
from knowledge.lint_rules import advice, entered
from knowledge.postings import Ints, counted
from knowledge.shelf import Sheet, Shelf
from knowledge.text import tokens

#: Wordings of two entries are nearly the same from this likeness (0..1) on: on the entries of
#: 2026-11 the pairs above it differed in one word that says nothing.
NEAR = 0.85
#: The wordings are left out in so many turns.
TURNS = 3
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Trial:
    """An alias to be asked, with the wording of another entry that is most like it.

    `likeness` is that of the other wording, `own` that of the nearest other wording of its entry.
    """

    sheet: Sheet
    place: int
    other: str
    wording: str
    likeness: float
    own: float

    @property
    def alias(self) -> str:
        """The alias as written."""
        return self.sheet.entry.aliases[self.place]


@dataclass(frozen=True)
class Trials:
    """The aliases to be asked: those of the files in `only`, or of all."""

    shelf: Shelf
    only: Collection[str] | None = None

    @cached_property
    def all(self) -> tuple[Trial, ...]:
        """Every alias of the living entries, compared with all other wordings."""
        library = assemble(self.shelf)
        owners = np.repeat(
            np.arange(len(library.entries)), library.index.ends - library.index.starts
        )
        numbers = {name: number for number, name in enumerate(library.entries)}
        return tuple(
            _compared(library.index, owners, (sheet, place), numbers[sheet.entry.id])
            for sheet in self.shelf.sheets
            if not sheet.entry.retired and (self.only is None or sheet.file in self.only)
            for place in range(len(sheet.entry.aliases))
        )


SearchRule = Callable[[Trials], Iterator[Finding]]
RULES: dict[str, SearchRule] = {}


@entered(RULES, "near-wording")
def near_wording(trials: Trials) -> Iterator[Finding]:
    """No alias says nearly the same as a wording of another entry."""
    for trial in trials.all:
        if trial.likeness >= NEAR:
            yield advice(
                trial.sheet,
                "near-wording",
                ("aliases", trial.place),
                f"'{trial.alias}' sorusu {trial.other} kaydındaki '{trial.wording}' sorusuna çok "
                "benziyor; memur hangisinin geleceğini bilemez.",
                "Soruyu en iyi yanıtlayan kayıtta bırakınız ya da ayırt eden sözcüğü ekleyiniz.",
            )


@entered(RULES, "lost-wording")
def lost_wording(trials: Trials) -> Iterator[Finding]:
    """No alias would be answered, and surely, by another entry if it were not written down."""
    for turn in range(TURNS):
        left_out = [trial for trial in trials.all if trial.place % TURNS == turn]
        asked = [trial for trial in left_out if trial.own < trial.likeness < NEAR]
        library = assemble(_without(trials.shelf, left_out)) if asked else None
        for trial in asked:
            other = library and _answered_by_another(library, trial.alias, trial.sheet.entry.id)
            if other:
                yield advice(
                    trial.sheet,
                    "lost-wording",
                    ("aliases", trial.place),
                    f"'{trial.alias}' sorusunu arama, bu satır olmasa {other} kaydıyla "
                    "yanıtlardı; benzerini soran memur yanlış yanıtı alabilir.",
                    f"Soru {other} kaydına uyuyorsa oraya taşıyınız; uymuyorsa benzer birkaç "
                    "soruluş daha ekleyiniz.",
                )


def _compared(index: Index, owners: Ints, of: tuple[Sheet, int], number: int) -> Trial:
    """An alias with the likest wording of another entry in service, in letters."""
    sheet, place = of
    start, end = int(index.starts[number]), int(index.ends[number])
    words = [w for w in tokens(sheet.entry.aliases[place]) if w not in index.fillers]
    letters = counted(letter_terms(words, index.concepts.found_in(words)))
    by_wording, _ = index.letters.score(letters)
    likeness = by_wording / max(index.wording_letters.length(letters), _TINY)
    likeness[start + 1 + place] = 0.0  # itself
    own = float(likeness[start:end].max())
    likeness[start:end] = 0.0
    best = int(likeness.argmax())
    other = index.entries[int(owners[best])]
    return Trial(
        sheet,
        place,
        other.id,
        index.wordings[best],
        0.0 if other.retired else float(likeness[best]),
        own,
    )


def _without(shelf: Shelf, trials: Collection[Trial]) -> Shelf:
    """The shelf without these aliases."""
    away = {(trial.sheet.file, trial.place) for trial in trials}
    return replace(shelf, sheets=tuple(_held_back(sheet, away) for sheet in shelf.sheets))


def _held_back(sheet: Sheet, away: Collection[tuple[str, int]]) -> Sheet:
    aliases = enumerate(sheet.entry.aliases)
    kept = tuple(alias for place, alias in aliases if (sheet.file, place) not in away)
    return replace(sheet, entry=sheet.entry.model_copy(update={"aliases": kept}))


def _answered_by_another(library: Library, text: str, own: str) -> str | None:
    match library.decide(text):
        case Answer(entry=other) if other.id != own:
            return other.id
        case _:
            return None
